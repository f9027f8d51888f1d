// Bodies as scripts really send them, and what an appliance makes of them.
import { X509Certificate } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { catalog } from '../catalog'
import { fieldOf, fieldsOf } from '../catalog/fields'
import type { Operation, Resource } from '../catalog/operation'
import { z } from '../catalog/zod'
import { makeCertificate } from './certificate'
import { connect, rowsOf, type Client } from './test-client'

const bodyFields = ({ body }: Operation) => {
  const inner = body && fieldOf('body', body).schema
  return inner instanceof z.ZodObject ? fieldsOf(inner) : []
}

let client: Client
afterEach(() => client?.close())
const start = async (more: Parameters<typeof connect>[0] = {}) => (client = await connect(more))

it.each(['constructor', 'toString', 'hasOwnProperty'])(
  'a dashboard is shared with a user called %s',
  async (username) => {
    await start()
    const account = { username, name: 'Odd', password: 'Secret-1!', enabled: true, type: 'local', granted_roles: {} }
    expect((await client.call('POST', '/users', { body: account })).status).toBe(201)
    const mine = rowsOf(await client.call('GET', '/dashboards')).find(({ type }) => type === 'custom')
    const path = `/dashboards/${String(mine?.['id'])}/sharing`
    const shared = await client.call('PATCH', path, { body: `{"users":{"${username}":"viewer"}}` })
    expect([shared.status, shared.text]).toEqual([204, ''])
    expect((await client.call('GET', path)).text).toContain(`"${username}":"viewer"`)
    expect((await client.call('PATCH', path, { body: `{"users":{"${username}":null}}` })).status).toBe(204)
    expect((await client.call('GET', path)).text).not.toContain(username)
  },
)

describe('null', () => {
  it('is taken in every optional field of every change', async () => {
    await start()
    for (const { name, key, operations } of Object.values<Resource>(catalog)) {
      const { list, update } = operations
      const answer = list && update ? await client.call('GET', list.path) : undefined
      if (!update || answer?.status !== 200) continue
      const [row] = rowsOf(answer)
      const fields = bodyFields(update).filter(({ required }) => !required)
      if (!row || fields.length === 0) continue
      const path = update.path.replace(/\{[^}]+\}/, encodeURIComponent(String(row[key])))
      for (const body of [...fields.map((field) => ({ [field.name]: null })), {}]) {
        const { status, text } = await client.call('PATCH', path, { body })
        expect([name, body, status, text]).toEqual([name, body, 204, ''])
      }
    }
  })

  it('in an optional field is as if it were not given', async () => {
    await start()
    const search = { active_from: null, active_until: null, limit: null, offset: null }
    const found = await client.call('POST', '/devices/search', { body: search })
    expect([found.status, rowsOf(found).length]).toEqual([200, 80])
    const kept = await client.call('PATCH', '/devices/9352', { body: { vendor: null, description: 'Kept' } })
    expect(kept.status).toBe(204)
    expect((await client.call('GET', '/devices/9352')).json).toMatchObject({ vendor: 'Cisco', description: 'Kept' })
    // Where it may not be left out, it is refused.
    expect((await client.call('POST', '/tags', { body: { name: null } })).status).toBe(400)
  })
})

describe('scripts', () => {
  it('write is_regex beside the operator of a filter', async () => {
    await start()
    const ask = async (is_regex: boolean) =>
      rowsOf(
        await client.call('POST', '/devices/search', {
          body: { filter: { field: 'name', operator: '=', operand: '^web-000[12]$', is_regex } },
        }),
      ).length
    expect([await ask(true), await ask(false)]).toEqual([2, 0])
    const filter = { field: 'method', operator: '=', operand: '^G.T$', is_regex: true }
    const records = await client.call('POST', '/records/search', {
      body: { from: '-1h', limit: 1, types: ['~http'], filter },
    })
    expect([records.status, records.text]).toEqual([200, expect.stringMatching(/"method":.*"GET"/)])
  })

  it('send the time to live of a cursor in the body or in the query', async () => {
    await start()
    const query = { from: '-1h', limit: 1, context_ttl: 60_000 }
    const { cursor } = (await client.call('POST', '/records/search', { body: query })).json as { cursor: string }
    expect((await client.call('POST', '/records/cursor', { body: { cursor, context_ttl: 60_000 } })).status).toBe(200)
    expect((await client.call('POST', '/records/cursor?context_ttl=60000', { body: { cursor } })).status).toBe(200)
  })
})

describe('refusals', () => {
  it("of a taken custom device name are a problem in the appliance's own words", async () => {
    await start()
    const twin = await client.call('POST', '/customdevices', { body: { name: 'Lyon' } })
    expect([twin.status, twin.json]).toEqual([
      422,
      {
        type: expect.any(String),
        title: expect.any(String),
        detail: 'A custom device with the name Lyon already exists.',
      },
    ])
    await client.close()
    await start({ release: '8.0' })
    expect((await client.call('POST', '/customdevices', { body: { name: 'Lyon' } })).json).toEqual({
      error_message: 'A custom device with the name Lyon already exists.',
    })
  })

  it('are all problems in the latest releases', async () => {
    await start({ release: '26.3' })
    for (const [method, path, status, title] of [
      ['GET', '/tags/4711', 404, 'Not Found'],
      ['GET', '/nowhere', 404, 'Not Found'],
      ['PUT', '/tags', 405, 'Method Not Allowed'],
    ] as const) {
      const answered = await client.call(method, path)
      expect([answered.status, answered.json]).toEqual([
        status,
        { type: 'about:blank', title, detail: expect.any(String) },
      ])
    }
    expect((await client.call('GET', '/tags', { as: null })).json).toMatchObject({ title: 'Unauthorized' })
  })

  it('meet a peer address without a direction', async () => {
    await start()
    const make = (rule: object) =>
      client.call('POST', '/customdevices', { body: { name: `Peer ${JSON.stringify(rule)}`, criteria: [rule] } })
    const peer = { ipaddr: '10.0.0.1', ipaddr_peer: '10.0.0.2' }
    expect((await make(peer)).status).toBe(422)
    expect((await make({ ...peer, ipaddr_direction: 'any' })).status).toBe(422)
    expect((await make({ ...peer, ipaddr_direction: 'src' })).status).toBe(201)
  })
})

describe('custom devices', () => {
  it('have a role of their own', async () => {
    await start()
    const [lyon] = rowsOf(await client.call('GET', '/devices?value=Lyon&search_type=name'))
    expect(lyon).toMatchObject({ role: 'custom', auto_role: 'custom' })
    await client.call('POST', '/customdevices', { body: { name: 'Harbour' } })
    const [harbour] = rowsOf(await client.call('GET', '/devices?value=Harbour&search_type=name'))
    expect(harbour).toMatchObject({ role: 'custom' })
  })

  it.each(['5.3', '8.0'] as const)('of %s show their criteria one by one', async (release) => {
    await start({ release })
    const [first] = rowsOf(await client.call('GET', '/customdevices'))
    expect(first).not.toHaveProperty('criteria')
    const one = (await client.call('GET', `/customdevices/${String(first?.['id'])}`)).json as { criteria: unknown[] }
    expect(one.criteria.length).toBeGreaterThan(0)
  })
})

describe('a bundle as it was exported', () => {
  const pier = {
    '.meta': { name: 'Pier rules', comment: 'c', created: 1_700_000_000, version: '9.8.0.1', version_min: '7.0' },
    Trigger: [
      {
        name: 'Pier counter',
        apply_all: false,
        author: 'a',
        comment: 'counts',
        debug: false,
        disabled: true,
        events: '["HTTP_RESPONSE"]',
        hints: '{"payloadBytes":64}',
        script: 'debug(1)',
      },
    ],
    RecordFormat: [{ name: 'pier' }, { name: 'harbour' }],
  }
  const install = { policy: 'skip', include_assignments: true }

  it('is installed, and what is not known here is said', async () => {
    await start()
    const made = await client.call('POST', '/bundles', { body: pier })
    const path = `/bundles/${made.headers.get('location')?.split('/').at(-1) ?? ''}`
    expect((await client.call('GET', path)).json).toEqual(pier)
    expect(rowsOf(await client.call('GET', '/bundles')).at(-1)).toMatchObject({ name: 'Pier rules', description: 'c' })
    expect((await client.call('POST', `${path}/apply`, { body: install })).status).toBe(201)
    expect(rowsOf(await client.call('GET', '/triggers')).find(({ name }) => name === 'Pier counter')).toMatchObject({
      description: 'counts',
      disabled: true,
      events: ['HTTP_RESPONSE'],
      hints: { payloadBytes: 64 },
      script: 'debug(1)',
    })
    const lines = rowsOf(await client.call('GET', '/auditlog?limit=20')).map(({ body }) => JSON.stringify(body))
    expect(lines.some((line) => line.includes('RecordFormat (2)'))).toBe(true)
  })

  it('has no fields that are null or an empty text where neither is due', async () => {
    await start()
    const bare = { ...pier.Trigger[0], name: 'Bare', author: null, comment: null, events: '', hints: '' }
    const body = { '.meta': { ...pier['.meta'], name: 'Bare' }, Trigger: [bare] }
    const made = await client.call('POST', '/bundles', { body })
    expect([made.status, made.text]).toEqual([201, ''])
    const path = `/bundles/${made.headers.get('location')?.split('/').at(-1) ?? ''}`
    expect((await client.call('POST', `${path}/apply`, { body: install })).status).toBe(201)
    const found = rowsOf(await client.call('GET', '/triggers')).find(({ name }) => name === 'Bare')
    expect(found).toMatchObject({ disabled: true, events: [], script: 'debug(1)' })
  })

  it('brings the first of those that are in it twice, and says so; so it does of events that it does not know', async () => {
    await start()
    const groups = [
      { name: 'Quay', description: 'one' },
      { name: 'Quay', description: 'other' },
    ]
    const [trigger] = pier.Trigger
    const body = { '.meta': { name: 'Twins' }, DeviceGroup: groups, Trigger: [{ ...trigger, events: '["SHIP_SEEN"]' }] }
    const made = await client.call('POST', '/bundles', { body })
    const path = `/bundles/${made.headers.get('location')?.split('/').at(-1) ?? ''}`
    for (const policy of ['skip', 'overwrite']) {
      expect((await client.call('POST', `${path}/apply`, { body: { ...install, policy } })).status).toBe(201)
      const quays = rowsOf(await client.call('GET', '/devicegroups?name=Quay'))
      expect(quays.map(({ description }) => description)).toEqual(['one'])
      const [, ...lines] = rowsOf(await client.call('GET', '/auditlog?limit=3')).map((row) =>
        JSON.stringify(row['body']),
      )
      expect(lines.join('\n')).toMatch(/SHIP_SEEN.*"WARN"(.|\n)*devicegroups \\"Quay\\".*"WARN"/)
    }
  })

  it.each([
    [{ Trigger: [{ name: 'Low', events: '["http_response"]' }] }, 'triggers[0] has no usable events'],
    [{ Alert: [{ name: 'Loud', severity: 99 }] }, 'alerts[0] has no usable severity'],
    [{ DeviceGroup: [{ name: 'Open', dynamic: true, field: 'name', value: '/((/' }] }, 'is not a regular expression'],
  ])('is refused for what POST refuses of one object: %j', async (lists, words) => {
    await start()
    const refused = await client.call('POST', '/bundles', { body: { '.meta': { name: 'Odd' }, ...lists } })
    expect([refused.status >= 400, refused.text]).toEqual([true, expect.stringContaining(words)])
  })

  it('is refused where it holds no list: its lists inside a text are none', async () => {
    await start()
    const meta = { '.meta': { name: 'Empty' } }
    for (const body of [{ name: 'Wrapped', bundle: JSON.stringify(pier) }, meta, { ...meta, Trigger: [] }]) {
      const refused = await client.call('POST', '/bundles', { body })
      expect([refused.status, refused.json]).toEqual([422, { error_message: 'The bundle holds no list of objects' }])
    }
  })

  it('is the form of those that came with the appliance, which bring what they say', async () => {
    await start()
    const bundles = rowsOf(await client.call('GET', '/bundles'))
    for (const { id, name } of bundles) {
      const contents = (await client.call('GET', `/bundles/${String(id)}`)).json
      expect(contents).toMatchObject({ '.meta': { name, created: expect.any(Number) } })
      expect((await client.call('POST', `/bundles/${String(id)}/apply`, { body: install })).status).toBe(201)
    }
    const names = async (list: string) =>
      rowsOf(await client.call('GET', list)).map((row) => row['name'] ?? row['group_name'])
    expect(await names('/triggers')).toContain('Slow web answers')
    expect(await names('/alerts')).toEqual(expect.arrayContaining(['Many slow web answers', 'Directory errors']))
    expect(await names('/devicegroups')).toContain('Controllers')
    expect(await names('/emailgroups')).toContain('House')
    expect(await names('/dashboards')).toContain('Web answers')
  })
})

it('a system of 8.0 has what public clients of 2019 call', async () => {
  await start({ release: '8.0' })
  expect((await client.call('POST', '/devices/search', { body: { limit: 1 } })).status).toBe(200)
  expect((await client.call('GET', '/watchlist/devices')).status).toBe(200)
  expect((await client.call('GET', '/packets/search?from=-1s')).status).not.toBe(404)
  const { cursor } = (
    await client.call('POST', '/records/search', { body: { from: '-1h', limit: 1, context_ttl: '1m' } })
  ).json as { cursor: string }
  expect((await client.call('POST', '/records/cursor', { body: { cursor } })).status).toBe(200)
  expect(rowsOf(await client.call('GET', '/networks'))[0]).toHaveProperty('appliance_uuid')
  expect(rowsOf(await client.call('GET', '/devices?limit=1'))[0]).toHaveProperty('analysis')
  await client.close()
  await start({ release: '5.3' })
  expect((await client.call('POST', '/devices/search', { body: { limit: 1 } })).status).toBe(404)
})

it('certificates of two simulators differ in their subject, and name their keys', async () => {
  const [one, other] = [await makeCertificate(), await makeCertificate()].map(({ cert }) => new X509Certificate(cert))
  expect(one?.subject).not.toBe(other?.subject)
  expect(one?.issuer).toBe(one?.subject)
  expect(one?.verify(one.publicKey)).toBe(true)
  // The identifiers of the subject's and the authority's key, by their object ids.
  const raw = one?.raw.toString('hex') ?? ''
  expect([raw.includes('0603551d0e'), raw.includes('0603551d23')]).toEqual([true, true])
  expect(one?.checkIP('127.0.0.1')).toBe('127.0.0.1')
})
