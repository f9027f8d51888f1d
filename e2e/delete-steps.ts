// Deletes as plans, and taking them back, for tests without a browser.
import type { Appliance } from '../src/api/appliance'
import { callRaw } from '../src/api/send'
import type { Resource } from '../src/catalog/operation'
import { assignedTies, idOf, type Row } from '../src/crud/model'
import { planOn } from '../src/crud/plan/start-plan'
import { assignAgain } from '../src/crud/ties/assigned'
import { removeStep } from '../src/crud/ties/remove'
import { usersOf } from '../src/crud/ties/tied'
import type { Users } from '../src/crud/ties/users'
import { outcomesOf } from '../src/work/mark'
import type { View } from '../src/work/view'
import { planner } from './simulated-site'

/** The plan that deletes some objects. */
export const plan = (appliance: Appliance, resource: Resource, rows: readonly Row[], found: readonly Users[] = []) => {
  const things = rows.map((row) => ({ row, users: usersOf(found, idOf(resource, row)) }))
  return planOn(appliance, { title: 'Delete', steps: [removeStep(resource, things, 'Delete')] })
}

/** What a plan says of each thing. */
export const wordsOf = ({ plan: { steps }, marks }: View): string[] =>
  steps.flatMap((step) => outcomesOf(step, marks).map(({ words }) => words))

/** Deletes objects and takes it back; `between` happens in between. */
export async function deleteAndUndo(
  appliance: Appliance,
  resource: Resource,
  rows: readonly Row[],
  { found, between }: { found?: readonly Users[]; between?: () => unknown } = {},
) {
  const { finish, takeBack } = planner()
  const made = plan(appliance, resource, rows, found)
  await finish(made)
  await between?.()
  const view = await takeBack(made)
  const results = view.plan.steps.flatMap((step) => view.marks.results(step)) as { was: string; id: string }[]
  const whole = view.head.state === 'ended' && view.head.failed === 0 && view.head.verified === view.head.done
  return { view, words: wordsOf(view).join(' '), whole, id: results[0]?.id ?? '' }
}

export const tieTo = (resource: Resource, to: string) => {
  const tie = assignedTies(resource).find((each) => each.to === to)
  if (!tie) throw new Error(`${resource.name} have no ${to}`)
  return tie
}

export const assign = (appliance: Appliance, resource: Resource, id: string, to: string, ids: number[]) =>
  assignAgain(
    { appliance, send: (operation, input) => callRaw(appliance, operation, input) },
    tieTo(resource, to),
    id,
    ids,
  )
