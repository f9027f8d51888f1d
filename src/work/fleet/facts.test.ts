// @vitest-environment node
import { afterEach, expect, it } from 'vitest'
import { forgetKey } from '../../api/keys'
import { startFleet, type Fleet } from '../../simulator/fleet'
import { signedIn } from '../signed-in'
import { areConnected, readFacts } from './facts'
import { mustNotBeBelow } from './member'

const fleets: Fleet[] = []
const forbidden = { kind: 'status', status: 403 } as const
const start = async (seed: number) => {
  const fleet = await startFleet({ count: 5, devices: 5, seed })
  fleets.push(fleet)
  return Promise.all(fleet.members.map(({ simulator }) => readFacts(signedIn(simulator))))
}
afterEach(async () => {
  for (const fleet of fleets.splice(0)) {
    for (const { simulator } of fleet.members) forgetKey(simulator.url)
    await fleet.close()
  }
})

it('tells who is connected to whom by what they call themselves, not by name or address', async () => {
  const [here, there] = await Promise.all([start(1), start(2)])
  for (const upper of here)
    for (const lower of here)
      if (mustNotBeBelow(upper.platform, lower.platform)) expect(areConnected(upper, lower)).toBe(true)
  // Another site, whose appliances have the same names.
  expect(there.map(({ name }) => name)).toEqual(here.map(({ name }) => name))
  for (const one of here) for (const other of there) expect(areConnected(one, other)).toBe(false)
})

it('takes what may not be read for unknown, not for none', async () => {
  const fleet = await startFleet({ count: 1, devices: 5, seed: 1 })
  fleets.push(fleet)
  const [{ simulator } = expect.fail('There is no member')] = fleet.members
  const read = () => readFacts(signedIn(simulator))
  expect(await read()).toMatchObject({ troubles: [], backup: expect.any(Number) })
  for (const path of ['/customizations', '/extrahop/processes']) simulator.faults.add({ ...forbidden, match: { path } })
  expect(await read()).toMatchObject({ troubles: null, backup: 'untold' })
})

it('reads the rest where the appliance fails at a part, but not where that part decides', async () => {
  const fleet = await startFleet({ count: 1, devices: 5, seed: 1 })
  fleets.push(fleet)
  const [{ simulator } = expect.fail('There is no member')] = fleet.members
  const read = () => readFacts(signedIn(simulator))
  const broken = (path: string) => simulator.faults.add({ kind: 'status', status: 500, match: { path } })
  for (const path of ['/appliances', '/customizations', '/runningconfig/saved', '/extrahop/edition']) broken(path)
  expect(await read()).toMatchObject({ job: null, backup: 'untold', connected: null, unsaved: null })
  broken('/jobs')
  await expect(read()).rejects.toMatchObject({ kind: 'server', operation: 'jobs.list' })
})

it('does not take jobs that may not be read for none', async () => {
  const fleet = await startFleet({ count: 1, devices: 5, seed: 1 })
  fleets.push(fleet)
  const [{ simulator } = expect.fail('There is no member')] = fleet.members
  simulator.faults.add({ ...forbidden, match: { path: '/jobs' } })
  expect(await readFacts(signedIn(simulator))).toMatchObject({ job: 'untold' })
})
