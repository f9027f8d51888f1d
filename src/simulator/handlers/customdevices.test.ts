import { afterEach, expect, it } from 'vitest'
import type { Platform } from '../../catalog/platform'
import type { Release } from '../../catalog/release'
import { connect, rowsOf, type Answered, type Client } from '../test-client'

let client: Client
afterEach(() => client.close())

const started = async (release: Release, role: Platform = 'discover'): Promise<void> => {
  client = await connect({ release, role })
}
const idFrom = ({ headers }: Answered): number => Number(headers.get('location')?.split('/').at(-1))
const create = (body: unknown): Promise<Answered> => client.call('POST', '/customdevices', { body })
const shownAs = async (name: string): Promise<Record<string, unknown>[]> =>
  rowsOf(
    await client.call(
      'GET',
      `/devices?${new URLSearchParams({ search_type: 'name', value: `/^${name}$/` }).toString()}`,
    ),
  )

it('shows each custom device as a device of the same ExtraHop id', async () => {
  await started('9.8')
  const custom = rowsOf(await client.call('GET', '/customdevices'))
  expect(custom.map((row) => row['name'])).toContain('Lyon')
  for (const row of custom) {
    const device = (await shownAs(String(row['name'])))[0]
    expect(device).toMatchObject({ device_class: 'custom', extrahop_id: row['extrahop_id'] })
  }
})

it.each(['discover', 'command'] as const)('makes, renames and removes both together on %s', async (role) => {
  await started('9.8', role)
  const made = await create({ name: 'Branch Lima', criteria: [{ ipaddr: '10.9.0.0/16', ipaddr_direction: 'src' }] })
  expect(made.status, made.text).toBe(201)
  const id = idFrom(made)
  expect((await client.call('GET', `/customdevices/${id}`)).json).toMatchObject({
    extrahop_id: 'branch-lima',
    disabled: false,
  })
  const [device] = await shownAs('Branch Lima')
  expect(device).toMatchObject({ extrahop_id: 'branch-lima', device_class: 'custom', macaddr: null })
  expect((await client.call('PATCH', `/customdevices/${id}`, { body: { name: 'Branch Peru' } })).status).toBe(204)
  expect(await shownAs('Branch Lima')).toEqual([])
  expect((await shownAs('Branch Peru')).map((row) => row['id'])).toEqual([device?.['id']])
  expect((await client.call('POST', `/watchlist/device/${String(device?.['id'])}`)).status).toBe(204)
  expect((await client.call('DELETE', `/customdevices/${id}`)).status).toBe(204)
  expect(await shownAs('Branch Peru')).toEqual([])
  expect((await client.call('GET', `/devices/${String(device?.['id'])}`)).status).toBe(404)
  expect(rowsOf(await client.call('GET', '/watchlist/devices')).map((row) => row['id'])).not.toContain(device?.['id'])
})

it('refuses names and ids that are taken, blanks, and rules that make no sense', async () => {
  await started('9.8')
  expect((await create({ name: 'Lyon' })).status).toBe(422)
  expect((await create({ name: 'New', extrahop_id: 'with blank' })).status).toBe(422)
  expect((await create({ name: 'New', criteria: [{ ipaddr: '10.0.0.300' }] })).status).toBe(422)
  expect((await create({ name: 'New', criteria: [{ dst_port_min: 90, dst_port_max: 80 }] })).status).toBe(422)
  expect((await create({ name: 'One', extrahop_id: 'one' })).status).toBe(201)
  expect((await create({ name: 'Two', extrahop_id: 'one' })).status).toBe(422)
  const same = await create({ name: 'one!' })
  expect((await client.call('GET', `/customdevices/${idFrom(same)}`)).json).toMatchObject({ extrahop_id: 'one-2' })
  expect((await client.call('PATCH', `/customdevices/${idFrom(same)}`, { body: { extrahop_id: 'x' } })).status).toBe(
    400,
  )
})

it('answers criteria only when asked, and replaces the list whole', async () => {
  await started('9.8')
  const id = idFrom(
    await create({ name: 'Rules', criteria: [{ ipaddr: '10.1.0.0/16' }, { vlan_min: 5, vlan_max: 9 }] }),
  )
  const read = async (query = ''): Promise<unknown> => (await client.call('GET', `/customdevices/${id}${query}`)).json
  expect(await read()).not.toHaveProperty('criteria')
  expect(await read('?include_criteria=true')).toMatchObject({
    criteria: [{ ipaddr: '10.1.0.0/16' }, { vlan_min: 5, vlan_max: 9 }],
  })
  await client.call('PATCH', `/customdevices/${id}`, { body: { description: 'kept' } })
  expect(await read('?include_criteria=true')).toMatchObject({ criteria: [{}, {}] })
  await client.call('PATCH', `/customdevices/${id}`, { body: { criteria: [{ ipaddr: '10.2.0.1' }] } })
  expect(await read('?include_criteria=true')).toMatchObject({
    description: 'kept',
    criteria: [{ ipaddr: '10.2.0.1' }],
  })
  for (const row of rowsOf(await client.call('GET', '/customdevices?include_criteria=true')))
    expect(Array.isArray(row['criteria'])).toBe(true)
})

it('takes criteria one by one on older releases', async () => {
  await started('5.3')
  expect((await create({ name: 'Old', criteria: [] })).status).toBe(400)
  const id = idFrom(await create({ name: 'Old' }))
  const path = `/customdevices/${id}/criteria`
  const added = await client.call('POST', path, { body: { ipaddr: '10.3.0.0/16', custom_device_id: id } })
  expect(added.status, added.text).toBe(201)
  const rule = idFrom(added)
  expect(added.headers.get('location')).toBe(`/api/v1${path}/${rule}`)
  expect((await client.call('GET', `${path}/${rule}`)).json).toEqual({
    id: rule,
    custom_device_id: id,
    ipaddr: '10.3.0.0/16',
  })
  expect((await client.call('POST', path, { body: { ipaddr: 'nowhere' } })).status).toBe(400)
  expect((await client.call('POST', path, { body: { ipaddr: '10.0.0.1', custom_device_id: id + 1 } })).status).toBe(400)
  expect((await client.call('GET', `/customdevices/1/criteria/${rule}`)).status).toBe(404)
  expect((await client.call('DELETE', `${path}/${rule}`)).status).toBe(204)
  expect(rowsOf(await client.call('GET', path))).toEqual([])
})
