import { afterEach, expect, it } from 'vitest'
import { connect, rowsOf, type Client } from './test-client'

let client: Client
afterEach(() => client.close())

const ids = async (path: string): Promise<unknown[]> => rowsOf(await client.call('GET', path)).map((row) => row['id'])
const firstDevices = (count: number): number[] =>
  [...client.simulator.world.collections.devices.all()].slice(0, count).map((row) => row.id)
const groupId = (name: string): number => {
  const group = [...client.simulator.world.collections.devicegroups.all()].find((row) => row.name === name)
  if (!group) throw new Error(`No group ${name}`)
  return group.id
}

it('shows an assignment from both sides, and forgets it when an object goes', async () => {
  client = await connect()
  const [a = 0, b = 0, c = 0] = firstDevices(3)
  const made = await client.call('POST', '/tags', { body: { name: 'both sides' } })
  const tag = Number(made.headers.get('location')?.split('/').at(-1))
  expect((await client.call('POST', `/tags/${tag}/devices`, { body: { assign: [a, b] } })).status).toBe(204)
  expect(await ids(`/tags/${tag}/devices`)).toEqual([a, b])
  expect(await ids(`/devices/${a}/tags`)).toContain(tag)
  expect((await client.call('POST', `/devices/${c}/tags/${tag}`)).status).toBe(204)
  expect((await client.call('POST', `/tags/${tag}/devices`, { body: { unassign: [a] } })).status).toBe(204)
  expect(await ids(`/tags/${tag}/devices`)).toEqual([b, c])
  expect((await client.call('DELETE', `/devices/${b}/tags/${tag}`)).status).toBe(204)
  expect(await ids(`/tags/${tag}/devices`)).toEqual([c])
  await client.call('DELETE', `/tags/${tag}`)
  expect(await ids(`/devices/${c}/tags`)).not.toContain(tag)
})

it('does what it can and answers 207 on later releases, and nothing on older ones', async () => {
  client = await connect()
  const [a = 0] = firstDevices(1)
  const partly = await client.call('POST', '/tags/9/devices', { body: { assign: [a, 424_242] } })
  expect(partly.status).toBe(207)
  expect(partly.json).toEqual({
    message: expect.any(String),
    failures: [{ action: 'assign', id: '424242', reason: expect.stringContaining('424242') }],
  })
  expect(await ids('/tags/9/devices')).toEqual([a])
  const nothing = await client.call('POST', '/tags/9/devices', { body: { unassign: [424_242] } })
  expect(nothing.status).toBe(422)
  expect(nothing.json).toEqual({
    message: expect.any(String),
    failures: [{ action: 'unassign', id: '424242', reason: expect.stringContaining('424242') }],
  })
  await client.close()
  client = await connect({ release: '8.0' })
  expect((await client.call('POST', '/tags/9/devices', { body: { assign: [a, 424_242] } })).status).toBe(404)
  expect(await ids('/tags/9/devices')).toEqual([])
})

it('computes the members of a dynamic group and refuses others, from both sides', async () => {
  client = await connect({ devices: 400 })
  const [a = 0] = firstDevices(1)
  const group = groupId('HTTP Servers')
  const members = await ids(`/devicegroups/${group}/devices`)
  expect(members.length).toBeGreaterThan(2)
  expect(await ids(`/devices/${String(members[0])}/devicegroups`)).toContain(group)
  for (const [path, body] of [
    [`/devicegroups/${group}/devices`, { assign: [a] }],
    [`/devicegroups/${group}/devices/${a}`, undefined],
    [`/devices/${a}/devicegroups`, { assign: [group] }],
    [`/devices/${a}/devicegroups/${group}`, undefined],
  ] as const)
    expect((await client.call('POST', path, { body })).status, path).toBe(400)
  expect(await ids(`/devicegroups/${group}/devices`)).toEqual(members)
  expect((await client.call('DELETE', `/devicegroups/${group}`)).status).toBe(400)
})

it('follows a rule when devices, tags or the rule change', async () => {
  client = await connect({ release: '5.3' })
  const [a = 0, b = 0] = firstDevices(2)
  const body = { name: '', dynamic: true, field: 'tag', value: '/^moving$/', include_custom_devices: true }
  const made = await client.call('POST', '/devicegroups', { body })
  const path = made.headers.get('location')?.replace('/api/v1', '') ?? ''
  expect(await ids(`${path}/devices`)).toEqual([])
  await client.call('POST', '/tags/9/devices', { body: { assign: [a] } })
  await client.call('PATCH', '/tags/9', { body: { name: 'moving' } })
  expect(await ids(`${path}/devices`)).toEqual([a])
  await client.call('POST', `/devices/${b}/tags/9`)
  expect(await ids(`${path}/devices`)).toEqual([a, b])
  await client.call('PATCH', path, { body: { field: 'name', value: 'core-sw' } })
  expect((await ids(`${path}/devices`)).length).toBeGreaterThan(0)
  await client.call('DELETE', '/tags/9')
})

it('takes a filter tree as the rule of a later group, and refuses one that cannot be', async () => {
  client = await connect({ devices: 300 })
  const rule = (operand: string) => ({ name: operand, filter: { field: 'ipaddr', operator: '=', operand } })
  const made = await client.call('POST', '/devicegroups', { body: rule('10.10.0.0/28') })
  const path = made.headers.get('location')?.replace('/api/v1', '') ?? ''
  expect((await client.call('GET', path)).json).toMatchObject({ dynamic: true, built_in: false })
  const found = rowsOf(await client.call('GET', `${path}/devices`)).map((row) => row['ipaddr4'])
  expect(found).toContain('10.10.0.1')
  expect(found).toContain('10.10.0.15')
  expect(found).not.toContain('10.10.0.16')
  const broken = { name: 'broken', filter: { field: 'name', operator: '~', operand: '/(/' } }
  expect((await client.call('POST', '/devicegroups', { body: broken })).status).toBe(400)
})

it('shows alerts inherited through a group unless only direct ones are asked for', async () => {
  client = await connect({ devices: 300 })
  const { devices } = client.simulator.world.collections
  const server = [...devices.all()].find((row) => row.activity?.includes('http_server'))
  const all = await ids(`/devices/${server?.id}/alerts`)
  expect(all).toContain(2)
  // Two alerts watch all sources: one a metric of devices, the other one of applications.
  expect(all).toContain(10)
  expect(all).not.toContain(6)
  expect(await ids(`/devices/${server?.id}/alerts?direct_assignments_only=true`)).not.toContain(2)
})

it('tells of a new group when it was changed and who may', async () => {
  client = await connect()
  const made = await client.call('POST', '/devicegroups', { body: { name: 'new' } })
  const path = made.headers.get('location')?.replace('/api/v1', '') ?? ''
  expect((await client.call('GET', path)).json).toMatchObject({ mod_time: expect.any(Number), editors: [] })
  expect((await client.call('PATCH', path, { body: { editors: ['netops'] } })).status).toBe(204)
  expect((await client.call('GET', path)).json).toMatchObject({ editors: ['netops'] })
})

it('hides built-in groups unless asked for, and finds groups by name', async () => {
  client = await connect()
  expect(await ids('/devicegroups')).not.toContain(groupId('HTTP Servers'))
  expect(await ids('/devicegroups?all=true')).toContain(groupId('HTTP Servers'))
  expect(await ids('/devicegroups?type=built_in')).not.toContain(groupId('Empty group'))
  expect(await ids('/devicegroups?name=%5Evip')).toEqual([groupId('VIP laptops')])
})
