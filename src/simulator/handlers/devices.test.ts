import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { budget } from '../match/budget'
import { connect, rowsOf, type Client } from '../test-client'

let client: Client
beforeAll(async () => {
  client = await connect({ devices: 600 })
})
afterAll(() => client.close())

const list = async (query: Record<string, string>): Promise<Record<string, unknown>[]> =>
  rowsOf(await client.call('GET', `/devices?${new URLSearchParams({ limit: '-1', ...query }).toString()}`))
const search = async (filter: unknown): Promise<Record<string, unknown>[]> =>
  rowsOf(await client.call('POST', '/devices/search', { body: { filter, limit: -1 } }))

describe('GET /devices', () => {
  it('finds by a bare expression, unanchored, as the tag script sends it', async () => {
    const found = await list({ search_type: 'ip address', value: '10.20.0.[0-9]+' })
    expect(found.length).toBeGreaterThan(100)
    for (const row of found) expect(row['ipaddr4']).toMatch(/10.20.0.[0-9]+/)
  })

  it.each([
    ['name', 'CORE-SW', 'display_name', /core-sw/],
    ['name', '/^web-0001$/', 'display_name', /^web-0001$/],
    ['mac address', '58:97:BD', 'macaddr', /^58:97:BD/],
    ['vendor', 'cisco', 'vendor', /^Cisco$/],
    ['vlan', '100', 'vlanid', /^100$/],
    ['discovery_id', 'custom-lyon', 'discovery_id', /^custom-lyon$/],
    ['activity', 'db_server', 'activity', /db_server/],
    ['type', '/^extrahop.device.ftp_server$/', 'activity', /ftp_server/],
  ])('%s %s', async (search_type, value, field, expected) => {
    const found = await list({ search_type, value })
    expect(found.length).toBeGreaterThan(0)
    for (const row of found) expect(String(row[field])).toMatch(expected)
  })

  it('finds what carries a tag, and by any property', async () => {
    const tagged = await list({ search_type: 'tag', value: '/^Medical$/' })
    for (const row of tagged) expect(row['role']).toBe('medical_device')
    expect((await list({ value: 'web-0001' })).length).toBeGreaterThan(0)
  })

  it('takes text that is no expression as it stands', async () => {
    const found = await list({ search_type: 'name', value: '=cmd|' })
    expect(found.map((row) => row['custom_name'])).toEqual(["=cmd|' /C calc'!A0"])
    expect(await list({ search_type: 'name', value: '(unclosed' })).toEqual([])
  })

  it('stops an expression that would run for ever', async () => {
    const usual = budget.ms
    budget.ms = 200
    const value = '/^(([a-z ])+.)+[A-Z]([a-z])+$/'
    const query = new URLSearchParams({ search_type: 'name', value }).toString()
    const answered = await client.call('GET', `/devices?${query}`)
    expect([answered.status, answered.json]).toEqual([400, { error_message: expect.stringContaining('too long') }])
    budget.ms = usual
  })

  it('narrows to what was active in a window, absolute or relative', async () => {
    const now = Date.now()
    const recent = await list({ active_from: '-45m' })
    expect(recent.length).toBeGreaterThan(100)
    expect(recent.length).toBeLessThan(600)
    for (const row of recent) expect(Number(row['last_seen_time'])).toBeGreaterThan(now - 46 * 60_000)
    expect(await list({ active_from: String(now - 45 * 60_000) })).toHaveLength(recent.length)
    expect(await list({ active_from: '-2700000' })).toHaveLength(recent.length)
    const older = await list({ active_until: '-52w' })
    for (const row of older) expect(Number(row['discover_time'])).toBeLessThan(now - 52 * 604_800_000 + 1000)
  })
})

describe('POST /devices/search', () => {
  it.each([
    [
      { field: 'ipaddr', operator: '=', operand: '10.10.0.0/29' },
      (row: Record<string, unknown>) => /^10\.10\.0\.[0-7]$/.test(String(row['ipaddr4'])),
    ],
    [
      { field: 'vendor', operator: 'in', operand: ['Xerox', 'brother'] },
      (row: Record<string, unknown>) => ['Xerox', 'Brother'].includes(String(row['vendor'])),
    ],
    [{ field: 'vlan', operator: '<', operand: 101 }, (row: Record<string, unknown>) => Number(row['vlanid']) < 101],
    [
      { field: 'role', operator: '=', operand: 'ip_camera' },
      (row: Record<string, unknown>) => row['role'] === 'ip_camera',
    ],
    [{ field: 'dns_name', operator: 'exists' }, (row: Record<string, unknown>) => row['dns_name'] !== ''],
    [
      { field: 'name', operator: 'startswith', operand: 'web-' },
      (row: Record<string, unknown>) =>
        String(row['display_name']).startsWith('web-') || String(row['dns_name']).startsWith('web-'),
    ],
    [
      { field: 'is_critical', operator: '=', operand: true },
      (row: Record<string, unknown>) => row['critical'] === true,
    ],
    [
      { field: 'macaddr', operator: '~', operand: '/^58:97/' },
      (row: Record<string, unknown>) => String(row['macaddr']).startsWith('58:97'),
    ],
    [
      { field: 'vendor', operator: '=', operand: { type: 'string', value: '^ap', is_regex: true } },
      (row: Record<string, unknown>) => row['vendor'] === 'Apple',
    ],
    [
      { field: 'discover_time', operator: '>', operand: '-1d' },
      (row: Record<string, unknown>) => Number(row['discover_time']) > Date.now() - 86_500_000,
    ],
  ])('%j, and its opposite is the rest', async (filter, fits) => {
    const found = await search(filter)
    expect(found.length).toBeGreaterThan(0)
    for (const row of found) expect(fits(row)).toBe(true)
    const rest = await search({ operator: 'not', rules: [filter] })
    expect(found.length + rest.length).toBe(600)
  })

  it('joins rules, nested', async () => {
    const apple = { field: 'vendor', operator: '=', operand: 'Apple' }
    const pc = { field: 'role', operator: '=', operand: 'pc' }
    const both = await search({ operator: 'and', rules: [apple, pc] })
    const either = await search({ operator: 'or', rules: [apple, pc] })
    const [apples, pcs] = [await search(apple), await search(pc)]
    expect(either.length).toBe(apples.length + pcs.length - both.length)
    expect((await search({ operator: 'and', rules: [] })).length).toBe(600)
  })

  it('answers only the fields asked for, and the id', async () => {
    const { json } = await client.call('POST', '/devices/search', {
      body: { limit: 1, result_fields: ['vendor', 'role'] },
    })
    expect(json).toEqual([{ id: 9352, vendor: 'Cisco', role: 'gateway' }])
  })

  it('asks for an operand where one is needed', async () => {
    const { status } = await client.call('POST', '/devices/search', {
      body: { filter: { field: 'name', operator: '=' } },
    })
    expect(status).toBe(400)
  })
})

describe('PATCH /devices/{id}', () => {
  it('changes names and times, the times always onwards', async () => {
    const read = async (): Promise<Record<string, unknown>> =>
      rowsOf({ ...(await client.call('GET', '/devices?limit=1')) })[0] ?? {}
    const before = await read()
    const path = `/devices/${String(before['id'])}`
    expect((await client.call('PATCH', path, { body: { custom_name: 'Hauptswitch' }, as: 'write full' })).status).toBe(
      204,
    )
    const named = await read()
    expect(named).toMatchObject({ custom_name: 'Hauptswitch', display_name: 'Hauptswitch', vendor: before['vendor'] })
    expect(Number(named['mod_time'])).toBeGreaterThan(Number(before['mod_time']))
    expect(named['user_mod_time']).toBe(named['mod_time'])
    await client.call('PATCH', path, { body: { custom_name: null } })
    const unnamed = await read()
    expect(unnamed['display_name']).toBe(before['display_name'])
    expect(Number(unnamed['mod_time'])).toBeGreaterThan(Number(named['mod_time']))
  })

  it('takes a role from the list, and any text before there was one', async () => {
    const patch = (to: Client, custom_type: string) => to.call('PATCH', '/devices/9360', { body: { custom_type } })
    expect((await patch(client, 'firewall')).status).toBe(204)
    expect((await client.call('GET', '/devices/9360')).json).toMatchObject({
      role: 'firewall',
      custom_type: 'firewall',
    })
    expect((await patch(client, '')).status).toBe(204)
    const refused = await patch(client, 'Build server')
    expect([refused.status, refused.json]).toEqual([400, { error_message: expect.stringContaining('"custom_type"') }])
    const old = await connect({ release: '5.3' })
    expect((await patch(old, 'Build server')).status).toBe(204)
    await old.close()
  })
})

it('tells what was observed of a device, within a window', async () => {
  const [server] = await list({ search_type: 'name', value: '/^web-0002$/' })
  const path = `/devices/${String(server?.['id'])}`
  const spans = rowsOf(await client.call('GET', `${path}/activity`))
  expect(spans.map((span) => span['stat_name'])).toContain('extrahop.device.http_server')
  for (const span of spans) expect(Number(span['from_time'])).toBeLessThanOrEqual(Number(span['until_time']))
  expect(rowsOf(await client.call('GET', `${path}/ipaddrs`))[0]).toMatchObject({ ipaddr: server?.['ipaddr4'] })
  expect(rowsOf(await client.call('GET', `${path}/ipaddrs?from=4102444800000`))).toEqual([])
})
