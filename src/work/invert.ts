/** The plan that takes back what another one did. */
import { outcomesOf, type Marks } from './mark'
import type { Plan, Step } from './plan'
import type { World } from './run'

/** The steps that take back what was done, the last first, and what cannot be taken back, in sentences. */
export async function invertPlan(
  plan: Plan,
  marks: Marks,
  world: Pick<World, 'kindOf'>,
): Promise<{ steps: Step[]; notes: string[] }> {
  const steps: Step[] = []
  const notes: string[] = []
  const inverses = new Map<string, string[]>()
  const result = (id: string) => {
    const step = plan.steps.find((one) => one.id === id)
    return step && marks.results(step).at(-1)
  }
  for (const step of plan.steps.toReversed()) {
    const done = outcomesOf(step, marks).flatMap(({ item, outcome }) => (outcome === 'done' ? [item] : []))
    if (done.length === 0) continue
    const kind = await world.kindOf(step.kind)
    const input = kind.input.parse(step.input)
    const made = kind.invert?.({ ...step, input }, step.items.length > 0 ? done : [], marks.results(step), result)
    if (made === undefined || typeof made === 'string') {
      notes.push(made ?? `“${step.words}” cannot be taken back.`)
      continue
    }
    // What depends on a step is taken back before it is.
    const dependents = plan.steps.filter(({ after }) => after?.includes(step.id))
    const after = dependents.flatMap(({ id }) => inverses.get(id) ?? [])
    const own = made.map((one) => ({
      ...one,
      ...(step.appliance !== undefined && { appliance: step.appliance }),
      after: [...(one.after ?? []), ...after],
    }))
    inverses.set(
      step.id,
      own.map(({ id }) => id),
    )
    steps.push(...own)
  }
  return { steps, notes }
}
