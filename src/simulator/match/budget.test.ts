// Patterns of clients that would run for ever, wherever a client may send one: refused, and the others are answered.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { connect, type Client } from '../test-client'
import { budget } from './budget'
import { pattern } from './pattern'

// Long enough to be endless over a text of three signs too.
const endless = `/${'.?'.repeat(400)}!$/`
const usual = budget.ms
let client: Client
beforeAll(async () => {
  client = await connect({ devices: 60 })
})
beforeEach(() => {
  budget.ms = 150
})
afterEach(() => {
  budget.ms = usual
})
afterAll(() => client.close())

/** A metric query over all devices, of which one key is wanted. */
const metric = (category: string, spec: object) => ({
  cycle: 'auto',
  from: -1_800_000,
  until: 0,
  object_type: 'device',
  object_ids: [...client.simulator.world.collections.devices.all()].map(({ id }) => id),
  metric_category: category,
  metric_specs: [spec],
})
const filter = (operand: unknown, field = 'name') => ({ filter: { field, operator: '~', operand } })

type Place = [place: string, method: string, path: (pattern: string) => string, body?: (pattern: string) => unknown]
const places: Place[] = [
  ['a key that is a word', 'POST', () => '/metrics', (key1) => metric('http_server', { name: 'status_code', key1 })],
  [
    'a key that is an address',
    'POST',
    () => '/metrics/total',
    (key1) => metric('net_detail', { name: 'bytes_in', key1 }),
  ],
  ['an inner key', 'POST', () => '/metrics', (key2) => metric('ssl_server_detail', { name: 'key_agreement', key2 })],
  ['a key of a trigger', 'POST', () => '/metrics', (key1) => metric('custom_detail', { name: 'slow_answers', key1 })],
  ['a device of a trigger', 'POST', () => '/metrics', (key1) => metric('custom_detail', { name: 'by_device', key1 })],
  ['the name of a device', 'GET', (value) => `/devices?search_type=any&value=${encodeURIComponent(value)}`],
  ['a filter over devices', 'POST', () => '/devices/search', (operand) => filter(operand)],
  [
    'an operand',
    'POST',
    () => '/devices/search',
    (value) => filter({ type: 'string', value: value.slice(1, -1), is_regex: true }),
  ],
  [
    'a filter over records',
    'POST',
    () => '/records/search',
    (operand) => ({ from: '-30m', ...filter(operand, '.any') }),
  ],
  ['the name of an application', 'GET', (value) => `/applications?value=${encodeURIComponent(value)}`],
  ['the name of a group', 'GET', (name) => `/devicegroups?all=true&name=${encodeURIComponent(name)}`],
]

it.each(places)('stops an endless pattern in %s', async (_, method, path, body) => {
  const answered = await client.call(method, path(endless), { body: body?.(endless) })
  expect([answered.status, answered.json]).toEqual([400, { error_message: expect.stringContaining('too long') }])
})

it.each(places)('refuses what is no pattern in %s', async (_, method, path, body) => {
  const answered = await client.call(method, path('/(/'), { body: body?.('/(/') })
  const error_message = expect.stringContaining('is not a regular expression')
  expect([answered.status, answered.json]).toEqual([400, { error_message }])
})

it.each(places)('refuses a pattern that would be compiled without an end in %s', async (_, method, path, body) => {
  const nested = `/${'('.repeat(30)}a${'){2}'.repeat(30)}/`
  const answered = await client.call(method, path(nested), { body: body?.(nested) })
  expect([answered.status, answered.json]).toEqual([400, { error_message: expect.stringContaining('groups') }])
})

// At the first match it is compiled for longer than any budget, and then is too large.
const manifold = `${'('.repeat(8)}a?${'){9}'.repeat(8)}`

it.each(places)('refuses at once what is repeated many times over in %s', async (_, method, path, body) => {
  const nested = `/${manifold}/`
  const begun = performance.now()
  const answered = await client.call(method, path(nested), { body: body?.(nested) })
  expect([answered.status, answered.json]).toEqual([400, { error_message: expect.stringContaining('repeated groups') }])
  expect(performance.now() - begun).toBeLessThan(400)
})

it('refuses it bare too, and a group with such a rule is not made', async () => {
  const before = client.simulator.world.collections.devicegroups.size
  const asked: [string, string, string, object?][] = [
    ['value', 'GET', `/devices?search_type=any&value=${encodeURIComponent(manifold)}`],
    ['value', 'GET', `/applications?value=${encodeURIComponent(manifold)}`],
    ['filter', 'POST', '/devices/search', filter(manifold)],
    ['filter', 'POST', '/devicegroups', { name: 'Manifold', ...filter(manifold) }],
    ['value', 'POST', '/devicegroups', { name: 'Manifold', dynamic: true, field: 'name', value: `/${manifold}/` }],
  ]
  for (const [field, method, path, body] of asked) {
    const answered = await client.call(method, path, { body })
    const error_message = expect.stringContaining(`"${field}": the repeated groups`)
    expect([path, answered.status, answered.json]).toEqual([path, 400, { error_message }])
  }
  expect(client.simulator.world.collections.devicegroups.size).toBe(before)
})

it('refuses what the engine finds too large only when it is compiled', () => {
  const test = vi.spyOn(RegExp.prototype, 'test').mockImplementation(() => {
    throw Object.assign(new Error('Maximum call stack size exceeded'), { name: 'RangeError' })
  })
  try {
    expect(() => pattern('value', '/a+/')).toThrow('"value": the expression is too large')
  } finally {
    test.mockRestore()
  }
})

it.each(places)('answers a plain pattern in %s', async (_, method, path, body) => {
  budget.ms = usual
  expect((await client.call(method, path('/^[a-z0-9]/'), { body: body?.('/^[a-z0-9]/') })).status).toBe(200)
})

it('stops an endless rule of a group wherever the group is looked at', async () => {
  const group = await client.call('POST', '/devicegroups', { body: { name: 'Endless', ...filter(endless) } })
  expect(group.status).toBe(201)
  const path = String(group.headers.get('location')).replace('/api/v1', '')
  const [device] = client.simulator.world.collections.devices.all()
  for (const where of [`${path}/devices`, `/devices/${device?.id}/devicegroups`]) {
    const answered = await client.call('GET', where)
    expect([answered.status, answered.json]).toEqual([400, { error_message: expect.stringContaining('too long') }])
  }
  expect((await client.call('DELETE', path)).status).toBe(204)
})
