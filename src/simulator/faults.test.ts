import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, keyOf, type Client } from './test-client'

const page = 'http://localhost:4173'
let client: Client
beforeEach(async () => {
  client = await connect({ origins: [page], controlPort: 0 })
})
afterEach(() => client.close())

const tags = (signal?: AbortSignal): Promise<Response> =>
  fetch(`${client.simulator.url}/api/v1/tags`, {
    headers: { authorization: `ExtraHop apikey=${keyOf(client.simulator, 'system full')}`, origin: page },
    ...(signal ? { signal } : {}),
  })

/** The system's own name of what ended a request. */
const causeOf = async (request: Promise<Response>): Promise<unknown> => {
  try {
    const response = await request
    await response.text()
    return 'answered'
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    return cause instanceof Error && 'code' in cause ? cause.code : error
  }
}

describe('each kind', () => {
  it('delay', async () => {
    client.simulator.faults.add({ kind: 'delay', ms: 80 })
    const started = performance.now()
    expect((await tags()).status).toBe(200)
    expect(performance.now() - started).toBeGreaterThanOrEqual(79)
  })

  it('hang, until the faults are cleared', async () => {
    client.simulator.faults.add({ kind: 'hang', times: 2 })
    await expect(tags(AbortSignal.timeout(80))).rejects.toMatchObject({ name: 'TimeoutError' })
    const waiting = tags()
    await new Promise((resolve) => setTimeout(resolve, 50))
    client.simulator.faults.clear()
    expect((await waiting).status).toBe(200)
  })

  it('drop, before the request is looked at and after', async () => {
    client.simulator.faults.add({ kind: 'drop', times: 1 })
    expect(await causeOf(tags())).toBe('UND_ERR_SOCKET')
    const before = client.simulator.world.collections.tags.size
    client.simulator.faults.add({ kind: 'drop', after: true, times: 1, match: { method: 'POST' } })
    await expect(client.call('POST', '/tags', { body: { name: 'lost answer' } })).rejects.toThrow('fetch failed')
    expect(client.simulator.world.collections.tags.size).toBe(before + 1)
  })

  it('reset', async () => {
    client.simulator.faults.add({ kind: 'reset', times: 1 })
    expect(await causeOf(tags())).toBe('ECONNRESET')
    expect(client.simulator.log.at(-1)).toMatchObject({ status: 0, faults: ['reset'] })
  })

  it('status, with headers of its own and with or without those for other origins', async () => {
    client.simulator.faults.add({
      kind: 'status',
      status: 429,
      message: 'Slow down',
      headers: { 'retry-after': '7' },
      times: 1,
    })
    const slow = await tags()
    expect([slow.status, slow.headers.get('retry-after'), slow.headers.get('access-control-allow-origin')]).toEqual([
      429,
      '7',
      page,
    ])
    expect(await slow.json()).toEqual({ error_message: 'Slow down' })
    client.simulator.faults.add({ kind: 'status', status: 502, cors: false, times: 1 })
    const bare = await tags()
    expect([bare.status, bare.headers.get('access-control-allow-origin')]).toEqual([502, null])
  })

  it.each([204, 205, 304])('status %i, which has no body, and is not malformed either', async (status) => {
    client.simulator.faults.add({ kind: 'status', status })
    expect((await tags()).status).toBe(status)
    client.simulator.faults.add({ kind: 'malformed' })
    const bare = await tags()
    expect([bare.status, await bare.text()]).toEqual([status, ''])
  })

  it.each([101, 103, 199, 600, 200.5])('no status %d, which is none of an answer', (status) => {
    expect(() => client.simulator.faults.add({ kind: 'status', status })).toThrow('status')
  })

  it('truncate: the headers arrive, the body does not', async () => {
    client.simulator.faults.add({ kind: 'truncate', bytes: 20, times: 1 })
    const response = await tags()
    expect(response.status).toBe(200)
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(20)
    await expect(response.text()).rejects.toThrow('terminated')
  })

  it('content-type', async () => {
    client.simulator.faults.add({ kind: 'content-type' })
    const response = await tags()
    expect(response.headers.get('content-type')).toBe('text/html')
    expect(await response.json()).toHaveLength(9)
  })

  it('malformed', async () => {
    client.simulator.faults.add({ kind: 'malformed' })
    const text = await (await tags()).text()
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
  })

  it('missing-field and renamed-field', async () => {
    client.simulator.faults.add({ kind: 'missing-field', field: 'mod_time' })
    client.simulator.faults.add({ kind: 'renamed-field', field: 'name', to: 'label' })
    const [first] = await (await tags()).json()
    expect(Object.keys(first).toSorted()).toEqual(['id', 'label'])
  })

  it('revoke-key, of the request or a named one', async () => {
    client.simulator.faults.add({ kind: 'revoke-key', match: { path: '/tags' }, times: 1 })
    expect((await tags()).status).toBe(401)
    expect((await client.call('GET', '/extrahop')).status).toBe(401)
    expect((await client.call('GET', '/tags', { as: 'write full' })).status).toBe(200)
    client.simulator.faults.add({ kind: 'revoke-key', key: keyOf(client.simulator, 'write full') })
    expect((await client.call('GET', '/tags', { as: 'write full' })).status).toBe(401)
  })

  it('store-away, cursor-ends and ignore-query: what lies behind the appliance fails, or it does not look', async () => {
    const key = client.simulator.keys[0]?.key ?? ''
    const call = (method: string, path: string, body?: object) =>
      fetch(`${client.simulator.url}/api/v1${path}`, {
        method,
        headers: { authorization: `ExtraHop apikey=${key}` },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
    for (const status of [502, 504] as const) {
      const id = client.simulator.faults.add({ kind: 'store-away', status })
      expect((await call('POST', '/records/search', { from: '-1m' })).status).toBe(status)
      expect((await call('GET', '/tags')).status).toBe(200)
      client.simulator.faults.clear(id)
    }
    const search = await call('POST', '/records/search', { from: '-1h', limit: 10, context_ttl: '1m' })
    const { cursor, total } = (await search.json()) as { cursor: string; total: number }
    client.simulator.faults.add({ kind: 'cursor-ends', times: 1 })
    const page = await (await call('POST', '/records/cursor', { cursor })).json()
    expect([page.records, page.total === total, total > 20]).toEqual([[], true, true])
    client.simulator.faults.add({ kind: 'ignore-query', name: 'search_type', times: 1 })
    const rows = async () =>
      (await (await call('GET', '/devices?search_type=vendor&value=corp.example')).json()) as unknown[]
    expect([(await rows()).length > 0, (await rows()).length]).toEqual([true, 0])
  })

  it('odd-records: fields as they are given, to the last digit, in the place of those of the first records', async () => {
    const key = client.simulator.keys[0]?.key ?? ''
    client.simulator.faults.add({ kind: 'odd-records', sources: ['{"n":18446744073709551615}', '{"$&":1}'], times: 1 })
    const answer = await fetch(`${client.simulator.url}/api/v1/records/search`, {
      method: 'POST',
      headers: { authorization: `ExtraHop apikey=${key}` },
      body: JSON.stringify({ from: '-1h', limit: 3 }),
    })
    const text = await answer.text()
    expect(text).toContain('"_source":{"n":18446744073709551615}')
    expect(text).toContain('"_source":{"$&":1}')
    expect(text.match(/"timestamp"/g)).toHaveLength(1)
  })

  it('reboot: nobody listens for a while, then all is as before', async () => {
    client.simulator.faults.add({ kind: 'reboot', ms: 150 })
    expect(await causeOf(tags())).toBe('ECONNREFUSED')
    await expect.poll(() => causeOf(tags()), { timeout: 3000 }).toBe('answered')
  })
})

describe('matching', () => {
  it('by method and path, so many times, and preflights only when named', async () => {
    client.simulator.faults.add({ kind: 'status', status: 500, times: 2, match: { method: 'get', path: '/dev*' } })
    expect((await client.call('GET', '/tags')).status).toBe(200)
    expect((await client.call('POST', '/devices/search', { body: {} })).status).toBe(200)
    expect((await client.call('GET', '/devices')).status).toBe(500)
    expect((await client.call('GET', '/devicegroups')).status).toBe(500)
    expect((await client.call('GET', '/devices')).status).toBe(200)
    client.simulator.faults.add({ kind: 'status', status: 403, cors: false, match: { method: 'OPTIONS' } })
    expect((await client.call('OPTIONS', '/tags', { headers: { origin: page } })).status).toBe(403)
    expect((await client.call('GET', '/tags')).status).toBe(200)
  })
})

describe('the control port', () => {
  const control = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${client.simulator.control}${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) })

  it('switches faults on and off, and says what does not fit', async () => {
    expect((await control('POST', '/faults', { kind: 'status', status: 503 })).status).toBe(201)
    expect((await tags()).status).toBe(503)
    expect(await (await control('GET', '/faults')).json()).toMatchObject([{ kind: 'status', status: 503 }])
    expect((await control('DELETE', '/faults')).status).toBe(204)
    expect((await tags()).status).toBe(200)
    const wrong = await control('POST', '/faults', { kind: 'status', status: 'x' })
    expect([wrong.status, (await wrong.json()).error_message]).toEqual([400, expect.stringContaining('status')])
  })

  it('reads and empties the log', async () => {
    await tags()
    expect(await (await control('GET', '/log')).json()).toMatchObject([{ operation: 'tags.list' }])
    await control('DELETE', '/log')
    expect(await (await control('GET', '/log')).json()).toEqual([])
  })

  it('changes a device behind the back of a console, and its time of change', async () => {
    const { devices } = client.simulator.world.collections
    const id = Number(devices.keys().next().value)
    const before = devices.get(id)?.mod_time ?? 0
    expect((await control('POST', '/change', { resource: 'devices', id, set: { custom_name: 'theirs' } })).status).toBe(
      204,
    )
    const { json } = await client.call('GET', `/devices/${id}`)
    expect(json).toMatchObject({ custom_name: 'theirs', display_name: 'theirs' })
    expect(devices.get(id)?.mod_time).toBeGreaterThan(before)
    expect((await control('POST', '/change', { resource: 'devices', id: 1, set: {} })).status).toBe(404)
  })

  it('is not part of the API', async () => {
    for (const path of ['/faults', '/log', '/world']) {
      expect((await client.call('GET', path)).status).toBe(404)
      expect((await fetch(`${client.simulator.url}${path}`)).status).toBe(404)
    }
  })
})
