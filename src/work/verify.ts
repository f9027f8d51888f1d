/** Reading back what a plan did, and setting back what failed so that it is tried again. */
import { Refused } from './kind'
import { type Mark, type Marks, type Outcome } from './mark'
import { unitsOf, type ItemId, type Plan, type Step } from './plan'
import { parsed, wordsFor, type World } from './run'

/**
 * Reads back what was done, and with `again` also what was read back before. A step that cannot be read keeps its marks;
 * the sentence says why.
 */
export async function verifyPlan(plan: Plan, marks: Marks, world: World, again = false): Promise<string | null> {
  let problem: string | null = null
  const verifyStep = async (step: Step): Promise<void> => {
    const done = unitsOf(step).flatMap((items, unit) => {
      const mark = marks.get(step.id, unit)
      if (!mark || (mark.missing && !again)) return []
      const own = new Map(mark.items?.map(([id, outcome]) => [id, outcome]))
      return items.filter(({ id }) => (own.get(id) ?? mark.state) === 'done')
    })
    if (done.length === 0) return
    try {
      const known = await parsed(world, step)
      // What the appliance itself does not show is known from what was kept, which belongs to one request.
      const kept = unitsOf(step).length === 1 ? marks.get(step.id, 0)?.kept : undefined
      const context = world.contextOf(step, { kept, keep: async () => undefined, leaves: () => undefined })
      if (typeof context === 'string') throw new Refused(context)
      const seen = await known.kind.look(known.step, done, context)
      const missing = new Map<ItemId, string>()
      for (const { id } of done) {
        const one = seen.get(id)
        if (one?.is === 'done') continue
        missing.set(id, one?.words ?? 'Answered as done, and it is not there')
      }
      for (const [unit, items] of unitsOf(step).entries()) {
        const mark = marks.get(step.id, unit)
        if (!mark || (mark.missing && !again)) continue
        const absent = (missing.size > 0 ? items : []).flatMap(({ id }): [ItemId, string][] => {
          const words = missing.get(id)
          return words === undefined ? [] : [[id, words]]
        })
        const verified = { ...mark, missing: absent }
        marks.set(verified)
        await world.save(verified)
      }
    } catch (error) {
      problem ??= wordsFor(error)
    }
  }
  const steps = [...plan.steps]
  const worker = async () => {
    for (let step = steps.shift(); step; step = steps.shift()) await verifyStep(step)
  }
  await Promise.all(Array.from({ length: plan.concurrency ?? 4 }, worker))
  return problem
}

/** Sets back what failed, and what was not tried because of it, so that a run tries it again. */
export async function retryFailed(plan: Plan, marks: Marks, world: Pick<World, 'save'>): Promise<void> {
  const again = (outcome: Outcome): Outcome => (outcome === 'failed' || outcome === 'skipped' ? 'waiting' : outcome)
  for (const step of plan.steps) {
    for (const [unit, items] of unitsOf(step).entries()) {
      const mark = marks.get(step.id, unit)
      if (!mark) continue
      const missing = new Map(mark.missing)
      const own = new Map(mark.items?.map(([id, outcome, words]) => [id, { outcome, words }]))
      const now = items.map(({ id }): [ItemId, Outcome, string] => {
        const one = own.get(id) ?? { outcome: mark.state, words: mark.words ?? '' }
        const outcome = missing.has(id) ? 'waiting' : again(one.outcome)
        return [id, outcome, outcome === 'waiting' ? '' : one.words]
      })
      if (now.every(([, outcome]) => outcome !== 'waiting')) continue
      const { words: _, missing: __, ...rest } = mark
      const set: Mark = { ...rest, state: 'waiting', items: now.filter(([, outcome]) => outcome !== 'waiting') }
      marks.set(set)
      await world.save(set)
    }
  }
}
