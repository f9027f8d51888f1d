// @vitest-environment node
import { afterEach, expect, it } from 'vitest'
import { forgetKey } from '../../api/keys'
import { startSimulator, type Simulator } from '../../simulator/server'
import { signedIn } from '../signed-in'
import { differencesBetween, takeSnapshot } from './snapshot'

let simulator: Simulator

afterEach(async () => {
  forgetKey(simulator.url)
  await simulator.close()
})

const changedBy = async (change: (simulator: Simulator) => void): Promise<string[]> => {
  const appliance = signedIn(simulator)
  const before = await takeSnapshot(appliance)
  expect(differencesBetween(before, await takeSnapshot(appliance))).toEqual([])
  change(simulator)
  return differencesBetween(before, await takeSnapshot(appliance)).map(({ name }) => name)
}

it('notices what is not as before: license, clock, services, objects, sections of the config', async () => {
  let ahead = 0
  simulator = await startSimulator({ devices: 20, now: () => Date.now() + ahead })
  const changed = await changedBy(({ world: { license, appliance, config, collections } }) => {
    ahead = 600_000
    license.modules['http'] = false
    appliance.services['ssh'] = { enabled: false }
    delete config.live['dns']
    for (const { id } of [...collections.tags.all()].slice(1)) collections.tags.delete(id)
  })
  expect(changed.toSorted()).toEqual([
    'Clock',
    'License modules',
    'Number of tags',
    'Sections of the running config',
    'Services that are on',
  ])
})

it('takes a clock for as before that drifts, wherever the readings fall', () => {
  const between = (before: string, after: string) => differencesBetween({ Clock: before }, { Clock: after }).length
  expect(between('right', '40 s ahead')).toBe(0)
  expect(between('59 s behind', '61 s behind')).toBe(0)
  expect(between('61 s ahead', '60 s behind')).toBe(1)
  expect(between('right', '600 s behind')).toBe(1)
})

it('notices an ingest that is off', async () => {
  simulator = await startSimulator({ role: 'explore' })
  expect(await changedBy(({ world }) => (world.appliance.ingest = false))).toEqual(['Record ingest'])
})
