import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from '../catalog/zod'
import { ApiError, type ErrorKind } from '../api/errors'
import { invertPlan } from './invert'
import { Refused, type Context, type Kind, type Looked } from './kind'
import { Marks, tallyOfPlan, type Mark } from './mark'
import { Json, type ItemId, type Plan, type Step } from './plan'
import { applyPlan, type Ended, type World } from './run'
import { retryFailed, verifyPlan } from './verify'

/** A site of labels, each on some things; counts what is sent to it. */
class Site {
  readonly labels = new Map<string, Set<number>>()
  sent = 0
  readonly gone = new Set<number>()

  on(label: string): Set<number> {
    const known = this.labels.get(label) ?? new Set()
    this.labels.set(label, known)
    return known
  }

  picture(): string {
    const rows = [...this.labels].map(([name, ids]) => `${name}:${[...ids].toSorted((a, b) => a - b).join()}`)
    return rows.toSorted().join(' ')
  }
}

const failure = (kind: ErrorKind, status: number | null = null) =>
  new ApiError({
    kind,
    operation: 'labels.put',
    method: 'POST',
    path: '/labels',
    needs: 'read',
    reads: false,
    status,
    said: '',
    retryAfter: null,
    ms: 1,
  })

const Input = z.object({ label: z.string(), on: z.boolean() })
type Put = z.output<typeof Input>

const put = (site: Site): Kind<Put> => ({
  name: 'put',
  input: Input,
  apply: async ({ input }, items) => {
    site.sent += 1
    const label = site.on(input.label)
    for (const { id } of items) {
      if (site.gone.has(Number(id))) continue
      if (input.on) label.add(Number(id))
      else label.delete(Number(id))
    }
    const failed = items.flatMap(({ id }) => (site.gone.has(Number(id)) ? [[id, 'No such thing'] as const] : []))
    return { failed }
  },
  look: async ({ input }, items) => {
    const label = site.on(input.label)
    return new Map(
      items.map(({ id }): [ItemId, Looked] => [id, { is: label.has(Number(id)) === input.on ? 'done' : 'not' }]),
    )
  },
  invert: (step, items) => [
    { ...step, id: `undo-${step.id}`, items, after: [], input: { ...step.input, on: !step.input.on } },
  ],
})

/** What goes wrong at which of the calls, counted over the whole run. */
type Faults = (call: number) => 'crash' | 'lost' | 'not sent' | undefined

class Crash extends Error {}

function worldOn(site: Site, faults: Faults = () => undefined) {
  const journal = new Map<string, Mark>()
  let calls = 0
  let dead = false
  let die = (_error: Error) => {}
  const crashed = new Promise<never>((_, reject) => {
    die = reject
  })
  crashed.catch(() => undefined)
  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    const fault = dead ? 'crash' : faults(calls++)
    if (fault === 'not sent') throw failure('unreachable')
    if (fault === 'crash') {
      dead = true
      die(new Crash())
      return new Promise(() => {})
    }
    const answer = await work()
    if (fault === 'lost') throw failure('unreachable')
    return answer
  }
  const kind = put(site)
  const world: World = {
    kindOf: async (name) => {
      if (name !== 'put') throw new Refused(`No kind ${name}`)
      const wrapped: Kind<Put> = {
        ...kind,
        apply: (...all) => call(() => kind.apply(...all)),
        look: (...all) => call(() => kind.look(...all)),
      }
      return wrapped as unknown as Kind
    },
    // The kind of this test needs nothing of it.
    contextOf: () => ({}) as Context,
    save: async (mark) => {
      if (dead) return new Promise(() => {})
      journal.set(`${mark.unit} ${mark.step}`, mark)
      return undefined
    },
    wait: async () => {},
    now: () => 0,
  }
  return { world, journal, crashed }
}

const planOf = (steps: readonly Step[]): Plan => ({
  id: 'p',
  title: 'Test',
  appliance: 'a',
  applianceName: 'A',
  steps,
  madeAt: 0,
})

const stepOf = (id: string, label: string, ids: readonly number[], on = true, more: Partial<Step> = {}): Step => ({
  id,
  kind: 'put',
  words: `${on ? 'Put' : 'Take'} ${label}`,
  input: Json.parse({ label, on }),
  items: ids.map((one) => ({ id: one, name: `thing ${one}` })),
  size: 2,
  ...more,
})

const goOn = { stop: () => null }

/** Runs until all is done; a tab that died is opened again, a pause is ended, what failed is tried again. */
async function untilOver(plan: Plan, site: Site, faults: Faults): Promise<Marks> {
  let journal = new Map<string, Mark>()
  let calls = 0
  for (let round = 0; round < 50; round++) {
    const here = worldOn(site, () => faults(calls++))
    for (const [key, mark] of journal) here.journal.set(key, mark)
    const marks = new Marks([...journal.values()])
    const ended: Ended | 'crash' = await Promise.race([applyPlan(plan, marks, here.world, goOn), here.crashed]).catch(
      (error: unknown) => {
        if (error instanceof Crash) return 'crash' as const
        throw error
      },
    )
    journal = here.journal
    if (ended === 'crash' || ended.state !== 'over') continue
    if (tallyOfPlan(plan, marks).failed === 0) return marks
    await retryFailed(plan, marks, here.world)
  }
  throw new Error('It never ended')
}

/** Steps on labels of their own; each takes what is not so yet, as a planner does. */
const someSteps = fc.array(
  fc.record({ ids: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }), on: fc.boolean() }),
  { minLength: 1, maxLength: 4 },
)
const someSite = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 12 })), { minLength: 4, maxLength: 4 })

function setUp(site: readonly number[][], steps: readonly { ids: readonly number[]; on: boolean }[]) {
  const made = new Site()
  for (const [at, ids] of site.entries()) for (const id of ids) made.on(`l${at}`).add(id)
  const planned = steps.flatMap(({ ids, on }, at) => {
    const needed = ids.filter((id) => made.on(`l${at}`).has(id) !== on)
    return needed.length > 0 ? [stepOf(`s${at}`, `l${at}`, needed, on, at > 0 ? { after: [`s${at - 1}`] } : {})] : []
  })
  return { site: made, plan: planOf(planned) }
}

describe('a plan', () => {
  it('changes nothing when it is applied a second time', async () => {
    await fc.assert(
      fc.asyncProperty(someSite, someSteps, async (start, steps) => {
        const { site, plan } = setUp(start, steps)
        await applyPlan(plan, new Marks(), worldOn(site).world, goOn)
        const once = site.picture()
        await applyPlan(plan, new Marks(), worldOn(site).world, goOn)
        expect(site.picture()).toBe(once)
      }),
      { numRuns: 60 },
    )
  })

  it('is taken back exactly by its inverse', async () => {
    await fc.assert(
      fc.asyncProperty(someSite, someSteps, async (start, steps) => {
        const { site, plan } = setUp(start, steps)
        const before = site.picture()
        const { world } = worldOn(site)
        const marks = new Marks()
        await applyPlan(plan, marks, world, goOn)
        const { steps: back, notes } = await invertPlan(plan, marks, world)
        expect(notes).toEqual([])
        await applyPlan(planOf(back), new Marks(), world, goOn)
        expect(site.picture()).toBe(before)
      }),
      { numRuns: 60 },
    )
  })

  it('ends the same whatever interrupts it, and wherever', async () => {
    const fault = fc.constantFrom('crash' as const, 'lost' as const, 'not sent' as const)
    await fc.assert(
      fc.asyncProperty(
        someSite,
        someSteps,
        fc.dictionary(fc.integer({ min: 0, max: 14 }).map(String), fault, { maxKeys: 5 }),
        async (start, steps, faults) => {
          const undisturbed = setUp(start, steps)
          const marks = await untilOver(undisturbed.plan, undisturbed.site, () => undefined)
          const disturbed = setUp(start, steps)
          const again = await untilOver(disturbed.plan, disturbed.site, (call) => faults[String(call)])
          expect(disturbed.site.picture()).toBe(undisturbed.site.picture())
          expect(tallyOfPlan(disturbed.plan, again)).toEqual(tallyOfPlan(undisturbed.plan, marks))
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('a request', () => {
  it('whose answer was lost is not sent again where it was done', async () => {
    const site = new Site()
    const { world } = worldOn(site, (call) => (call === 0 ? 'lost' : undefined))
    const marks = new Marks()
    await applyPlan(planOf([stepOf('s', 'x', [1, 2])]), marks, world, goOn)
    expect(site.sent).toBe(1)
    expect(tallyOfPlan(planOf([stepOf('s', 'x', [1, 2])]), marks)).toMatchObject({ done: 2, failed: 0 })
  })

  it('whose answer was lost and that cannot be looked up leaves the plan paused and says so', async () => {
    const plan = planOf([stepOf('s', 'x', [1, 2, 3, 4])])
    const marks = new Marks()
    const { world } = worldOn(new Site(), () => 'not sent')
    const ended = await applyPlan({ ...plan, concurrency: 1 }, marks, world, goOn)
    expect(ended).toMatchObject({ state: 'paused' })
    expect(tallyOfPlan(plan, marks)).toMatchObject({ unknown: 2, waiting: 2 })
  })

  it('names the items that were refused, and the next step leaves those out', async () => {
    const site = new Site()
    site.gone.add(2)
    const { world } = worldOn(site)
    const plan = planOf([stepOf('a', 'x', [1, 2, 3]), stepOf('b', 'y', [1, 2, 3], true, { after: ['a'] })])
    const marks = new Marks()
    await applyPlan(plan, marks, world, goOn)
    expect(tallyOfPlan(plan, marks)).toMatchObject({ done: 4, failed: 1, skipped: 1 })
    expect(await verifyPlan(plan, marks, world)).toBeNull()
    expect(tallyOfPlan(plan, marks)).toMatchObject({ verified: 4, missing: 0 })
    site.gone.clear()
    await retryFailed(plan, marks, world)
    expect(tallyOfPlan(plan, marks)).toMatchObject({ done: 4, waiting: 2 })
    await applyPlan(plan, marks, world, goOn)
    expect(tallyOfPlan(plan, marks)).toMatchObject({ done: 6 })
    expect(site.picture()).toBe('x:1,2,3 y:1,2,3')
  })

  it('stops between two requests, and goes on with the rest', async () => {
    const site = new Site()
    const plan = { ...planOf([stepOf('s', 'x', [1, 2, 3, 4, 5, 6])]), concurrency: 1 }
    const marks = new Marks()
    const ended = await applyPlan(plan, marks, worldOn(site).world, { stop: () => (site.sent >= 2 ? 'pause' : null) })
    expect(ended).toEqual({ state: 'paused' })
    expect(site.picture()).toBe('x:1,2,3,4')
    await applyPlan(plan, marks, worldOn(site).world, goOn)
    expect(site.sent).toBe(3)
    expect(site.picture()).toBe('x:1,2,3,4,5,6')
  })

  it('of a kind that this version does not know fails with a sentence', async () => {
    const plan = planOf([{ ...stepOf('s', 'x', [1]), kind: 'later' }])
    const marks = new Marks()
    await applyPlan(plan, marks, worldOn(new Site()).world, goOn)
    expect(marks.get('s', 0)).toMatchObject({ state: 'failed', words: 'No kind later' })
  })

  it('that was done and is gone when it is read back is not verified', async () => {
    const site = new Site()
    const plan = planOf([stepOf('s', 'x', [1, 2])])
    const { world } = worldOn(site)
    const marks = new Marks()
    await applyPlan(plan, marks, world, goOn)
    site.on('x').delete(2)
    await verifyPlan(plan, marks, world)
    expect(tallyOfPlan(plan, marks)).toMatchObject({ done: 2, verified: 1, missing: 1 })
  })
})
