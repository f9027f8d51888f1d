import { expect, it } from 'vitest'
import { goOn, planOf, Site, stepOf, worldOn } from './label-site'
import { Marks } from './mark'
import { applyPlan } from './run'
import { verifyPlan } from './verify'

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
