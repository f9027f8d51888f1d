import { afterEach, expect, it } from 'vitest'
import { connect, keyOf, type Client } from './test-client'

let client: Client
afterEach(() => client.close())

const page = 'http://localhost:4173'

const preflight = (origin: string, more: Record<string, string> = {}): Promise<Response> =>
  fetch(`${client.simulator.url}/api/v1/tags`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization',
      ...more,
    },
  })

const corsNames = (headers: Headers): string[] =>
  [...headers.keys()].filter((name) => name.startsWith('access-control'))

it('allows the listed origin and no other scheme, host or port', async () => {
  client = await connect({ origins: [page] })
  const allowed = await preflight(page)
  expect(allowed.status).toBe(204)
  expect(allowed.headers.get('access-control-allow-origin')).toBe(page)
  expect(allowed.headers.get('access-control-allow-methods')).toContain('PATCH')
  expect(allowed.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('authorization')
  expect(Number(allowed.headers.get('access-control-max-age'))).toBeGreaterThan(0)
  for (const other of [
    'https://localhost:4173',
    'http://localhost:4174',
    'http://127.0.0.1:4173',
    'http://localhost',
    'null',
  ]) {
    expect(corsNames((await preflight(other)).headers), other).toEqual([])
    const answered = await client.call('GET', '/tags', { headers: { origin: other } })
    expect([answered.status, corsNames(answered.headers)], other).toEqual([200, []])
  }
})

it('varies by origin, so that no cache hands one page the headers of another', async () => {
  client = await connect({ origins: [page] })
  for (const origin of [page, 'http://other.example'])
    expect((await client.call('GET', '/tags', { headers: { origin } })).headers.get('vary')).toBe('Origin')
})

it('does not expose Location unless told to', async () => {
  client = await connect({ origins: [page] })
  const hidden = await client.call('POST', '/tags', { body: { name: 'a' }, headers: { origin: page } })
  expect(hidden.headers.get('access-control-allow-origin')).toBe(page)
  expect(hidden.headers.get('access-control-expose-headers')).toBeNull()
  await client.close()
  client = await connect({ origins: [page], exposeHeaders: true })
  const shown = await client.call('POST', '/tags', { body: { name: 'a' }, headers: { origin: page } })
  expect(shown.headers.get('access-control-expose-headers')).toContain('Location')
})

it('answers errors with cross-origin headers, and a bare 401 without', async () => {
  client = await connect({ origins: [page] })
  const refused = await client.call('GET', '/tags', { as: null, headers: { origin: page } })
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, page])
  await client.close()
  client = await connect({ origins: [page], bare401: true })
  const bare = await client.call('GET', '/tags', { as: null, headers: { origin: page } })
  expect([bare.status, corsNames(bare.headers)]).toEqual([401, []])
  expect(
    (await client.call('GET', '/nothing', { headers: { origin: page } })).headers.get('access-control-allow-origin'),
  ).toBe(page)
})

it('lets a more public page in when the browser asks and the origin is allowed', async () => {
  client = await connect({ origins: [page] })
  const ask = { 'access-control-request-private-network': 'true' }
  expect((await preflight(page, ask)).headers.get('access-control-allow-private-network')).toBe('true')
  expect((await preflight(page)).headers.get('access-control-allow-private-network')).toBeNull()
  expect(corsNames((await preflight('http://other.example', ask)).headers)).toEqual([])
})

it('needs no key for a preflight, and a preflight does nothing', async () => {
  client = await connect({ anyOrigin: true })
  const before = client.simulator.world.counts()
  expect((await preflight('http://anybody.example')).headers.get('access-control-allow-origin')).toBe('*')
  expect(client.simulator.world.counts()).toEqual(before)
  expect(client.simulator.log.at(-1)).toMatchObject({ method: 'OPTIONS', user: null, operation: null })
  expect(keyOf(client.simulator, 'system full')).toMatch(/./)
})
