/** What came of each request of a plan: the journal's entries, and what is told from them. */
import { z } from '../catalog/zod'
import { countedSteps, Json, itemsOf, unitsOf, type Item, type ItemId, type Plan, type Step } from './plan'

export const outcomes = ['waiting', 'sent', 'unknown', 'done', 'left', 'failed', 'skipped'] as const
/**
 * - `waiting`: not sent yet, or known not to have been done
 * - `sent`: on its way; found in a journal that nobody runs, it is not known whether it was done
 * - `unknown`: its answer was lost, and it could not be looked
 * - `left`: not touched, on purpose
 * - `skipped`: not tried, because of something before it
 */
export type Outcome = (typeof outcomes)[number]

export const MarkData = z.object({
  plan: z.string(),
  step: z.string(),
  /** Which request of the step. */
  unit: z.number().int(),
  state: z.enum(outcomes),
  words: z.string().optional(),
  /** Items whose outcome is another than the request's. */
  items: z.array(z.tuple([z.union([z.number(), z.string()]), z.enum(outcomes), z.string()])).optional(),
  result: Json.optional(),
  /** Writes that have left for it. */
  requests: z.number().int().optional(),
  /** What the kind kept for a later attempt. */
  kept: Json.optional(),
  /** Set when it was read back: the items that are not as planned. */
  missing: z.array(z.tuple([z.union([z.number(), z.string()]), z.string()])).optional(),
  /** ms since 1970. */
  at: z.number(),
})

export type Mark = z.output<typeof MarkData>

/** The marks of a plan by step and request. */
export class Marks {
  readonly #marks = new Map<string, Mark>()

  constructor(marks: readonly Mark[] = []) {
    for (const mark of marks) this.set(mark)
  }

  get(step: string, unit: number): Mark | undefined {
    return this.#marks.get(`${unit} ${step}`)
  }

  set(mark: Mark): void {
    this.#marks.set(`${mark.unit} ${mark.step}`, mark)
  }

  /** What the requests of a step answered. */
  results(step: Step): Json[] {
    return unitsOf(step).flatMap((_, unit) => this.get(step.id, unit)?.result ?? [])
  }
}

export interface ItemOutcome {
  step: Step
  item: Item
  outcome: Outcome
  words: string
  /** Null until it was read back. */
  verified: boolean | null
}

/** The outcome of each item of a step, in order. */
export function outcomesOf(step: Step, marks: Marks): ItemOutcome[] {
  return unitsOf(step).flatMap((items, unit) => {
    const mark = marks.get(step.id, unit)
    const own = new Map(mark?.items?.map(([id, outcome, words]) => [id, { outcome, words }]))
    const missing = mark?.missing && new Map(mark.missing)
    return items.map((item) => {
      const { outcome, words } = own.get(item.id) ?? { outcome: mark?.state ?? 'waiting', words: mark?.words ?? '' }
      const verified = missing && outcome === 'done' ? !missing.has(item.id) : null
      return { step, item, outcome, words: missing?.get(item.id) ?? words, verified }
    })
  })
}

export interface Tally extends Record<Outcome, number> {
  /** All of them. */
  of: number
  /** Done and read back. */
  verified: number
  /** Done, and not there when it was read back. */
  missing: number
}

const nothing = (): Tally => ({
  of: 0,
  waiting: 0,
  sent: 0,
  unknown: 0,
  done: 0,
  left: 0,
  failed: 0,
  skipped: 0,
  verified: 0,
  missing: 0,
})

/** How many items of a step have which outcome. */
export function tallyOf(step: Step, marks: Marks): Tally {
  const tally = nothing()
  for (const [unit, items] of unitsOf(step).entries()) {
    const mark = marks.get(step.id, unit)
    tally.of += items.length
    tally[mark?.state ?? 'waiting'] += items.length - (mark?.items?.length ?? 0)
    for (const [, outcome] of mark?.items ?? []) tally[outcome] += 1
    if (!mark?.missing) continue
    const done =
      mark.state === 'done' ? items.length - (mark.items ?? []).filter(([, one]) => one !== 'done').length : 0
    const also = mark.state === 'done' ? 0 : (mark.items ?? []).filter(([, one]) => one === 'done').length
    tally.missing += mark.missing.length
    tally.verified += done + also - mark.missing.length
  }
  return tally
}

/** How many writes have left for a request of the plan; a mark that does not say is of an older console, which sent one. */
export const writesOf = (mark: Mark | undefined): number => (mark ? (mark.requests ?? 1) : 0)

/** How many writes have left for a step. */
export const sentFor = (step: Step, marks: Marks): number =>
  unitsOf(step).reduce((sum, _, unit) => sum + writesOf(marks.get(step.id, unit)), 0)

/** How many writes have left for the whole plan: one that was refused may have been sent in parts. */
export const sentOf = (plan: Pick<Plan, 'steps'>, marks: Marks): number =>
  plan.steps.reduce((sum, step) => sum + sentFor(step, marks), 0)

/** How many items of the whole plan have which outcome. */
export function tallyOfPlan(plan: Pick<Plan, 'steps'>, marks: Marks): Tally {
  const sum = nothing()
  for (const step of countedSteps(plan)) {
    const tally = tallyOf(step, marks)
    for (const name of Object.keys(sum) as (keyof Tally)[]) sum[name] += tally[name]
  }
  return sum
}

const overs: ReadonlySet<Outcome> = new Set(['done', 'left', 'failed', 'skipped'])

/** True for an outcome that a run does not come back to by itself. */
export const isOver = (outcome: Outcome): boolean => overs.has(outcome)

/** True if nothing of a step is left to do. */
export const stepIsOver = (step: Step, marks: Marks): boolean =>
  unitsOf(step).every((_, unit) => {
    const mark = marks.get(step.id, unit)
    return mark !== undefined && isOver(mark.state) && (mark.items ?? []).every(([, outcome]) => isOver(outcome))
  })

/** The ids of a step's items that were not done, for the steps after it. */
export function undoneIn(step: Step, marks: Marks): Map<ItemId, string> {
  const undone = new Map<ItemId, string>()
  for (const { item, outcome, words } of outcomesOf(step, marks)) {
    if (outcome === 'failed' || outcome === 'skipped') undone.set(item.id, words)
  }
  return undone
}

/** True for a step that is one thing. */
export const isWhole = (step: Step): boolean => step.items.length === 0 && itemsOf(step).length === 1
