// @vitest-environment node
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Appliance } from '../../api/appliance'
import { forgetKey } from '../../api/keys'
import { startFleet, type Fleet } from '../../simulator/fleet'
import { signedIn } from '../signed-in'
import { driftOf, readSubject } from './compare'
import { driftBetween } from './drift'
import { readFacts } from './facts'
import { pairOf, pathsFor } from './ignored'

let fleet: Fleet
let all: Appliance[]

beforeEach(async () => {
  fleet = await startFleet({ count: 3, devices: 5 })
  all = fleet.members.map(({ simulator }) => signedIn(simulator))
})
afterEach(async () => {
  for (const { id } of all) forgetKey(id)
  await fleet.close()
})

const read = async (appliance: Appliance): Promise<unknown> =>
  JSON.parse(await (await readSubject(appliance, 'runningconfig')).text())

it('secrets that are encrypted anew on each read are no drift, and no change that is not saved', async () => {
  const [one] = all
  if (!one) throw new Error('The fleet is empty')
  const [first, second] = await Promise.all([read(one), read(one)])
  expect(JSON.stringify(first)).not.toBe(JSON.stringify(second))
  expect(driftBetween(first, second)).toEqual({ differences: [], ignored: 0, own: 2 })
  expect((await readFacts(one)).unsaved).toBe(false)
})

it('differences of two are values that differ, and what is ignored for these two is counted for no others', async () => {
  const [model, other, third] = all
  if (!model || !other || !third) throw new Error('The fleet is too small')
  const configs = await Promise.all([model, other, third].map(read))
  const { differences } = driftBetween(configs[0], configs[1])
  expect(differences.length).toBeGreaterThan(0)
  for (const { left, right } of differences) expect(left).not.toBe(right)
  const ignored = [{ path: differences[0]?.path ?? '', pair: pairOf(other.id, model.id) }]
  const again = driftBetween(configs[0], configs[1], pathsFor(ignored, model.id, other.id))
  expect(again.ignored).toBe(1)
  expect(again.differences).toHaveLength(differences.length - 1)
  expect(driftBetween(configs[0], configs[2], pathsFor(ignored, model.id, third.id)).ignored).toBe(0)
})

it('a field that an older release does not tell is what it assumes, in what is read as well', async () => {
  const [, discover] = all
  const alerts = fleet.members[1]?.simulator.world.collections.alerts
  if (!discover || !alerts) throw new Error('The fleet is too small')
  const before = await readSubject(discover, 'alerts')
  const plain = [...alerts.all()].filter(({ disabled }) => !disabled)
  expect(plain.length).toBeGreaterThan(0)
  for (const { disabled: _, ...rest } of plain) alerts.put({ ...rest })
  const after = await readSubject(discover, 'alerts')
  expect((await driftOf('alerts', before, after, [])).differences).toEqual([])
})
