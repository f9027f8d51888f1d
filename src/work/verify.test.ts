import { expect, it } from 'vitest'
import { goOn, planOf, Site, stepOf, worldOn } from './label-site'
import { Marks } from './mark'
import { applyPlan } from './run'
import { retryFailed, verifyPlan } from './verify'

it('reads back with what was kept of the request: some of what is done shows nowhere else', async () => {
  const { world } = worldOn(new Site())
  const plan = planOf([stepOf('a', 'x', [1])])
  const marks = new Marks()
  await applyPlan(plan, marks, world, goOn)
  const mark = marks.get('a', 0)
  if (mark) marks.set({ ...mark, kept: 'stored' })
  const kept: unknown[] = []
  await verifyPlan(plan, marks, {
    ...world,
    contextOf: (step, keeping) => {
      kept.push(keeping.kept)
      return world.contextOf(step, keeping)
    },
  })
  expect(kept).toEqual(['stored'])
})

it('tries again what was not there when it was read back, which is then read back anew', async () => {
  const marks = new Marks([{ plan: 'p', step: 'a', unit: 0, state: 'done', missing: [[1, 'It is not there']], at: 1 }])
  await retryFailed(planOf([stepOf('a', 'x', [1])]), marks, { save: () => Promise.resolve() })
  expect(marks.get('a', 0)).toEqual({ plan: 'p', step: 'a', unit: 0, state: 'waiting', items: [], at: 1 })
})
