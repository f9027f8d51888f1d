// A range that ends in the future: a whole day, say, that has only begun. Nothing is reckoned over what is still to come.
import { afterEach, describe, expect, it } from 'vitest'
import { startSimulator, type Simulator } from '../../simulator/server'
import { signedIn } from '../signed-in'
import { ask } from './ask'
import { gridOf, secondsOf } from './frame'
import { panelOf } from './panel'
import { questionOf } from './question'

let simulator: Simulator | undefined
afterEach(() => simulator?.close())

const minute = 60_000
const panel = panelOf({
  id: 'p',
  sources: [{ type: 'network', id: 1 }],
  category: 'net',
  specs: [{ name: 'bytes' }],
  draw: 'bars',
})

describe('a range that ends in the future', () => {
  it.each(['discover', 'command'] as const)('has the rates of what is over, of a %s too', async (role) => {
    simulator = await startSimulator({ role, port: 0, devices: 20 })
    const appliance = signedIn(simulator)
    const now = Date.now()
    const until = (end: number) => ask(appliance, questionOf(panel, { from: now - 30 * minute, until: end }))
    const soon = await until(now + 30 * minute)
    const [series] = soon.series
    expect(series?.values.filter((value) => value !== null && !Number.isFinite(value))).toEqual([])
    const past = await until(now)
    const total = soon.totals.get(series?.id ?? '') ?? 0
    expect(total / (past.totals.get(series?.id ?? '') ?? 0)).toBeCloseTo(1, 1)
  })

  it('is asked as it stands where nothing of it is over', async () => {
    simulator = await startSimulator({ port: 0, devices: 20 })
    const now = Date.now()
    const later = { from: now + 30 * minute, until: now + 60 * minute }
    const { series } = await ask(signedIn(simulator), questionOf(panel, later))
    expect(series.flatMap(({ values }) => values.filter((value) => value !== null && value !== 0))).toEqual([])
  })

  it('has no bucket that has only just begun, since nobody knows for how long it was counted', () => {
    const clock = 1_795_860_000_000
    const stat = (time: number) => ({ oid: 1, time, duration: 300_000, values: [7] })
    const stats = [stat(clock - 600_000), stat(clock - 300_000), stat(clock)]
    const grid = gridOf({ from: clock - 600_000, until: clock + 3_600_000, clock, cycle: '5min', stats })
    if (!grid) throw new Error('no grid')
    expect(grid.times).toEqual([clock - 600_000, clock - 300_000])
    expect(grid.times.map((_, at) => secondsOf(grid)(at))).toEqual([300, 300])
  })
})
