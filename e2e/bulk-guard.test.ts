// What a change to many devices reads before it writes, over real HTTP: a few one by one, many by one listing.
import { expect, it, vi } from 'vitest'
import { catalog } from '../src/catalog'
import { rowsNow } from '../src/work/steps/rows-now'
import { simulatedSite } from './simulated-site'

it.each([
  [3, /^\/devices\/\d+$/, 3],
  [40, /^\/devices\/search$/, 2],
])('reads %i devices as they are now, without those that are gone', async (size, path, most) => {
  const { simulator, appliance } = await simulatedSite()
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

it('asks for those by themselves that a list leaves out, as it does with what was not active lately', async () => {
  const { simulator, appliance } = await simulatedSite()
  const { alerts } = catalog
  const ids = [...simulator.world.collections.alerts.all()].map(({ id }) => id)
  expect(ids.length).toBeGreaterThan(8)
  // The list answers without ids: none of them is found in it.
  simulator.faults.add({ kind: 'missing-field', field: 'id', match: { method: 'GET', path: '/alerts' } })
  const { signal } = new AbortController()
  const now = await rowsNow(alerts, ids, { appliance, signal })
  expect(ids.filter((id) => !now.has(String(id)))).toEqual([])
})

it('finds them beside a row that is named by what is no text', async () => {
  const { simulator, appliance } = await simulatedSite()
  const ids = [...simulator.world.collections.tags.all()].map(({ id }) => id)
  expect(ids.length).toBeGreaterThan(8)
  const { fetch: plain } = globalThis
  vi.stubGlobal('fetch', async (...asked: Parameters<typeof fetch>) => {
    const answer = await plain(...asked)
    const rows: unknown = await answer.clone().json()
    if (!Array.isArray(rows)) return answer
    return Response.json([{ id: { toString: 1, valueOf: 1 }, name: 'odd' }, ...rows])
  })
  const now = await rowsNow(catalog.tags, ids, { appliance, signal: new AbortController().signal })
  vi.unstubAllGlobals()
  expect(ids.filter((id) => !now.has(String(id)))).toEqual([])
})
