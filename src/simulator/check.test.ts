import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, type Client } from './test-client'

let strict: Client
let kind: Client
let old: Client
beforeAll(async () => {
  strict = await connect()
  kind = await connect({ strict: false })
  old = await connect({ release: '5.3' })
})
afterAll(() => Promise.all([strict, kind, old].map((client) => client.close())))

const firstDevice = (client: Client): string =>
  `/devices/${String(client.simulator.world.collections.devices.keys().next().value)}`

describe('bodies', () => {
  it.each([
    [{ nme: 'x' }, 400, '"nme" is unknown'],
    [{}, 422, '"name" is missing'],
    [{ name: 7 }, 400, '"name": Invalid input: expected string, received number'],
    [{ name: '' }, 422, '"name": Too small'],
    ['{', 400, 'not valid JSON'],
    ['', 400, 'missing'],
    [[], 400, 'expected object, received array'],
  ])('%j is refused with %i', async (body, status, words) => {
    const answered = await strict.call('POST', '/tags', { body })
    expect(answered.status).toBe(status)
    expect(answered.json).toEqual({ error_message: expect.stringContaining(words) })
  })

  it('is not led into depths', async () => {
    const nested = '{"filter":'.concat('{"operator":"not","rules":['.repeat(9000), ']}'.repeat(9000), '}')
    const { status, json } = await strict.call('POST', '/devices/search', { body: nested })
    expect([status, json]).toEqual([400, { error_message: expect.stringContaining('more than 250 levels') }])
  })

  it('takes a null in a filter for a field that is not given, in either form of a rule', async () => {
    const rule = { field: 'name', operator: '=', operand: 'web', rules: null }
    const group = { operator: 'and', field: null, operand: null, rules: [{ ...rule, is_regex: null }] }
    for (const filter of [rule, group]) {
      const { status, text } = await strict.call('POST', '/devices/search', { body: { filter } })
      expect([status, text.slice(0, 1)]).toEqual([200, '['])
    }
    const filter = { ...group, rules: [{ ...rule, field: 'method' }] }
    expect((await strict.call('POST', '/records/search', { body: { from: -600_000, filter } })).status).toBe(200)
  })

  it('names the field deep in a filter', async () => {
    const filter = { operator: 'and', rules: [{ field: 'nothing', operator: '=', operand: 1 }] }
    const { status, json } = await strict.call('POST', '/devices/search', { body: { filter } })
    expect(status).toBe(400)
    expect(json).toEqual({ error_message: expect.stringContaining('"filter.rules.0.field"') })
  })

  it('does not know fields of later releases', async () => {
    const later = { custom_make: 'Dell' }
    expect((await strict.call('PATCH', firstDevice(strict), { body: later })).status).toBe(204)
    const { status, json } = await old.call('PATCH', firstDevice(old), { body: later })
    expect([status, json]).toEqual([400, { error_message: 'Body field "custom_make" is unknown' }])
  })

  it('reads JSON whatever the content type says', async () => {
    for (const type of ['text/plain', 'application/json', 'application/x-www-form-urlencoded']) {
      const answered = await strict.call('POST', '/tags', { body: { name: type }, headers: { 'content-type': type } })
      expect(answered.status, type).toBe(201)
    }
  })
})

describe('queries', () => {
  it.each([
    ['limit=x', '"limit"'],
    ['limit=1.5', '"limit"'],
    ['offset=-1', '"offset"'],
    ['search_type=ip_address&value=x', '"search_type"'],
    ['active_from=yesterday', '"active_from"'],
    ['search_type=name&value=/(/', '"value"'],
  ])('refuses %s', async (query, words) => {
    const { status, json } = await strict.call('GET', `/devices?${query}`)
    expect(status).toBe(400)
    expect(json).toEqual({ error_message: expect.stringContaining(words) })
  })

  it('reads truth in any case', async () => {
    for (const word of ['True', 'TRUE', 'true'])
      expect((await strict.call('GET', `/customdevices?include_criteria=${word}`)).text).toContain('"criteria"')
    expect((await strict.call('GET', '/customdevices?include_criteria=False')).text).not.toContain('"criteria"')
    expect((await strict.call('GET', '/customdevices?include_criteria=yes')).status).toBe(400)
  })

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])(
    'does not know %s, which every object has',
    async (name) => {
      for (const path of ['/devices', '/tags/1', '/customdevices', '/activitygroups']) {
        const { status, json } = await strict.call('GET', `${path}?${name}=1`)
        expect([path, status, json]).toEqual([path, 400, { error_message: expect.stringContaining(`"${name}"`) }])
      }
      const { status, json } = await strict.call('POST', '/tags', { body: `{"name":"Odd","${name}":1}` })
      expect([status, json]).toEqual([400, { error_message: `Body field "${name}" is unknown` }])
    },
  )

  it('does not know parameters of later releases', async () => {
    const path = '/runningconfig?section=ntp'
    expect((await strict.call('GET', path)).status).toBe(200)
    const { status, json } = await old.call('GET', path)
    expect([status, json]).toEqual([400, { error_message: expect.stringContaining('"section"') }])
  })

  it('tolerates and notes an unknown parameter, a trailing and a doubled slash, unless strict', async () => {
    expect((await kind.call('GET', '/tags/?colour=red')).status).toBe(200)
    expect(kind.simulator.log.at(-1)).toMatchObject({
      operation: 'tags.list',
      notes: ['a trailing slash', 'unknown query parameter "colour"'],
    })
    expect((await kind.call('GET', '//devices///9352//')).status).toBe(200)
    expect(kind.simulator.log.at(-1)).toMatchObject({
      operation: 'devices.get',
      notes: ['a doubled slash', 'a trailing slash'],
    })
    expect((await strict.call('GET', '//devices/9352')).status).toBe(404)
    for (const path of ['/tags/', '/tags?colour=red']) {
      const { status, json } = await strict.call('GET', path)
      expect([status, json]).toEqual([400, { error_message: expect.stringContaining('Strict') }])
    }
  })
})

describe('routes', () => {
  it('takes a literal part before an id', async () => {
    expect((await strict.call('POST', '/devices/search', { body: { limit: 1 } })).status).toBe(200)
  })

  it.each([
    ['GET', '/nothing', 404],
    ['GET', '/tags/none', 404],
    ['GET', '/tags/99999', 404],
    ['GET', '/tags/1/devices/2', 405],
    ['PUT', '/tags', 405],
    ['GET', '', 404],
    ['GET', '/tags//devices', 404],
    ['GET', '/tags/%zz', 404],
  ])('%s %s is a %i', async (method, path, status) => {
    const answered = await strict.call(method, path)
    expect(answered.status).toBe(status)
    expect(answered.json).toEqual({ error_message: expect.any(String) })
  })
})
