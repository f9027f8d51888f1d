/** What a plan does to each thing, and what came of it: one row a thing, whatever the number of steps. */
import { outcomesOf, type Marks, type Outcome } from '../../work/mark'
import type { Plan, Step } from '../../work/plan'
import type { StateKind } from '../../ui/state-glyph'
import type { View } from '../../work/view'

export interface PlanChange {
  /** "+ PCI scope" */
  words: string
  /** Where a tag is put on or taken off. */
  tag?: { name: string; on: boolean; isNew: boolean }
}

export interface PlanRow {
  id: string
  name: string
  changes: PlanChange[]
  /** The worst of its steps. */
  outcome: Outcome | 'verified' | 'missing'
  words: string
}

const order: readonly PlanRow['outcome'][] = [
  'failed',
  'missing',
  'skipped',
  'unknown',
  'sent',
  'waiting',
  'done',
  'verified',
  'left',
]

export const outcomeNames: Record<PlanRow['outcome'], string> = {
  failed: 'Failed',
  missing: 'Not so when read back',
  skipped: 'Not tried',
  unknown: 'Not known',
  sent: 'On its way',
  waiting: 'Not sent yet',
  done: 'Done',
  verified: 'Verified',
  left: 'Not touched',
}

export const outcomeGlyphs: Record<PlanRow['outcome'], StateKind> = {
  failed: 'danger',
  missing: 'danger',
  skipped: 'danger',
  unknown: 'warn',
  sent: 'running',
  waiting: 'unknown',
  done: 'ok',
  verified: 'ok',
  left: 'unknown',
}

/** Of which resource the things of a step are: a tag and a device may have the same id. */
function whatIn({ input }: Step): string {
  if (typeof input !== 'object' || input === null) return ''
  const name = 'to' in input ? input.to : 'resource' in input ? input.resource : ''
  return typeof name === 'string' ? name : ''
}

/** A tag that a step puts on things or takes off them. */
function tagIn({ input }: Step): PlanChange['tag'] {
  if (typeof input !== 'object' || input === null || !('resource' in input) || input.resource !== 'tags')
    return undefined
  if (!('name' in input) || typeof input.name !== 'string') return undefined
  return { name: input.name, on: input['verb'] === 'assign', isNew: typeof input['id'] === 'object' }
}

/** What was said of a thing's changes; where they did not all come to the same, which of them is told. */
function saidOf(changes: readonly PlanChange[], said: readonly string[]): string {
  const all = [...new Set(said)]
  if (all.length <= 1) return all[0] ?? ''
  return all
    .filter((words) => words !== '')
    .map((words) => {
      const of = changes.filter((_, at) => said[at] === words).map((change) => change.words)
      return `${of.join(', ')}: ${words}`
    })
    .join('; ')
}

/** The things of a plan with their outcomes, those that need a person first. */
export function planRows(plan: Pick<Plan, 'steps'>, marks: Marks): PlanRow[] {
  const rows = new Map<string, PlanRow>()
  const said = new Map<PlanRow, string[]>()
  for (const step of plan.steps) {
    const tag = tagIn(step)
    const change: PlanChange = { words: step.short ?? step.words, ...(tag && { tag }) }
    if (step.items.length === 0 && plan.steps.some(({ items }) => items.length > 0)) continue
    for (const { item, outcome, words, verified } of outcomesOf(step, marks)) {
      const own = verified === null ? outcome : verified ? 'verified' : 'missing'
      const key = step.items.length > 0 ? `${whatIn(step)} ${item.id}` : step.id
      const row = rows.get(key)
      if (!row) {
        const first: PlanRow = { id: key, name: item.name || step.words, changes: [change], outcome: own, words }
        rows.set(key, first)
        said.set(first, [words])
        continue
      }
      row.changes.push(change)
      said.get(row)?.push(words)
      if (order.indexOf(own) < order.indexOf(row.outcome)) row.outcome = own
    }
  }
  for (const [row, each] of said) row.words = saidOf(row.changes, each)
  const all = [...rows.values()]
  return order.flatMap((outcome) => all.filter((row) => row.outcome === outcome))
}

/** Why not all of it was done, in words; undefined where it was. */
export function problemOf({ head, plan, marks }: View): string | undefined {
  if (head.why !== undefined && head.state === 'paused') return head.why
  const bad = planRows(plan, marks).filter(({ outcome }) => !['done', 'verified', 'left'].includes(outcome))
  const [first] = bad
  if (!first) return undefined
  return bad.length === 1 ? first.words : `${bad.length} of ${head.of} not changed. ${first.name}: ${first.words}`
}

/** What is said of several alike, once, with the names of those it is said of; in the order of the rows. */
export function saidAlike(rows: readonly Pick<PlanRow, 'name' | 'words'>[]): { words: string; names: string[] }[] {
  const alike = new Map<string, string[]>()
  for (const { name, words } of rows) {
    const names = alike.get(words)
    if (names) names.push(name)
    else alike.set(words, [name])
  }
  return [...alike].map(([words, names]) => ({ words, names }))
}
