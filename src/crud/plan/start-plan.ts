import type { Appliance } from '../../api/appliance'
import { newPlanId, type Plan } from '../../work/plan'
import { work } from '../../work/work'

/** What a plan is beside what it has of its appliance and its moment. */
export type Wanted = Pick<Plan, 'title' | 'steps' | 'chosen' | 'reason' | 'notes' | 'told'>

export const planOn = (appliance: Appliance, { reason = '', ...what }: Wanted): Plan => ({
  ...what,
  ...(reason.trim() !== '' && { reason: reason.trim() }),
  id: newPlanId(),
  appliance: appliance.id,
  applianceName: appliance.name,
  madeAt: Date.now(),
})

/** Keeps a plan, begins to apply it, and answers the address where it is shown. */
export function startPlan(appliance: Appliance, what: Wanted): string {
  const plan = planOn(appliance, what)
  void work.start(plan)
  return `/plans/${encodeURIComponent(plan.id)}`
}
