// A device that is changed leaves the list of a search that it does not fit any more, and comes back when it fits again.
import { expect, it } from 'vitest'
import { call } from '../src/api/send'
import { devices, type Device } from '../src/catalog/devices'
import { catchUp } from '../src/screens/devices/catch-up'
import { changeBehind } from '../src/simulator/change'
import { simulatedSite } from './simulated-site'

const day = 86_400_000

it('lists of a search hold what fits it, the appliance asked about the changed devices alone', async () => {
  const { simulator, appliance, client } = await simulatedSite()
  const filter = { field: 'vlan', operator: '=', operand: 4001 } as const
  const [one, two] = simulator.world.collections.devices.all()
  for (const device of [one, two]) changeBehind(simulator.world, 'devices', device?.id ?? 0, { vlanid: 4001 })
  const rows: Device[] = await call(appliance, devices.operations.search, { body: { filter } })
  expect(rows).toHaveLength(2)
  const queryKey = [appliance.id, 'devices', 'every page', { filter }]
  client.setQueryData(queryKey, { rows })
  const idsAfter = async (vlanid: number) => {
    changeBehind(simulator.world, 'devices', one?.id ?? 0, { vlanid })
    const { fit } = await catchUp(client, appliance, [one?.id ?? 0])
    await fit({ queryKey: [appliance.id, 'devices', 'every page'] })
    return client.getQueryData<{ rows: Device[] }>(queryKey)?.rows.map(({ id }) => id)
  }
  expect(await idsAfter(7)).toEqual([two?.id])
  expect(await idsAfter(4001)).toEqual([two?.id, one?.id])
})

it('a device that fits the rules and was not active in the window of a search does not come into its list', async () => {
  const { simulator, appliance, client } = await simulatedSite()
  const filter = { field: 'vlan', operator: '=', operand: 4001 } as const
  const now = simulator.world.now()
  const [silent, busy] = simulator.world.collections.devices.all()
  const seen = (last: number) => ({ vlanid: 4001, discover_time: now - 900 * day, last_seen_time: last })
  changeBehind(simulator.world, 'devices', silent?.id ?? 0, seen(now - 800 * day))
  changeBehind(simulator.world, 'devices', busy?.id ?? 0, seen(now))
  const key = (query: object) => [appliance.id, 'devices', 'every page', { query, filter }]
  const windows = [{ active_from: '-30m' }, { active_until: '-1000d' }, { active_until: '-1h' }]
  for (const query of windows) client.setQueryData(key(query), { rows: [] })
  const { fit } = await catchUp(client, appliance, [silent?.id ?? 0, busy?.id ?? 0])
  await fit({ queryKey: [appliance.id, 'devices', 'every page'] })
  expect(windows.map((query) => client.getQueryData<{ rows: Device[] }>(key(query))?.rows.map(({ id }) => id))).toEqual(
    [[busy?.id], [], [silent?.id, busy?.id]],
  )
})

it('a list of one searched text is read anew as a whole, one of everything is not', async () => {
  const { simulator, appliance, client } = await simulatedSite()
  const one = [...simulator.world.collections.devices.all()].find(({ vendor }) => vendor === 'Cisco')
  if (!one) throw new Error('The site is too small')
  const lists = { queryKey: [appliance.id, 'devices', 'every page'] }
  const reading = (request: { query?: { search_type: 'vendor'; value: string } }) => ({
    queryKey: [...lists.queryKey, request],
    queryFn: async () => ({ rows: await call(appliance, devices.operations.list, { query: request.query ?? {} }) }),
    staleTime: Infinity,
  })
  const text = reading({ query: { search_type: 'vendor', value: 'Cisco' } })
  const everything = reading({})
  const idsOf = async () => (await client.fetchQuery(text)).rows.map(({ id }) => id)
  expect(await idsOf()).toContain(one.id)
  await client.fetchQuery(everything)
  changeBehind(simulator.world, 'devices', one.id, { vendor: 'Dell' })
  expect(await idsOf()).toContain(one.id)
  const { fit } = await catchUp(client, appliance, [one.id])
  await fit(lists)
  expect(await idsOf()).not.toContain(one.id)
  expect(client.getQueryState(everything.queryKey)?.isInvalidated).toBe(false)
})
