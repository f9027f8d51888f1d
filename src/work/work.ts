/**
 * What runs, in this tab and in others. A run goes on while one works elsewhere in the console; the tab that runs a
 * plan holds its lock, so that no two tabs send the same requests, and a tab that dies lets go of it by dying.
 */
import type { QueryClient } from '@tanstack/react-query'
import { createStore } from '../api/store'
import { invertPlan } from './invert'
import { headOf, memoryJournal, openJournal, type Head, type Journal } from './journal'
import { kindOf } from './kind'
import { Marks, tallyOfPlan } from './mark'
import { pause } from './pause'
import { newPlanId, type Plan } from './plan'
import { applyPlan, type World } from './run'
import { retryFailed, verifyPlan } from './verify'
import type { View, Work } from './view'
import { worldOf, type Live } from './world'

type Message = { changed: string } | { release: string }

const lockOf = (id: string) => `hopdeck-plan-${id}`
/** How often what other tabs do is looked at, ms. */
const glance = 1500
/** How long a tab that runs a plan may take to finish what is on its way before it is taken from it, ms. */
const handOver = 4000

export function createWork(opening: () => Promise<Journal> = openJournal): Work {
  const heads = createStore<readonly Head[]>([])
  const elsewhere = createStore<ReadonlySet<string>>(new Set())
  const keeps = createStore(true)
  const views = new Map<string, ReturnType<typeof createStore<View | null>>>()
  const live = new Map<string, Live>()
  /** Plans that are written down just now, to run here: they need not be read back. */
  const starting = new Set<string>()
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('hopdeck-work')
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks
  let client: QueryClient | null = null
  let onEnd: ((view: View) => void) | null = null
  const journal = opening().catch(() => {
    keeps.set(false)
    return memoryJournal()
  })

  const tell = (message: Message) => channel?.postMessage(message)
  const storeOf = (id: string) => {
    const known = views.get(id)
    if (known) return known
    const made = createStore<View | null>(null)
    views.set(id, made)
    void load(id)
    return made
  }
  const listHeads = async () => {
    const all = await (await journal).heads()
    heads.set(all.map((head) => live.get(head.id)?.head ?? head).toSorted((a, b) => b.madeAt - a.madeAt))
  }
  const load = async (id: string) => {
    if (live.has(id) || starting.has(id)) return
    const kept = await journal
    const [plan, marks, all] = await Promise.all([kept.plan(id), kept.marks(id), kept.heads()])
    const head = all.find((one) => one.id === id)
    if (plan && head && !live.has(id)) storeOf(id).set({ plan, head, marks: new Marks(marks), reports: new Map() })
  }
  const look = async () => {
    if (!locks) return
    const { held = [] } = await locks.query()
    const now = new Set(
      held.flatMap(({ name = '' }) => {
        const id = name.startsWith(lockOf('')) ? name.slice(lockOf('').length) : ''
        return id === '' || live.has(id) ? [] : [id]
      }),
    )
    const before = elsewhere.get()
    if (now.size !== before.size || [...now].some((id) => !before.has(id))) elsewhere.set(now)
  }
  channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if ('release' in data) {
      const run = live.get(data.release)
      if (run) run.stop = 'pause'
      return
    }
    void listHeads()
    void look()
    if (views.has(data.changed)) void load(data.changed)
  })

  const setHead = async (run: Live, change: Partial<Head>) => {
    if (run.lost) return
    const { of, done, failed, skipped, unknown, sent, verified } = tallyOfPlan(run.plan, run.marks)
    const counts = { of, done, failed: failed + skipped, unknown: unknown + sent, verified }
    const { why: _, ...rest } = run.head
    run.head = { ...('state' in change ? rest : run.head), ...counts, ...change, changedAt: Date.now() }
    show(run)
    await (await journal).setHead(run.head)
    tell({ changed: run.head.id })
  }
  const show = ({ head, plan, marks, reports, stop }: Live) => {
    storeOf(head.id).set({ head, plan, marks, reports, stop })
    heads.set(heads.get().map((one) => (one.id === head.id ? head : one)))
  }

  /** Holds the plan's lock while `work` runs; false if another tab has it. */
  const holding = async (id: string, options: LockOptions, work: () => Promise<void>): Promise<boolean> => {
    if (!locks) {
      await work()
      return true
    }
    return locks.request(lockOf(id), options, async (lock) => {
      if (lock === null) return false
      await work()
      return true
    })
  }

  /** Runs a plan, or a part of it; false if another tab holds it. */
  const run = async (
    id: string,
    prepare: (run: Live, world: World) => Promise<'apply' | 'verify'>,
    options: LockOptions = { ifAvailable: true },
    /** A plan that was kept just now: a long one takes a while to read back, and nothing has come of it yet. */
    known?: Plan,
    { lookedAt, onBegin }: { lookedAt?: number | undefined; onBegin?: () => void } = {},
  ): Promise<boolean> => {
    if (live.has(id)) return true
    let own: Live | undefined
    const work = async () => {
      const kept = await journal
      const [plan, marks, all] = known
        ? [known, [], [headOf(known)]]
        : await Promise.all([kept.plan(id), kept.marks(id), kept.heads()])
      const head = all.find((one) => one.id === id)
      if (!plan || !head) return
      const one: Live = {
        plan,
        head,
        marks: new Marks(marks),
        reports: new Map(),
        stop: null,
        abort: new AbortController(),
        lost: false,
      }
      own = one
      live.set(id, one)
      const { world, close, fresh } = worldOf(one, {
        client,
        save: async (mark) => {
          if (!one.lost) await kept.setMark(mark)
          // Its request goes out first: who is told of it draws a page.
          if (onBegin) setTimeout(onBegin)
        },
        tell: () => void setHead(one, {}),
        lookedAt,
      })
      try {
        const what = await prepare(one, world)
        if (what === 'apply') {
          // The first mark is safe only after the head is, so that is not waited for twice.
          const begun = setHead(one, { state: 'applying' })
          const [outcome] = await Promise.all([applyPlan(plan, one.marks, world, { stop: () => one.stop }), begun])
          if (outcome.state !== 'over') {
            const why = 'why' in outcome && outcome.why !== undefined ? { why: outcome.why } : {}
            await setHead(one, { state: outcome.state, ...why })
            return
          }
        }
        fresh()
        // It is asked first: who is told of it draws a page.
        const told = pause(0).then(() => setHead(one, { state: 'verifying' }))
        const [problem] = await Promise.all([verifyPlan(plan, one.marks, world, what === 'verify'), told])
        await setHead(one, { state: 'ended', ...(problem !== null && { why: problem }) })
      } finally {
        if (live.get(id) === one) {
          live.delete(id)
          // Who looks on hears that nobody runs it any more.
          if (!one.lost) show(one)
        }
        await close()
        if (!one.lost) onEnd?.(one)
      }
    }
    try {
      return await holding(id, options, work)
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      if (!own) return false
      // Another tab took the lock away: what is on its way here is looked up there.
      own.lost = true
      own.stop = 'pause'
      own.abort.abort()
      live.delete(id)
      return true
    } finally {
      await look()
      tell({ changed: id })
    }
  }

  const keep = async (plan: Plan) => {
    const kept = await journal
    await kept.add(plan, headOf(plan))
    const undone = plan.undoes === undefined ? undefined : (await kept.heads()).find(({ id }) => id === plan.undoes)
    if (undone) {
      await kept.setHead({ ...undone, undoneBy: plan.id })
      void load(undone.id)
    }
  }

  return {
    heads,
    elsewhere,
    keeps,
    connect(to, told) {
      client = to
      onEnd = told
      void listHeads()
      void look()
      const timer = setInterval(() => void look(), glance)
      return () => clearInterval(timer)
    },
    view: (id) => storeOf(id),
    holderOf: (id) => (live.has(id) ? 'here' : elsewhere.get().has(id) ? 'elsewhere' : 'nobody'),
    async start(plan, { look, onBegin } = {}) {
      starting.add(plan.id)
      try {
        const lookedAt = look && Date.now()
        let told = false
        const begun = () => {
          if (!told) onBegin?.()
          told = true
        }
        const kept = keep(plan)
        kept.catch(() => undefined)
        let go = look === undefined
        try {
          go ||= (await look?.()) === true
        } finally {
          await kept
          if (!go) await (await journal).drop(plan.id)
        }
        if (!go) return
        void listHeads()
        await run(plan.id, async () => 'apply', { ifAvailable: true }, plan, { lookedAt, onBegin: begun })
        begun()
      } finally {
        starting.delete(plan.id)
      }
    },
    pause: (id) => stop(id, 'pause'),
    cancel: (id) => stop(id, 'cancel'),
    async resume(id) {
      await run(id, async () => 'apply')
    },
    async retry(id) {
      await run(id, async ({ plan, marks }, world) => {
        await retryFailed(plan, marks, world)
        return 'apply'
      })
    },
    async verify(id) {
      await run(id, async () => 'verify')
    },
    async inverse(id) {
      const kept = await journal
      const [plan, marks] = await Promise.all([kept.plan(id), kept.marks(id)])
      if (!plan) return null
      const { steps, notes } = await invertPlan(plan, new Marks(marks), { kindOf })
      if (steps.length === 0) return null
      const { reason: _, told: __, ...rest } = plan
      return { ...rest, id: newPlanId(), title: `Undo: ${plan.title}`, steps, notes, madeAt: Date.now(), undoes: id }
    },
    async takeOver(id) {
      tell({ release: id })
      const apply = async () => 'apply' as const
      const ran = await run(id, apply, { signal: AbortSignal.timeout(handOver) })
      if (!ran) await run(id, apply, { steal: true })
    },
    async forget(id) {
      if (live.has(id)) return
      await (await journal).drop(id)
      views.delete(id)
      await listHeads()
      tell({ changed: id })
    },
  }

  function stop(id: string, how: 'pause' | 'cancel') {
    const one = live.get(id)
    if (one) show(Object.assign(one, { stop: how }))
    else if (how === 'cancel' && !elsewhere.get().has(id)) void cancelKept(id)
  }
  async function cancelKept(id: string) {
    const kept = await journal
    const head = (await kept.heads()).find((one) => one.id === id)
    if (head && head.state !== 'ended') await kept.setHead({ ...head, state: 'cancelled', changedAt: Date.now() })
    await listHeads()
    await load(id)
    tell({ changed: id })
  }
}

export const work: Work = createWork()
