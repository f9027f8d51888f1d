import type { Appliance } from '../../api/appliance'
import { newPlanId, type Plan } from '../../work/plan'
import { work } from '../../work/work'

/** Keeps a plan, begins to apply it, and answers the address where it is shown. */
export function startPlan(appliance: Appliance, what: Pick<Plan, 'title' | 'steps' | 'chosen'>): string {
  const id = newPlanId()
  const plan: Plan = { ...what, id, appliance: appliance.id, applianceName: appliance.name, madeAt: Date.now() }
  void work.start(plan)
  return `/plans/${encodeURIComponent(id)}`
}
