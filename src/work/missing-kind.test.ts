// A file of the console that is gone, because a newer version was put in its place while the page stood: nothing of a
// plan fails for it, and a page that is loaded anew goes on.
import { describe, expect, it } from 'vitest'
import { goOn, planOf, Site, stepOf, worldOn } from './label-site'
import { Marks, tallyOfPlan } from './mark'
import { applyPlan, type World } from './run'
import { verifyPlan } from './verify'

const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module: https://a/restore.js'))

/** Runs a plan of four changes in a world that lacks something, and then in a whole one. */
async function runTwice(lacking: (world: World) => Partial<World>, before = new Marks()) {
  const site = new Site()
  const plan = { ...planOf([stepOf('s', 'x', [1, 2, 3, 4])]), concurrency: 1 }
  const { world } = worldOn(site)
  const ended = await applyPlan(plan, before, { ...world, ...lacking(world) }, goOn)
  const tally = tallyOfPlan(plan, before)
  const whole = await applyPlan(plan, before, world, goOn)
  return { ended, tally, whole, site }
}

describe('a plan pauses and says that the page is to be loaded again', () => {
  const paused = { state: 'paused', why: expect.stringContaining('load the page again') }

  it('where the code of a step is gone, and goes on as if nothing had been', async () => {
    const { ended, tally, whole, site } = await runTwice(() => ({ kindOf: gone }))
    expect(ended).toMatchObject(paused)
    expect(tally).toMatchObject({ waiting: 4, failed: 0 })
    expect(whole).toEqual({ state: 'over' })
    expect([site.picture(), site.repeated]).toEqual(['x:1,2,3,4', 0])
  })

  it('where what a step needs to send is gone', async () => {
    const { ended, tally, site } = await runTwice((world) => ({
      kindOf: async (name) => ({ ...(await world.kindOf(name)), apply: gone }),
    }))
    expect(ended).toMatchObject(paused)
    expect(tally).toMatchObject({ waiting: 4, failed: 0 })
    expect([site.picture(), site.repeated]).toEqual(['x:1,2,3,4', 0])
  })

  it('where it was gone after a request had left: that is looked for before it is sent again', async () => {
    const { ended, tally, site } = await runTwice((world) => ({
      kindOf: async (name) => {
        const kind = await world.kindOf(name)
        return { ...kind, apply: async (...all) => kind.apply(...all).then(gone) }
      },
    }))
    expect(ended).toMatchObject(paused)
    expect(tally).toMatchObject({ sent: 2, waiting: 2, failed: 0 })
    expect([site.picture(), site.repeated]).toEqual(['x:1,2,3,4', 0])
  })

  it('where what looks whether a request was done is gone', async () => {
    const marks = new Marks()
    marks.set({ plan: 'p', step: 's', unit: 0, state: 'sent', requests: 1, at: 0 })
    const { ended, tally } = await runTwice(
      (world) => ({ kindOf: async (name) => ({ ...(await world.kindOf(name)), look: gone }) }),
      marks,
    )
    expect(ended).toMatchObject(paused)
    expect(tally).toMatchObject({ unknown: 2, waiting: 2, failed: 0 })
  })
})

it('a plan whose reading back lacks its code says so, and keeps what was done', async () => {
  const plan = planOf([stepOf('s', 'x', [1, 2])])
  const marks = new Marks()
  const { world } = worldOn(new Site())
  await applyPlan(plan, marks, world, goOn)
  expect(await verifyPlan(plan, marks, { ...world, kindOf: gone })).toContain('load the page again')
  expect(tallyOfPlan(plan, marks)).toMatchObject({ done: 2, failed: 0 })
})
