import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Assignment } from '../catalog/common'
import { bytes, created, get, patch, post, resource, text } from '../catalog/operation'
import { z } from '../catalog/zod'
import { ApiError, isCancelled, sentenceFor, type ErrorKind } from './errors'
import { forgetKey, setKey } from './keys'
import { connectionOf, log } from './log'
import { call, callRaw, callWithKey, isFailures } from './send'

const things = resource('things', {
  words: ['thing', 'things'],
  platforms: ['discover'],
  since: '5.3',
  about: 'A made-up resource.',
  operations: {
    list: get('/things', { needs: 'read', returns: z.array(z.object({ id: z.number() })), doc: 'List.' }),
    get: get('/things/{id}', {
      needs: 'read',
      returns: z.object({ id: z.number(), name: z.string().nullable() }),
      doc: 'Read.',
    }),
    create: post('/things', {
      needs: 'write full',
      body: z.object({ name: z.string() }),
      returns: created,
      doc: 'Make.',
    }),
    update: patch('/things/{id}', {
      needs: 'write limited',
      body: z.object({ name: z.string(), pin: z.string().optional().meta({ kind: 'secret' }) }).partial(),
      doc: 'Change.',
    }),
    assign: post('/things/{id}/tags', { needs: 'write full', body: Assignment, partial: true, doc: 'Assign.' }),
    find: post('/things/find', {
      needs: 'read',
      reads: true,
      body: z.object({}),
      returns: z.array(z.unknown()),
      doc: 'Find.',
    }),
    config: get('/things/config', { needs: 'read', returns: text('text/plain'), doc: 'As text.' }),
    file: get('/things/file', { needs: 'packets', returns: bytes('application/octet-stream'), doc: 'As bytes.' }),
  },
})
const { list, get: read, create, update, assign, find, config, file } = things.operations
const secret = '0123456789abcdef0123456789abcdef'

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void
let handler: Handler = (_, response) => response.end()
let seen: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = []
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (piece: Buffer) => (body += piece.toString()))
  request.on('end', () => {
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
    handler(request, response, body)
  })
})
let target = { id: '', url: '' }

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  target = { id: url, url }
  setKey(target.id, secret)
})
afterAll(() => server.closeAllConnections())
afterAll(() => server.close())
afterEach(() => {
  seen = []
  log.clear()
})

const json =
  (status: number, value: unknown, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(value))

async function failure(promise: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ApiError)) throw new Error(`Expected an ApiError, got ${String(error)}`)
  return error
}

describe('answers', () => {
  it('sends the key and the body, and gives JSON back as it came', async () => {
    handler = json(200, { id: 3, name: null, extra: { kept: true } })
    expect(await call(target, read, { params: { id: 3 } })).toEqual({ id: 3, name: null, extra: { kept: true } })
    expect(seen[0]).toMatchObject({ method: 'GET', url: '/api/v1/things/3' })
    expect(seen[0]?.headers).toMatchObject({ authorization: `ExtraHop apikey=${secret}`, accept: 'application/json' })
    expect(seen[0]?.headers.cookie).toBeUndefined()
    expect(seen[0]?.headers['content-type']).toBeUndefined()
  })

  it('reads the id of what was made from Location, and null where it is hidden', async () => {
    handler = (_, response) => response.writeHead(201, { Location: '/api/v1/things/a%20b?x=1' }).end()
    expect(await call(target, create, { body: { name: 'x' } })).toEqual({
      id: 'a b',
      location: '/api/v1/things/a%20b?x=1',
    })
    expect(seen[0]).toMatchObject({ body: '{"name":"x"}', headers: { 'content-type': 'application/json' } })
    handler = (_, response) => response.writeHead(201).end()
    expect(await call(target, create, { body: { name: 'x' } })).toEqual({ id: null, location: null })
  })

  it('gives text, bytes, nothing, and the failures of a partial assignment', async () => {
    handler = (_, response) => response.writeHead(200, { 'Content-Type': 'text/plain' }).end('a = ü\n')
    expect(await call(target, config, {})).toBe('a = ü\n')
    handler = (_, response) => response.writeHead(200).end(Buffer.from([0, 255, 10]))
    expect([...new Uint8Array(await (await call(target, file, {})).arrayBuffer())]).toEqual([0, 255, 10])
    handler = (_, response) => response.writeHead(204).end()
    expect(await call(target, update, { params: { id: 1 }, body: { name: 'y' } })).toBeUndefined()
    const failures = { message: 'Some failed', failures: [{ action: 'assign', id: '9', reason: 'absent' }] }
    handler = json(207, failures)
    const answer = await call(target, assign, { params: { id: 1 }, body: { assign: [1, 9] } })
    expect(isFailures(answer) && answer.failures).toEqual(failures.failures)
  })

  it('notes what differs from the catalogue and uses it all the same', async () => {
    const rows = Array.from({ length: 1000 }, (_, id) => ({ id: id === 400 || id === 0 ? String(id) : id }))
    handler = json(200, rows, { 'Content-Type': 'text/html' })
    expect(await call(target, list, {})).toEqual(rows)
    expect(log.get().at(-1)?.unexpected).toEqual([
      { where: '[].id', problem: expect.stringContaining('expected number'), count: 2 },
      { where: 'Content-Type', problem: 'text/html', count: 1 },
    ])
  })
})

describe('failures', () => {
  const cases: [number, ErrorKind][] = [
    [400, 'client'],
    [401, 401],
    [402, 402],
    [403, 403],
    [404, 404],
    [409, 409],
    [415, 'client'],
    [422, 422],
    [500, 'server'],
    [501, 'server'],
  ]
  it.each(cases)('%i is its own kind, with the words of the appliance', async (status, kind) => {
    handler = json(status, { error_message: `No, <b>${status}</b>, ${secret}` })
    const error = await failure(call(target, update, { params: { id: 9363 }, body: { name: 'x' } }))
    expect(error).toMatchObject({ kind, status, operation: 'things.update', method: 'PATCH', path: '/things/9363' })
    expect(error.said).toBe(`No, <b>${status}</b>, ***`)
    expect(sentenceFor(error)).toMatch(new RegExp(`^PATCH /things/9363: ${status}\\. No, <b>`))
    expect(`${sentenceFor(error)}${error.message}${JSON.stringify(error)}${JSON.stringify(log.get())}`).not.toContain(
      secret,
    )
    expect(seen).toHaveLength(1)
  })

  it('names the privilege that is missing', async () => {
    handler = json(403, {})
    const error = await failure(call(target, update, { params: { id: 9363 }, body: {} }))
    expect(sentenceFor(error)).toBe('PATCH /things/9363: 403. Needs write limited privileges.')
  })

  it('repeats a read twice after 503 and gives up after that; never a write', async () => {
    handler = json(503, { error_message: 'busy' })
    const error = await failure(call(target, list, {}))
    expect(error).toMatchObject({ kind: 'server', status: 503 })
    expect(seen).toHaveLength(3)
    expect(log.get().map((entry) => entry.attempt)).toEqual([1, 2, 3])
    await failure(call(target, find, { body: {} }))
    expect(seen).toHaveLength(6)
    await failure(call(target, create, { body: { name: 'x' } }))
    expect(seen).toHaveLength(7)
    await failure(call(target, list, {}, { retries: 0 }))
    expect(seen).toHaveLength(8)
  })

  it('waits as long as 429 asks for', async () => {
    const times: number[] = []
    handler = (request, response, body) => {
      times.push(performance.now())
      if (times.length > 1) json(200, [])(request, response, body)
      else json(429, { error_message: 'slow down' }, { 'Retry-After': '1' })(request, response, body)
    }
    expect(await call(target, list, {})).toEqual([])
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(950)
  })

  it('tells an answer that breaks off from one that is not JSON', async () => {
    handler = (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' })
      response.write('[{"id":1}')
      setTimeout(() => response.destroy(), 20)
    }
    expect(await failure(call(target, list, {}, { retries: 0 }))).toMatchObject({ kind: 'truncated', status: 200 })
    handler = (_, response) => response.end('[{"id":1},{"i')
    expect(await failure(call(target, list, {}, { retries: 0 }))).toMatchObject({ kind: 'truncated' })
    handler = (_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html>')
    const page = await failure(call(target, list, {}))
    expect(page.kind).toBe('not-json')
    expect(sentenceFor(page)).toContain('text/html')
    handler = (_, response) => response.end('[{"id":1},]')
    expect(await failure(call(target, list, {}))).toMatchObject({ kind: 'not-json' })
    handler = (_, response) => response.end()
    expect(await failure(call(target, list, {}))).toMatchObject({ kind: 'not-json', said: 'The answer is empty.' })
  })

  it('refuses an object where a list is due, and the other way round', async () => {
    handler = json(200, { rows: [] })
    expect(await failure(call(target, list, {}))).toMatchObject({
      kind: 'shape',
      said: 'The answer is a single object.',
    })
    handler = json(200, [])
    expect(await failure(call(target, read, { params: { id: 1 } }))).toMatchObject({ kind: 'shape' })
  })

  it('ends a hang by its own time limit, before the headers and between pieces', async () => {
    handler = () => {}
    expect(await failure(call(target, list, {}, { timeout: 60 }))).toMatchObject({ kind: 'timeout', status: null })
    expect(seen).toHaveLength(1)
    handler = (_, response) => response.writeHead(200).write('[')
    expect(await failure(call(target, list, {}, { timeout: 60 }))).toMatchObject({ kind: 'timeout' })
    expect(connectionOf(log.get(), target.id)).toMatchObject({ state: 'silent' })
  })

  it('lets a slow answer through while bytes keep coming', async () => {
    handler = (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      const pieces = ['[', '{"id":1}', ',', '{"id":2}', ']']
      const timer = setInterval(() => {
        const piece = pieces.shift()
        if (piece !== undefined) response.write(piece)
        else {
          clearInterval(timer)
          response.end()
        }
      }, 60)
    }
    expect(await call(target, list, {}, { timeout: 150 })).toHaveLength(2)
  })

  it('stops at once when cancelled, also while it waits to repeat', async () => {
    handler = () => {}
    const controller = new AbortController()
    const waiting = failure(call(target, list, {}, { signal: controller.signal }))
    setTimeout(() => controller.abort(), 30)
    expect(isCancelled(await waiting)).toBe(true)
    handler = json(429, {}, { 'Retry-After': '9' })
    const again = new AbortController()
    const begun = performance.now()
    setTimeout(() => again.abort(), 50)
    expect(isCancelled(await failure(call(target, list, {}, { signal: again.signal })))).toBe(true)
    expect(performance.now() - begun, 'not the nine seconds').toBeLessThan(5000)
    expect(isCancelled(await failure(call(target, list, {}, { signal: again.signal })))).toBe(true)
  })

  it('never follows a redirect with the key', async () => {
    handler = (_, response) => response.writeHead(302, { Location: `${target.url}/elsewhere` }).end()
    expect(await failure(call(target, list, {}, { retries: 0 }))).toMatchObject({ kind: 'unreachable' })
    expect(seen).toHaveLength(1)
  })

  it('calls a closed port unreachable, and sends nothing without a key or with bad input', async () => {
    const closed = { id: 'closed', url: 'http://127.0.0.1:9' }
    expect(await failure(callWithKey(closed, secret, list, {}, { retries: 0 }))).toMatchObject({ kind: 'unreachable' })
    expect(await failure(callRaw(closed, list, {}))).toMatchObject({ kind: 401, status: null })
    expect(await failure(callRaw(target, read, { params: { id: '..' } }))).toMatchObject({ kind: 'unsendable' })
    expect(seen).toHaveLength(0)
    setKey('gone', secret)
    forgetKey('gone')
    expect(await failure(callRaw({ ...target, id: 'gone' }, list, {}))).toMatchObject({ kind: 401 })
  })
})

describe('the log', () => {
  it('holds what was sent without secrets, and how it ended', async () => {
    handler = (_, response) => response.writeHead(204).end()
    await call(target, update, { params: { id: 1 }, body: { name: 'x', pin: '4711' } })
    expect(seen[0]?.body).toBe('{"name":"x","pin":"4711"}')
    expect(log.get()).toHaveLength(1)
    expect(log.get()[0]).toMatchObject({
      appliance: target.id,
      operation: 'things.update',
      method: 'PATCH',
      path: '/things/1',
      state: 'done',
      status: 204,
      bytes: 0,
      body: { kind: 'text', text: '{"name":"x","pin":"***"}' },
    })
    expect(connectionOf(log.get(), target.id)).toMatchObject({ state: 'answering' })
    handler = json(401, {})
    await failure(call(target, list, {}))
    expect(connectionOf(log.get(), target.id)).toMatchObject({ state: 'key refused' })
    expect(connectionOf(log.get(), 'another')).toEqual({ state: 'unknown', at: null, ms: null })
  })
})
