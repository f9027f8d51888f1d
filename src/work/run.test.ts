import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invertPlan } from './invert'
import { Crash, failure, goOn, planOf, Site, stepOf, worldOn, type Faults } from './label-site'
import { Marks, sentOf, tallyOfPlan, type Mark } from './mark'
import type { Plan } from './plan'
import { applyPlan, type Ended } from './run'
import { retryFailed, verifyPlan } from './verify'

/** Runs until all is done; a tab that died is opened again, a pause is ended, what failed is tried again. */
async function untilOver(plan: Plan, site: Site, faults: Faults): Promise<Marks> {
  let journal = new Map<string, Mark>()
  let calls = 0
  for (let round = 0; round < 50; round++) {
    const here = worldOn(site, () => faults(calls++))
    for (const [key, mark] of journal) here.journal.set(key, mark)
    const marks = new Marks([...journal.values()])
    const ended: Ended | 'crash' = await Promise.race([applyPlan(plan, marks, here.world, goOn), here.crashed]).catch(
      (error: unknown) => {
        if (error instanceof Crash) return 'crash' as const
        throw error
      },
    )
    journal = here.journal
    if (ended === 'crash' || ended.state !== 'over') continue
    if (tallyOfPlan(plan, marks).failed === 0) return marks
    await retryFailed(plan, marks, here.world)
  }
  throw new Error('It never ended')
}

/** Steps on labels of their own; each takes what is not so yet, as a planner does. */
const someSteps = fc.array(
  fc.record({ ids: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }), on: fc.boolean() }),
  { minLength: 1, maxLength: 4 },
)
const someSite = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 12 })), { minLength: 4, maxLength: 4 })

function setUp(site: readonly number[][], steps: readonly { ids: readonly number[]; on: boolean }[]) {
  const made = new Site()
  for (const [at, ids] of site.entries()) for (const id of ids) made.on(`l${at}`).add(id)
  const planned = steps.flatMap(({ ids, on }, at) => {
    const needed = ids.filter((id) => made.on(`l${at}`).has(id) !== on)
    return needed.length > 0 ? [stepOf(`s${at}`, `l${at}`, needed, on, at > 0 ? { after: [`s${at - 1}`] } : {})] : []
  })
  return { site: made, plan: planOf(planned) }
}

describe('a plan', () => {
  it('changes nothing when it is applied a second time', async () => {
    await fc.assert(
      fc.asyncProperty(someSite, someSteps, async (start, steps) => {
        const { site, plan } = setUp(start, steps)
        await applyPlan(plan, new Marks(), worldOn(site).world, goOn)
        const once = site.picture()
        await applyPlan(plan, new Marks(), worldOn(site).world, goOn)
        expect(site.picture()).toBe(once)
      }),
      { numRuns: 60 },
    )
  })

  it('is taken back exactly by its inverse', async () => {
    await fc.assert(
      fc.asyncProperty(someSite, someSteps, async (start, steps) => {
        const { site, plan } = setUp(start, steps)
        const before = site.picture()
        const { world } = worldOn(site)
        const marks = new Marks()
        await applyPlan(plan, marks, world, goOn)
        const { steps: back, notes } = await invertPlan(plan, marks, world)
        expect(notes).toEqual([])
        await applyPlan(planOf(back), new Marks(), world, goOn)
        expect(site.picture()).toBe(before)
      }),
      { numRuns: 60 },
    )
  })

  it('ends the same whatever interrupts it, and wherever', async () => {
    const fault = fc.constantFrom(...(['crash', 'late crash', 'lost', 'not sent', 500, 504] as const))
    await fc.assert(
      fc.asyncProperty(
        someSite,
        someSteps,
        fc.dictionary(fc.integer({ min: 0, max: 14 }).map(String), fault, { maxKeys: 5 }),
        async (start, steps, faults) => {
          const undisturbed = setUp(start, steps)
          const marks = await untilOver(undisturbed.plan, undisturbed.site, () => undefined)
          const disturbed = setUp(start, steps)
          const again = await untilOver(disturbed.plan, disturbed.site, (call) => faults[String(call)])
          expect(disturbed.site.picture()).toBe(undisturbed.site.picture())
          expect(disturbed.site.repeated).toBe(0)
          expect(tallyOfPlan(disturbed.plan, again)).toEqual(tallyOfPlan(undisturbed.plan, marks))
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('a request', () => {
  it('whose answer was lost is not sent again where it was done', async () => {
    const site = new Site()
    const { world } = worldOn(site, (call) => (call === 0 ? 'lost' : undefined))
    const marks = new Marks()
    await applyPlan(planOf([stepOf('s', 'x', [1, 2])]), marks, world, goOn)
    expect(site.sent).toBe(1)
    expect(sentOf(planOf([stepOf('s', 'x', [1, 2])]), marks)).toBe(1)
    expect(tallyOfPlan(planOf([stepOf('s', 'x', [1, 2])]), marks)).toMatchObject({ done: 2, failed: 0 })
  })

  it('that the appliance answers with a failure is looked up once and said; a gateway that heard nothing is asked again', async () => {
    const plan = planOf([stepOf('s', 'x', [1, 2])])
    const outcomeOf = async (status: 207 | 500 | 502 | 504) => {
      let waited = 0
      const site = new Site()
      const { world } = worldOn(site, (call) => (call === 0 ? status : undefined))
      const marks = new Marks()
      await applyPlan(plan, marks, { ...world, wait: async (ms) => void (waited += ms) }, goOn)
      return { sent: site.sent, waited, mark: marks.get('s', 0) }
    }
    for (const status of [207, 500] as const) {
      const failed = await outcomeOf(status)
      expect(failed).toMatchObject({ sent: 0, waited: 0, mark: { state: 'failed' } })
      expect(failed.mark?.words).toContain('It was looked up since: nothing was changed.')
    }
    for (const status of [502, 504] as const)
      expect(await outcomeOf(status)).toMatchObject({ sent: 1, mark: { state: 'done' } })
  })

  it('that is refused for its key pauses the plan, which goes on with another one', async () => {
    const site = new Site()
    const plan = { ...planOf([stepOf('s', 'x', [1, 2, 3, 4, 5, 6])]), concurrency: 1 }
    const marks = new Marks()
    const ended = await applyPlan(plan, marks, worldOn(site, (call) => (call === 1 ? 401 : undefined)).world, goOn)
    expect(ended).toMatchObject({ state: 'paused', why: expect.stringContaining('401') })
    expect(site.sent).toBe(1)
    expect(tallyOfPlan(plan, marks)).toMatchObject({ done: 2, waiting: 4, failed: 0, unknown: 0 })
    await applyPlan(plan, marks, worldOn(site).world, goOn)
    expect([site.picture(), site.repeated]).toEqual(['x:1,2,3,4,5,6', 0])
  })

  it('whose answer is hidden as a revoked key hides it pauses the plan with nothing more asked', async () => {
    const site = new Site()
    const plan = { ...planOf([stepOf('s', 'x', [1, 2, 3, 4])]), concurrency: 1 }
    const marks = new Marks()
    let calls = 0
    const { world } = worldOn(site, () => (calls++, 'blocked'))
    const ended = await applyPlan(plan, marks, world, goOn)
    expect(ended).toMatchObject({ state: 'paused', why: expect.stringContaining('Sign in again') })
    expect(calls).toBe(1)
    expect(tallyOfPlan(plan, marks)).toMatchObject({ unknown: 2, waiting: 2, failed: 0 })
    await applyPlan(plan, marks, worldOn(site).world, goOn)
    expect([site.picture(), site.repeated]).toEqual(['x:1,2,3,4', 0])
  })

  it('of which a read before the write was hidden is said to be not sent', async () => {
    const plan = planOf([stepOf('s', 'x', [1, 2])])
    const marks = new Marks()
    const { world } = worldOn(new Site())
    const apply = () => Promise.reject(Object.assign(failure('blocked'), { reads: true }))
    await applyPlan(plan, marks, { ...world, kindOf: async (name) => ({ ...(await world.kindOf(name)), apply }) }, goOn)
    expect(tallyOfPlan(plan, marks)).toMatchObject({ unknown: 0, waiting: 2 })
  })

  it('that the appliance shows nothing of is not said to have been looked up', async () => {
    const plan = planOf([stepOf('s', 'x', [1, 2])])
    const marks = new Marks()
    const { world } = worldOn(new Site(), (call) => (call === 0 ? 500 : undefined))
    const kindOf = async (name: string) => ({ ...(await world.kindOf(name)), blind: true })
    await applyPlan(plan, marks, { ...world, kindOf }, goOn)
    expect(marks.get('s', 0)?.words).toContain('nothing that the API answers would tell')
  })

  it('that an overloaded appliance puts off is sent again after a while, and is said where it always does', async () => {
    const plan = planOf([stepOf('s', 'x', [1, 2])])
    const outcomeOf = async (times: number) => {
      const waits: number[] = []
      const site = new Site()
      const { world } = worldOn(site, (call) => (call < times ? 429 : undefined))
      const marks = new Marks()
      await applyPlan(plan, marks, { ...world, wait: async (ms) => void waits.push(ms) }, goOn)
      return { sent: site.sent, waits, mark: marks.get('s', 0) }
    }
    expect(await outcomeOf(2)).toMatchObject({ sent: 1, waits: [2000, 4000], mark: { state: 'done' } })
    const never = await outcomeOf(1000)
    expect(never).toMatchObject({ sent: 0, mark: { state: 'failed', words: expect.stringContaining('429') } })
    expect(never.waits.length).toBeLessThan(10)
  })

  it('whose answer was lost and that cannot be looked up leaves the plan paused and says so', async () => {
    const plan = planOf([stepOf('s', 'x', [1, 2, 3, 4])])
    const marks = new Marks()
    const { world } = worldOn(new Site(), () => 'not sent')
    const ended = await applyPlan({ ...plan, concurrency: 1 }, marks, world, goOn)
    expect(ended).toMatchObject({ state: 'paused' })
    expect(tallyOfPlan(plan, marks)).toMatchObject({ unknown: 2, waiting: 2 })
    const mark = marks.get('s', 0)
    expect(mark).toMatchObject({ state: 'unknown', words: expect.stringContaining('Not known whether it was done') })
  })

  it('of which a gateway hears nothing is sent three times at most, and not once more when the plan is stopped', async () => {
    const plan = planOf([stepOf('s', 'x', [1, 2])])
    const outcomeOf = async (stopAt: number) => {
      const waits: number[] = []
      const marks = new Marks()
      // Each attempt is looked up.
      const { world } = worldOn(new Site(), (call) => (call % 2 === 0 ? 504 : undefined))
      const stop = () => (waits.length >= stopAt ? ('pause' as const) : null)
      const ended = await applyPlan(plan, marks, { ...world, wait: async (ms) => void waits.push(ms) }, { stop })
      return { ended, waits: waits.length, state: marks.get('s', 0)?.state }
    }
    expect(await outcomeOf(Infinity)).toEqual({ ended: { state: 'over' }, waits: 2, state: 'failed' })
    expect(await outcomeOf(1)).toEqual({ ended: { state: 'paused' }, waits: 1, state: 'waiting' })
  })

  it('that was on its way when the tab ended is not known while nobody is signed in, and one that was not waits', async () => {
    const { world } = worldOn(new Site())
    const plan = planOf([stepOf('sent', 'x', [1, 2]), stepOf('waits', 'y', [3])])
    const marks = new Marks([{ plan: 'p', step: 'sent', unit: 0, state: 'sent', at: 1 }])
    const nobody = { ...world, contextOf: () => 'Sign in again' }
    expect(await applyPlan({ ...plan, concurrency: 1 }, marks, nobody, goOn)).toEqual({
      state: 'paused',
      why: 'Sign in again',
    })
    expect(marks.get('sent', 0)).toMatchObject({ state: 'unknown', words: 'Not known yet whether it was done' })
    expect(marks.get('waits', 0)).toBeUndefined()
    expect(tallyOfPlan(plan, marks)).toMatchObject({ unknown: 2, done: 0 })
  })

  it('names the items that were refused, and the next step leaves those out', async () => {
    const site = new Site()
    site.gone.add(2)
    const { world } = worldOn(site)
    const plan = planOf([stepOf('a', 'x', [1, 2, 3]), stepOf('b', 'y', [1, 2, 3], true, { after: ['a'] })])
    const marks = new Marks()
    await applyPlan(plan, marks, world, goOn)
    expect(tallyOfPlan(plan, marks)).toMatchObject({ done: 4, failed: 1, skipped: 1 })
    expect(await verifyPlan(plan, marks, world)).toBeNull()
    expect(tallyOfPlan(plan, marks)).toMatchObject({ verified: 4, missing: 0 })
    site.gone.clear()
    await retryFailed(plan, marks, world)
    expect(tallyOfPlan(plan, marks)).toMatchObject({ done: 4, waiting: 2 })
    await applyPlan(plan, marks, world, goOn)
    expect(tallyOfPlan(plan, marks)).toMatchObject({ done: 6 })
    expect(site.picture()).toBe('x:1,2,3 y:1,2,3')
  })

  it('that was left out leaves out what depends on it in turn', async () => {
    const site = new Site()
    site.gone.add(2)
    const after = (step: string) => ({ after: [step] })
    const steps = [stepOf('a', 'x', [1, 2]), stepOf('b', 'y', [1, 2], true, after('a'))]
    const plan = planOf([...steps, stepOf('c', 'z', [1, 2], true, after('b'))])
    const marks = new Marks()
    await applyPlan(plan, marks, worldOn(site).world, goOn)
    expect(tallyOfPlan(plan, marks)).toMatchObject({ done: 3, failed: 1, skipped: 2 })
  })

  it('stops between two requests, and goes on with the rest', async () => {
    const site = new Site()
    const plan = { ...planOf([stepOf('s', 'x', [1, 2, 3, 4, 5, 6])]), concurrency: 1 }
    const marks = new Marks()
    const ended = await applyPlan(plan, marks, worldOn(site).world, { stop: () => (site.sent >= 2 ? 'pause' : null) })
    expect(ended).toEqual({ state: 'paused' })
    expect(site.picture()).toBe('x:1,2,3,4')
    await applyPlan(plan, marks, worldOn(site).world, goOn)
    expect(site.sent).toBe(3)
    expect(site.picture()).toBe('x:1,2,3,4,5,6')
  })

  it('of a kind that this version does not know fails with a sentence', async () => {
    const plan = planOf([{ ...stepOf('s', 'x', [1]), kind: 'later' }])
    const marks = new Marks()
    await applyPlan(plan, marks, worldOn(new Site()).world, goOn)
    expect(marks.get('s', 0)).toMatchObject({ state: 'failed', words: 'No kind later' })
  })

  it('that was done and is gone when it is read back is not verified', async () => {
    const site = new Site()
    const plan = planOf([stepOf('s', 'x', [1, 2])])
    const { world } = worldOn(site)
    const marks = new Marks()
    await applyPlan(plan, marks, world, goOn)
    site.on('x').delete(2)
    await verifyPlan(plan, marks, world)
    expect(tallyOfPlan(plan, marks)).toMatchObject({ done: 2, verified: 1, missing: 1 })
    // It is tried again with what failed, and it alone.
    await retryFailed(plan, marks, world)
    expect(tallyOfPlan(plan, marks)).toMatchObject({ done: 1, waiting: 1 })
    await applyPlan(plan, marks, world, goOn)
    await verifyPlan(plan, marks, world, true)
    expect(tallyOfPlan(plan, marks)).toMatchObject({ done: 2, verified: 2, missing: 0 })
    expect([site.picture(), site.repeated]).toEqual(['x:1,2', 0])
  })
})
