import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { catalog } from '../catalog'
import { offers, reasonOf } from './appliance'
import { sentenceFor } from './errors'
import type { Stop } from './diagnosis'
import { keyOf } from './keys'
import { log } from './log'
import { call } from './send'
import { session } from './session'
import { signIn } from './sign-in'
import { describeStanding, may, openStanding } from './standing'

const key = '0123456789abcdef0123456789ab9f2c'
const servers: Server[] = []

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
  log.clear()
})

type Answers = Record<string, [status: number, body: unknown]>
const facts = { version: '9.8.1.1420', platform: 'extrahop', hostname: 'eda-01', display_host: 'eda-01.example' }

/** An appliance of which only these paths are known; everything else is refused. */
const appliance =
  (answers: Answers, seen: string[] = []): RequestListener =>
  (request, response) => {
    request.resume()
    const path = request.url?.replace('/api/v1', '').split('?')[0] ?? ''
    seen.push(`${request.method} ${path}`)
    const [status, body] = answers[path] ?? [403, { error_message: 'No' }]
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  }

describe('signing in', () => {
  it.each(['0.0.0', '99.9', 'develop', '', '4.1.2', null, 99.9])(
    'takes an appliance of release %j for one that has what it answers',
    async (version) => {
      const seen: string[] = []
      const answers: Answers = {
        '/extrahop': [200, { ...facts, version }],
        '/devices': [200, []],
        '/tags': [404, { error_message: 'Nothing here' }],
        '/apikeys': [404, { error_message: 'Nothing here' }],
      }
      const url = await serve(appliance(answers, seen))
      const result = await signIn({ url, key, keep: false })
      if (result.kind !== 'signed-in') throw new Error(JSON.stringify(result))
      expect(result.appliance.version).toBe(String(version ?? ''))
      expect(result.appliance.absent?.toSorted()).toEqual(['apikeys', 'tags'])
      expect(offers(catalog.devices, result.appliance)).toBe(true)
      expect(offers(catalog.tags, result.appliance)).toBe(false)
      expect(reasonOf(catalog.tags.operations.list, result.appliance)).toBe('This appliance answers 404 for it')
      // What is refused is there.
      expect(offers(catalog.activitygroups, result.appliance)).toBe(true)
      expect(seen.filter((line) => !line.startsWith('GET '))).toEqual([])
    },
  )

  it('invents no reason for what it does not know, and learns from what is answered later', async () => {
    const answers: Answers = {
      '/extrahop': [200, facts],
      '/apikeys': [404, { error_message: 'Nothing here' }],
      '/tags': [200, []],
    }
    const url = await serve(appliance(answers))
    const result = await signIn({ url, key, keep: false })
    if (result.kind !== 'signed-in') throw new Error(JSON.stringify(result))
    expect(result.appliance.standing.notes).toContain('Who owns the key is not known: GET /apikeys: 404.')
    const standing = () => session.get().appliances.find(({ id }) => id === url)?.standing
    const { create, list } = catalog.tags.operations
    session.update(url, { standing: openStanding('9.8') })
    expect(may(standing() ?? openStanding('9.8'), list.needs)).toBe('unknown')
    await call(result.appliance, list, {})
    expect(may(standing() ?? openStanding('9.8'), list.needs)).toBe('yes')
    expect(may(standing() ?? openStanding('9.8'), create.needs)).toBe('unknown')
    answers['/tags'] = [403, { error_message: 'No' }]
    await expect(call(result.appliance, create, { body: { name: 'x' } })).rejects.toMatchObject({ kind: 403 })
    expect(may(standing() ?? openStanding('9.8'), create.needs)).toBe('no')
  })

  it('concludes nothing from keys that may not be read, and tells of no privilege that the key has', async () => {
    const answers: Answers = { '/extrahop': [200, facts] }
    for (const path of ['/records/formats', '/appliances']) answers[path] = [200, []]
    const url = await serve(appliance(answers))
    const result = await signIn({ url, key, keep: false })
    if (result.kind !== 'signed-in') throw new Error(JSON.stringify(result))
    const { standing } = result.appliance
    expect(standing.notes).toContain('Who owns the key is not known: it may not read the list of keys.')
    expect(may(standing, 'read')).toBe('yes')
    const refused = await call(result.appliance, catalog.users.operations.list, {}).catch((error: unknown) => error)
    expect(sentenceFor(refused)).toBe('GET /users: 403. No. This key may not do it.')
  })

  it('learns what the appliance is, whose key it is and what it may do', async () => {
    const seen: string[] = []
    const url = await serve(
      appliance(
        {
          '/extrahop': [200, facts],
          '/apikeys': [200, [{ id: 2, key: '9f2c', username: 'helpdesk' }]],
          '/users/helpdesk': [
            200,
            { username: 'helpdesk', name: 'H', enabled: true, effective_roles: { write: 'limited', packets: 'full' } },
          ],
        },
        seen,
      ),
    )
    const steps: Stop[][] = []
    const result = await signIn(
      { url: `${url}/`, key: ` ${key}\n`, keep: false },
      { onStep: (stops) => steps.push(stops) },
    )
    if (result.kind !== 'signed-in') throw new Error(JSON.stringify(result))
    expect(result.appliance).toMatchObject({
      id: url,
      url,
      name: 'eda-01.example',
      platform: 'discover',
      version: '9.8.1.1420',
      release: '9.8',
      user: 'helpdesk',
      keyHint: '9f2c',
    })
    expect(describeStanding(result.appliance.standing)).toBe('write limited, packets')
    expect(seen).toEqual(['GET /extrahop', 'GET /apikeys', 'GET /users/helpdesk'])
    expect(session.get().active).toEqual(result.appliance)
    expect(keyOf(url)).toBe(key)
    expect(steps.map((stops) => stops.find((stop) => stop.state === 'now')?.id)).toEqual(['network', 'key'])
    expect(JSON.stringify([log.get(), session.get(), steps])).not.toContain(key.slice(0, 16))
    await session.signOut(url)
    expect(keyOf(url)).toBeUndefined()
  })

  it('tries one read per level where roles cannot be read, and nothing but reads', async () => {
    const seen: string[] = []
    const answers: Answers = {
      '/extrahop': [200, facts],
      '/appliances': [200, []],
      '/apikeys': [500, {}],
      '/records/formats': [200, []],
      '/bundles': [200, []],
    }
    const url = await serve(appliance(answers, seen))
    const result = await signIn({ url, key, keep: false })
    if (result.kind !== 'signed-in') throw new Error(JSON.stringify(result))
    // From 8.0 on every write level reads everything, so that reads leave a range.
    expect(describeStanding(result.appliance.standing)).toBe('write personal or higher')
    expect(result.appliance.standing.notes.join()).toContain('has write full privileges is not known')
    expect(result.appliance.user).toBeNull()
    expect(result.appliance.standing.notes.join()).toContain(
      'has the packets privilege is not known: no read shows it.',
    )
    expect(seen.filter((one) => !one.startsWith('GET '))).toEqual([])
  })

  it('says that the privilege is not known where nothing can be learned', async () => {
    const url = await serve((request, response) => {
      const known = request.url === '/api/v1/extrahop'
      response.writeHead(known ? 200 : 500).end(known ? JSON.stringify({ version: '8.0.1', platform: 'new' }) : '')
    })
    const result = await signIn({ url, key, keep: false })
    if (result.kind !== 'signed-in') throw new Error(JSON.stringify(result))
    expect(describeStanding(result.appliance.standing)).toBe('privilege not known')
    expect(result.appliance.name).toBe(new URL(url).host)
    expect(result.appliance.standing.notes.at(-1)).toContain('“new” is not known')
  })

  it('refuses what cannot be right before anything is sent', async () => {
    expect(await signIn({ url: 'http://eda.example', key, keep: false })).toMatchObject({
      kind: 'refused',
      field: 'url',
    })
    expect(await signIn({ url: 'eda.example', key: 'bad key', keep: false })).toMatchObject({
      kind: 'refused',
      field: 'key',
    })
    expect(log.get()).toEqual([])
  })
})

describe('a sign-in that fails', () => {
  const diagnose = async (url: string, timeout?: number) => {
    const result = await signIn({ url, key, keep: false }, { timeout })
    if (result.kind !== 'diagnosis') throw new Error(JSON.stringify(result))
    expect(JSON.stringify(result)).not.toContain(key)
    return result.diagnosis
  }

  it.each([
    [401, 'key'],
    [402, 'licence'],
    [403, 'forbidden'],
    [404, 'not-an-appliance'],
    [503, 'server'],
  ])('with %i is told as %s', async (status, cause) => {
    const url = await serve(appliance({ '/extrahop': [status, { error_message: 'Words' }] }))
    expect(await diagnose(url)).toMatchObject({ cause, what: expect.stringContaining('Words') })
    expect(log.get()).toHaveLength(1)
    expect(keyOf(url)).toBeUndefined()
  })

  it('at a closed port is unreachable, after a probe of its own', async () => {
    const url = await serve(() => {})
    const [server] = servers.splice(0)
    await new Promise((resolve) => server?.close(resolve))
    const diagnosis = await diagnose(url)
    expect(diagnosis).toMatchObject({ cause: 'unreachable', at: 'host' })
    expect(diagnosis.seen.map((row) => row.outcome.split(' ')[0])).toEqual(['blocked', 'rejected', 'no'])
  })

  it('by a hang of the API alone is told as that, since the host answers', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/') response.end('hello')
    })
    expect(await diagnose(url, 80)).toMatchObject({ cause: 'hang', at: 'origin' })
  })

  it('by a reset of the call is like a blocked origin, since a browser cannot tell them apart', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/') response.end('hello')
      else request.socket.destroy()
    })
    expect(await diagnose(url)).toMatchObject({ cause: 'origin' })
  })

  it('at something else than an appliance says so', async () => {
    const page = await serve((_, response) => response.setHeader('Content-Type', 'text/html').end('<html>'))
    expect(await diagnose(page)).toMatchObject({ cause: 'not-an-appliance' })
    const json = await serve((_, response) => response.end('{"hello":1}'))
    expect(await diagnose(json)).toMatchObject({ cause: 'not-an-appliance' })
    const cut = await serve((_, response) => {
      response.writeHead(200, { 'Content-Length': '500' }).write('{"version"')
      setTimeout(() => response.destroy(), 20)
    })
    expect(await diagnose(cut)).toMatchObject({ cause: 'broken' })
  })

  it('can be cancelled at any moment', async () => {
    const url = await serve(() => {})
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 40)
    expect(await signIn({ url, key, keep: false }, { signal: controller.signal })).toEqual({ kind: 'cancelled' })
    const later = new AbortController()
    const slow = await serve((request, response) => {
      if (request.url === '/api/v1/extrahop') response.end(JSON.stringify(facts))
      else setTimeout(() => later.abort(), 20)
    })
    expect(await signIn({ url: slow, key, keep: false }, { signal: later.signal })).toEqual({ kind: 'cancelled' })
    expect(keyOf(slow)).toBeUndefined()
  })
})
