/**
 * Applies a plan: sends its requests, a few at once and in the order that its steps ask for.
 *
 * Every request is in the journal before it leaves. One whose answer was lost, here or in a tab that is gone, is looked
 * up before it is repeated; so is one that the appliance answers with a failure of its own, but then that is said and
 * nothing repeated. What the appliance refuses fails alone; where the key is not accepted any more, nothing answers at
 * all or code of the step is gone, the run pauses and says so, since the rest would fail in the same way.
 */
import { ApiError, isApiError, isLost, sentenceFor, type ErrorFacts } from '../api/errors'
import { isMissingFile } from '../browser/missing-file'
import { Interrupted, Refused, type Applied, type Context, type Kind, type Looked, type StepOf } from './kind'
import { isOver, isWhole, writesOf, stepIsOver, undoneIn, type Mark, type Marks, type Outcome } from './mark'
import { unitsOf, type Item, type ItemId, type Json, type Plan, type Step } from './plan'

/** What is kept of one request. */
export interface Keeping extends Pick<Context, 'kept' | 'keep'> {
  /** A write of it leaves. */
  leaves: () => void
}

/** What the engine needs of the world; a test gives it another one. */
export interface World {
  kindOf: (name: string) => Promise<Kind>
  /** A sentence where the step's appliance cannot be called: nobody is signed in to it. */
  contextOf: (step: Step, of: Keeping) => Context | string
  /** Resolves when the mark is safe. */
  save: (mark: Mark) => Promise<void>
  /** Waits so many ms before what was refused is sent again; with true a person gave it up before. */
  wait: (ms: number, refused?: Pick<ApiError, 'method' | 'path'>) => Promise<boolean | void>
  now: () => number
  /** When it was last looked whether all is as the plan says, before the run; ms since 1970. */
  lookedAt?: number | undefined
}

/** Asked between requests. */
export interface Control {
  stop: () => 'pause' | 'cancel' | null
}

export type Ended = { state: 'over' } | { state: 'paused' | 'cancelled'; why?: string }

/** How often a request is sent whose answer was lost and that was then found not done. */
const attempts = 3
/** How often an overloaded appliance is asked again. */
const patience = 6
/** A look so short a time ago needs no other, ms: about what a look and a request take on a slow line. */
const fresh = 2000

/**
 * True where the appliance itself has answered, if only that it failed or did a part: what is then found not done is
 * said at once. A gateway's 502 and 504 say only that nothing was heard of it.
 */
const isAnswered = ({ status }: ApiError): boolean => status !== null && status !== 502 && status !== 504

/** The same failure, with what a look has shown since. */
const lookedUp = (error: ApiError, { blind }: Kind): ApiError => {
  const facts: ErrorFacts = error
  return new ApiError({ ...facts, looked: blind ? 'unseen' : 'not done' })
}

export const wordsFor = (error: unknown): string => (error instanceof Refused ? error.message : sentenceFor(error))

/** A step with its kind, its input read by the kind's schema. */
export const parsed = async (world: World, step: Step): Promise<{ kind: Kind; step: StepOf<Json> }> => {
  const kind = await world.kindOf(step.kind)
  return { kind, step: { ...step, input: kind.input.parse(step.input) } }
}

/** Pauses the whole run. */
class Halt extends Error {}

interface Unit {
  step: Step
  unit: number
  items: readonly Item[]
}

/** Applies what is not over yet. Never rejects for what an appliance does. */
export async function applyPlan(plan: Plan, marks: Marks, world: World, control: Control): Promise<Ended> {
  const steps = new Map(plan.steps.map((step) => [step.id, step]))
  let halted: string | undefined
  const before = (step: Step): Step[] => (step.after ?? []).flatMap((id) => steps.get(id) ?? [])
  const queues = plan.steps.map((step) => ({
    step,
    units: unitsOf(step).flatMap((items, unit): Unit[] => {
      const mark = marks.get(step.id, unit)
      const over = mark && isOver(mark.state) && (mark.items ?? []).every(([, outcome]) => isOver(outcome))
      return over ? [] : [{ step, unit, items }]
    }),
  }))
  const take = (): Unit | undefined => {
    for (const { step, units } of queues) {
      if (units.length > 0 && before(step).every((one) => stepIsOver(one, marks))) return units.shift()
    }
    return undefined
  }

  await new Promise<void>((resolve, reject) => {
    let running = 0
    const next = () => {
      while (running < (plan.concurrency ?? 4) && halted === undefined && control.stop() === null) {
        const unit = take()
        if (!unit) break
        running += 1
        applyUnit(unit, before(unit.step), marks, world, control)
          .catch((error: unknown) => {
            if (!(error instanceof Halt)) throw error
            halted ??= error.message
          })
          .then(() => {
            running -= 1
            next()
          }, reject)
      }
      if (running === 0) resolve()
    }
    next()
  })
  if (halted !== undefined) return { state: 'paused', why: halted }
  const stop = control.stop()
  if (stop !== null && !plan.steps.every((step) => stepIsOver(step, marks))) {
    return { state: stop === 'pause' ? 'paused' : 'cancelled' }
  }
  return { state: 'over' }
}

/** Why an item is not tried: what it depends on has failed. */
function blockers(before: readonly Step[], marks: Marks): ((item: Item) => string | undefined) | undefined {
  const wholly = before.flatMap((step) => (isWhole(step) ? [...undoneIn(step, marks).values()].map(() => step) : []))
  const [first] = wholly
  if (first) return () => `Not tried: “${first.words}” failed`
  const each = before.map((step) => ({ step, undone: undoneIn(step, marks) })).filter(({ undone }) => undone.size > 0)
  if (each.length === 0) return undefined
  return ({ id }) => {
    const found = each.find(({ undone }) => undone.has(id))
    return found && `Not tried: ${found.undone.get(id) || `“${found.step.words}” failed`}`
  }
}

async function applyUnit(
  { step, unit, items }: Unit,
  before: readonly Step[],
  marks: Marks,
  world: World,
  control: Control,
): Promise<void> {
  const earlier = marks.get(step.id, unit)
  const found = new Map<ItemId, readonly [Outcome, string]>()
  const own = new Map(earlier?.items?.map(([id, outcome, words]) => [id, [outcome, words] as const]))
  for (const item of earlier ? items : []) {
    const [outcome, words] = own.get(item.id) ?? [earlier?.state ?? 'waiting', earlier?.words ?? '']
    if (isOver(outcome)) found.set(item.id, [outcome, words])
  }
  const wasSent = earlier?.state === 'sent' || earlier?.state === 'unknown'
  let tried = false
  let { result, kept } = earlier ?? {}
  let requests = writesOf(earlier)
  let missing: Mark['missing']
  const left = () => (found.size === 0 ? items : items.filter(({ id }) => !found.has(id)))

  /** The request's own outcome is that of most of its items; the others are named. */
  const told = (state: Outcome, words: string | undefined) => {
    const now = items.map(({ id }) => found.get(id) ?? ([state, words ?? ''] as const))
    const all: Outcome = now.every(([outcome]) => outcome === now[0]?.[0]) ? (now[0]?.[0] ?? state) : state
    const others = items.flatMap(({ id }, at): [ItemId, Outcome, string][] => {
      const [outcome, said] = now[at] ?? [all, '']
      return outcome === all && (said === (words ?? '') || items.length === 1) ? [] : [[id, outcome, said]]
    })
    return { all, said: items.length === 1 ? now[0]?.[1] : words, others }
  }
  const save = async (state: Outcome, words?: string) => {
    const { all, said, others } = found.size === 0 ? { all: state, said: words, others: [] } : told(state, words)
    const mark: Mark = { plan: '', step: step.id, unit, state: all, requests, at: world.now() }
    if (said) mark.words = said
    if (others.length > 0) mark.items = others
    if (result !== undefined) mark.result = result
    if (kept !== undefined) mark.kept = kept
    if (missing !== undefined) mark.missing = missing
    marks.set(mark)
    await world.save(mark)
  }
  const finish = () => save('done')

  const blocked = blockers(before, marks)
  for (const item of blocked ? left() : []) {
    const why = blocked?.(item)
    if (why !== undefined) found.set(item.id, ['skipped', why])
  }
  if (left().length === 0) return finish()

  let known: { kind: Kind; step: StepOf<Json> }
  try {
    known = await parsed(world, step)
  } catch (error) {
    if (isMissingFile(error)) throw new Halt(sentenceFor(error))
    return save('failed', wordsFor(error))
  }
  const { kind } = known
  const keep = async (data: Json) => {
    kept = data
    await save('sent')
  }
  const keeping: Keeping = {
    get kept() {
      return kept
    },
    keep,
    leaves: () => {
      requests += 1
    },
  }
  const context = world.contextOf(step, keeping)
  if (typeof context === 'string') {
    if (wasSent) await save('unknown', 'Not known yet whether it was done')
    throw new Halt(context)
  }

  const unread = async (error: unknown, lost: boolean): Promise<never> => {
    if (lost) await save('unknown', `Not known whether it was done. ${sentenceFor(error)}`)
    throw new Halt(sentenceFor(error))
  }
  /** Takes over what is found done. @throws Halt where nothing can be read */
  const look = async (lost: boolean) => {
    try {
      const seen = await kind.look(known.step, left(), context)
      note(left(), seen)
    } catch (error) {
      if (!isApiError(error) && !isMissingFile(error)) throw error
      await unread(error, lost)
    }
  }
  const note = (some: readonly Item[], seen: ReadonlyMap<ItemId, Looked>) => {
    for (const { id } of some) {
      const one = seen.get(id)
      if (one?.is === 'done') {
        // What was there before anything was sent is not the plan's work, and stays when it is undone.
        found.set(id, wasSent || tried ? ['done', ''] : ['left', 'It was there already'])
        result = one.result ?? result
      } else if (one?.is === 'left') found.set(id, ['left', one.words])
    }
  }

  const seenJustNow = world.lookedAt !== undefined && world.now() - world.lookedAt < fresh
  if (wasSent || (kind.looksFirst && !seenJustNow)) await look(wasSent)
  for (let sent = 1, asked = 1; left().length > 0;) {
    const some = left()
    tried = true
    await save('sent')
    try {
      take(some, await kind.apply(known.step, some, context))
      break
    } catch (error) {
      if (error instanceof Interrupted) {
        await save('waiting', error.message)
        throw new Halt(error.message)
      }
      if (isMissingFile(error)) {
        // What has left already is looked for first.
        await save(wasSent || requests > writesOf(earlier) ? 'sent' : 'waiting')
        throw new Halt(sentenceFor(error))
      }
      if (!isApiError(error)) return save('failed', wordsFor(error))
      // What is read before a write, and hidden or refused, leaves nothing open that was not so before.
      const open = wasSent || requests > writesOf(earlier) || !error.reads
      if (error.kind === 401 || (error.kind === 'blocked' && !open)) {
        await save('waiting')
        throw new Halt(sentenceFor(error))
      }
      if (error.kind === 429 && asked < patience && control.stop() === null) {
        asked += 1
        await save('waiting')
        if ((await world.wait(error.retryAfter ?? 500 * 2 ** asked, error)) !== true) continue
        return save('failed', wordsFor(error))
      }
      if (!isLost(error)) return save('failed', wordsFor(error))
      // Whatever else is asked with this key is hidden as well.
      if (error.kind === 'blocked') await unread(error, true)
      await save('unknown', 'Its answer was lost; looking whether it was done')
      await look(true)
      if (left().length === 0) break
      if (sent >= attempts || isAnswered(error)) return save('failed', wordsFor(lookedUp(error, kind)))
      sent += 1
      await world.wait(300 * 2 ** sent)
      if (control.stop() !== null) return save('waiting')
    }
  }
  return finish()

  function take(some: readonly Item[], applied: Applied | void) {
    const { said = [], left: kept = [], failed = [] } = applied ?? {}
    // Where all went alike, the request's own outcome says it.
    if (found.size + said.length + kept.length + failed.length > 0)
      for (const { id } of some) found.set(id, ['done', ''])
    for (const [id, words] of said) found.set(id, ['done', words])
    for (const [id, words] of kept) found.set(id, ['left', words])
    for (const [id, reason] of failed) found.set(id, ['failed', reason])
    if (applied?.result !== undefined) result = applied.result
    missing = applied?.readBack ? [] : undefined
  }
}
