import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, rowsOf, type Client } from '../test-client'

let client: Client
beforeAll(async () => {
  client = await connect({ devices: 60 })
})
afterAll(() => client.close())

describe('an assignment of several', () => {
  it('answers 207 where a part could not be applied, and 422 where nothing could', async () => {
    const [device] = rowsOf(await client.call('GET', '/devices?limit=1'))
    const assign = (ids: unknown[]) => client.call('POST', '/tags/1/devices', { body: { assign: ids } })
    const failures = [{ action: 'assign', id: '999999', reason: expect.stringContaining('999999') }]
    const partly = await assign([device?.['id'], 999_999])
    expect([partly.status, partly.json]).toEqual([207, expect.objectContaining({ failures })])
    const none = await assign([999_999])
    expect([none.status, none.json]).toEqual([422, expect.objectContaining({ failures })])
    const tagged = rowsOf(await client.call('GET', '/tags/1/devices')).map(({ id }) => id)
    expect(tagged).toContain(device?.['id'])
    expect(tagged).not.toContain(999_999)
  })
})

describe('the members of a group by rule', () => {
  it.each([true, false])('are custom devices where it takes them: %j', async (include_custom_devices) => {
    const filter = { field: 'name', operator: '~', operand: '.' }
    const body = { name: `All ${include_custom_devices}`, dynamic: true, filter, include_custom_devices }
    expect((await client.call('POST', '/devicegroups', { body })).status).toBe(201)
    const group = rowsOf(await client.call('GET', '/devicegroups')).find(({ name }) => name === body.name)
    const members = rowsOf(await client.call('GET', `/devicegroups/${String(group?.['id'])}/devices?limit=-1`))
    expect(members.length).toBeGreaterThan(50)
    expect(members.some((row) => row['device_class'] === 'custom')).toBe(include_custom_devices)
  })
})

it('addresses of a device are those that were seen in a window', async () => {
  const [device] = rowsOf(await client.call('GET', '/devices?limit=1'))
  const seen = async (query: string) =>
    rowsOf(await client.call('GET', `/devices/${String(device?.['id'])}/ipaddrs${query}`))
  const all = await seen('')
  expect(all.length).toBeGreaterThan(0)
  const times = all.map((row) => Number(row['last_observation_time']))
  expect(await seen(`?until=${Math.min(...times) - 1}`)).toEqual([])
  expect(await seen(`?from=${Math.max(...times) + 1}`)).toEqual([])
  expect(await seen(`?from=${Math.min(...times)}&until=${Math.max(...times)}`)).toEqual(all)
})
