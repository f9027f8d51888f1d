/** An appliance that answers metric queries as a test says. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Appliance } from '../../api/appliance'
import { forgetKey, setKey } from '../../api/keys'
import { ask } from './ask'
import { panelOf, type Panel } from './panel'
import { questionOf } from './question'

type Asked = { path: string; body: Record<string, unknown> }

/** What it answers, and what it was asked. */
export const stage = {
  handler: (_asked: Asked): unknown => null,
  asked: [] as Asked[],
  appliance: undefined as never as Appliance,
}

const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  let text = ''
  request.on('data', (piece: Buffer) => (text += piece.toString()))
  request.on('end', () => {
    const one = { path: request.url ?? '', body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) }
    stage.asked.push(one)
    const answer = stage.handler(one)
    if (answer instanceof Refused)
      response
        .writeHead(answer.status, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ error_message: answer.message }))
    else
      response
        .writeHead(200, { 'Content-Type': 'application/json' })
        .end(typeof answer === 'string' && answer.startsWith('{') ? answer : JSON.stringify(answer))
  })
})

export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/** Call it once in a test file. */
export function serveMetrics(): void {
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    stage.appliance = {
      id: url,
      url,
      name: 'test',
      platform: 'discover',
      version: '9.8.1',
      release: '9.8',
      standing: undefined as never,
      user: null,
      keyHint: '',
    }
    setKey(url, '0123456789abcdef0123456789abcdef')
  })
  afterEach(() => void (stage.asked = []))
  afterAll(() => {
    forgetKey(stage.appliance.id)
    server.close()
  })
}

export const until = 1_795_860_000_000
export const from = until - 300_000
export const times = Array.from({ length: 10 }, (_, at) => from + at * 30_000)
export const base = { cycle: '30sec', node_id: 0, clock: until, from, until }
export const series = (values: (at: number) => unknown[], oid = 1) => ({
  ...base,
  stats: times.map((time, at) => ({ oid, time, duration: 30_000, values: values(at) })),
})
const panel = (more: Partial<Panel>) =>
  panelOf({ id: 'p', sources: [{ type: 'device', id: 1 }], category: 'http_server', specs: [{ name: 'req' }], ...more })
export const askFor = (more: Partial<Panel>, options = {}) =>
  ask(stage.appliance, questionOf(panel(more), { from: '-5m', until: 0 }), options)
export const keyed = (entries: Record<string, number>) =>
  Object.entries(entries).map(([str, value]) => ({ key: { key_type: 'string', str }, vtype: 'count', value }))
