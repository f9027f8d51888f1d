/** Changing all the same what others have changed since a plan was made: a plan anew, from what is there now. */
import type { Appliance } from '../../api/appliance'
import { outcomesOf } from '../../work/mark'
import { newPlanId, type Plan, type Step } from '../../work/plan'
import { againOver, changedBy } from '../../work/steps/update'
import type { View } from '../../work/view'

/** How many things of a plan were left because somebody else had changed them. */
export const leftToOthers = ({ plan, marks }: View): number =>
  plan.steps.reduce((sum, step) => sum + (step.kind === 'update' ? itemsLeft(step, marks).length : 0), 0)

const itemsLeft = (step: Step, marks: View['marks']) =>
  outcomesOf(step, marks).flatMap(({ item, outcome, words }) =>
    outcome === 'left' && changedBy.test(words) ? [item] : [],
  )

/** @throws ApiError */
export async function overwriting({ plan, marks }: View, appliance: Appliance): Promise<Plan> {
  const signal = AbortSignal.timeout(60_000)
  const steps: Step[] = []
  for (const step of plan.steps) {
    const items = step.kind === 'update' ? itemsLeft(step, marks) : []
    if (items.length > 0) steps.push({ ...step, after: [], items: await againOver(step, items, { appliance, signal }) })
  }
  const { page: _, ...rest } = plan
  return { ...rest, id: newPlanId(), title: `Overwrite: ${plan.title}`, steps, madeAt: Date.now() }
}
