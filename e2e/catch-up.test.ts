// A device that is changed leaves the list of a search that it does not fit any more, and comes back when it fits again.
import { expect, it } from 'vitest'
import { call } from '../src/api/send'
import { devices, type Device } from '../src/catalog/devices'
import { catchUp } from '../src/screens/devices/catch-up'
import { changeBehind } from '../src/simulator/change'
import { simulatedSite } from './simulated-site'

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
