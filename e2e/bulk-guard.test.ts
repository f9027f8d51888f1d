// What a change to many devices reads before it writes, over real HTTP: a few one by one, many by one listing.
import { afterEach, expect, it } from 'vitest'
import type { Appliance } from '../src/api/appliance'
import { setKey } from '../src/api/keys'
import { openStanding } from '../src/api/standing'
import { catalog } from '../src/catalog'
import { rowsNow } from '../src/work/steps/rows-now'
import { startSimulator } from '../src/simulator/server'

const running: { close: () => Promise<unknown> }[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()))
})

it.each([
  [3, /^\/devices\/\d+$/, 3],
  [40, /^\/devices\/search$/, 2],
])('reads %i devices as they are now, without those that are gone', async (size, path, most) => {
  const options = { role: 'discover', release: '9.8', port: 0, devices: 60, seed: 1, strict: true } as const
  const simulator = await startSimulator(options)
  running.push(simulator)
  const appliance: Appliance = {
    id: simulator.url,
    url: simulator.url,
    name: 'test',
    platform: 'discover',
    version: '9.8.0.1',
    release: '9.8',
    standing: openStanding('9.8'),
    user: null,
    keyHint: '',
  }
  setKey(appliance.id, simulator.keys[0]?.key ?? '')
  const ids = [...simulator.world.collections.devices.all()].slice(0, size).map(({ id }) => id)
  const [gone = 0, ...left] = ids
  simulator.world.collections.devices.delete(gone)
  const { signal } = new AbortController()
  const now = await rowsNow(catalog.devices, ids, { appliance, signal })
  expect(new Set([...now.keys()].map(Number).filter((id) => ids.includes(id)))).toEqual(new Set(left))
  const asked = simulator.log.map((entry) => entry.path.split('?')[0] ?? '').filter((each) => path.test(each))
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.length).toBeLessThanOrEqual(most)
  // Only the one that the list does not have is asked for by itself.
  expect(simulator.log.length).toBeLessThanOrEqual(most + 1)
})
