import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Appliance } from '../../api/appliance'
import type { MetricQuery } from '../../catalog/metrics'
import { forgetKey, setKey } from '../../api/keys'
import { ask, type Answer } from './ask'
import { gather } from './node-results'
import { panelOf, type Panel } from './panel'
import { questionOf } from './question'

type Asked = { path: string; body: Record<string, unknown> }

let handler: (asked: Asked) => unknown = () => null
let asked: Asked[] = []
const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  let text = ''
  request.on('data', (piece: Buffer) => (text += piece.toString()))
  request.on('end', () => {
    const one = { path: request.url ?? '', body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) }
    asked.push(one)
    const answer = handler(one)
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

class Refused {
  constructor(
    readonly status: number,
    readonly message: string,
  ) {}
}

let appliance: Appliance
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  appliance = {
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
afterEach(() => (asked = []))
afterAll(() => {
  forgetKey(appliance.id)
  server.close()
})

const until = 1_795_860_000_000
const from = until - 300_000
const times = Array.from({ length: 10 }, (_, at) => from + at * 30_000)
const base = { cycle: '30sec', node_id: 0, clock: until, from, until }
const series = (values: (at: number) => unknown[], oid = 1) => ({
  ...base,
  stats: times.map((time, at) => ({ oid, time, duration: 30_000, values: values(at) })),
})
const panel = (more: Partial<Panel>) =>
  panelOf({ id: 'p', sources: [{ type: 'device', id: 1 }], category: 'http_server', specs: [{ name: 'req' }], ...more })
const askFor = (more: Partial<Panel>, options = {}) =>
  ask(appliance, questionOf(panel(more), { from: '-5m', until: 0 }), options)
const keyed = (entries: Record<string, number>) =>
  Object.entries(entries).map(([str, value]) => ({ key: { key_type: 'string', str }, vtype: 'count', value }))

describe('a question', () => {
  it('is sent with its relative times, and counts become rates', async () => {
    handler = () => series((at) => [at * 30])
    const answer = await askFor({})
    expect(asked[0]?.body).toMatchObject({ from: '-5m', until: 0, object_ids: [1] })
    expect(answer.series[0]?.values).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(answer.unit).toBe('/s')
  })

  it('reads values by their place and never adds percentiles up', async () => {
    handler = () => series((at) => [[at, at * 2, at * 3]])
    const specs = [{ name: 'tprocess', calc_type: 'percentiles' as const, percentiles: [50, 95, 99] }]
    const answer = await askFor({ specs, rate: false })
    expect(answer.series.map(({ part, values }) => [part, values[9]])).toEqual([
      ['p50', 9],
      ['p95', 18],
      ['p99', 27],
    ])
  })

  it('chooses its keys once over the whole window, and "other" is the count less those', async () => {
    handler = ({ path, body }) => {
      if (path.endsWith('/total'))
        return {
          ...base,
          stats: [{ oid: -1, time: from, duration: 300_000, values: [keyed({ a: 100, b: 900, c: 500 })] }],
        }
      if (body['metric_category'] === 'http_server') return series(() => [300])
      // In single buckets another key leads.
      return series((at) => [keyed(at % 2 === 0 ? { b: 30, c: 60 } : { b: 90 })])
    }
    const answer = await askFor({ category: 'http_server_detail', top: 2 })
    expect(asked[1]?.body).toMatchObject({ from, until, metric_specs: [{ name: 'req', key1: '/^(b|c)$/' }] })
    expect(answer.series.map(({ key, values }) => [key, values.slice(0, 2)])).toEqual([
      ['b', [1, 3]],
      ['c', [2, 0]],
      ['other', [7, 7]],
    ])
  })

  it('has no "other" of what does not add up', async () => {
    handler = ({ path }) =>
      path.endsWith('/total')
        ? { ...base, stats: [{ oid: -1, time: from, duration: 300_000, values: [keyed({ a: 9, b: 8, c: 7 })] }] }
        : series(() => [keyed({ a: 9, b: 8, c: 7 })])
    const answer = await askFor({ category: 'tcp_detail', specs: [{ name: 'established_max' }], top: 2 })
    expect(answer.series.map(({ key }) => key)).toEqual(['a', 'b'])
  })

  it('is asked again of the period before, on the same grid', async () => {
    handler = ({ body }) => {
      const shift = typeof body['from'] === 'number' ? body['from'] - from : 0
      const answer = series((at) => [at * 30 + (shift === 0 ? 0 : 3000)])
      return {
        ...answer,
        from: from + shift,
        until: until + shift,
        stats: answer.stats.map((stat) => ({ ...stat, time: stat.time + shift })),
      }
    }
    const answer = await askFor({ compare: 'previous' })
    expect(asked[1]?.body).toMatchObject({ from: from - 300_000, until: from, cycle: '30sec' })
    expect(answer.series.map(({ past, values }) => [past, values[1]])).toEqual([
      ['none', 1],
      ['previous', 101],
    ])
  })

  it('is asked in the shortest buckets that both spans have, and says so', async () => {
    handler = ({ body }) => {
      const past = typeof body['from'] === 'number' && body['from'] < from - 86_400_000
      const shift = past ? -7 * 86_400_000 : 0
      const long = body['cycle'] === '5min' || (past && body['cycle'] === 'auto')
      const starts = long ? [from] : past ? [] : times
      return {
        ...base,
        cycle: long ? '5min' : '30sec',
        from: from + shift,
        until: until + shift,
        stats: starts.map((time) => ({ oid: 1, time: time + shift, duration: 1, values: [300] })),
      }
    }
    const answer = await askFor({ compare: 'week' })
    expect(answer.cycle).toBe('5min')
    expect(answer.series.map(({ past, values }) => [past, values])).toEqual([
      ['none', [1]],
      ['week', [1]],
    ])
    expect(answer.notes).toEqual(['In buckets of 5min: shorter ones are not kept that long'])
    handler = ({ body }) => ({ ...base, stats: body['from'] === '-5m' ? series(() => [30]).stats : [] })
    expect((await askFor({ compare: 'week' })).notes).toEqual([
      'Nothing was measured in the span that this is compared with',
    ])
  })

  it('has totals of a share, and of "other", from the totals of both', async () => {
    const one = (values: unknown[]) => ({ ...base, stats: [{ oid: 1, time: from, duration: 300_000, values }] })
    handler = ({ path }) => (path.endsWith('/totalbyobject') ? one([3, 60]) : series(() => [9, 10]))
    const share = await askFor({
      specs: [{ name: 'rsp_error' }],
      against: { as: 'percent', category: 'http_server', name: 'req' },
      draw: 'figure',
    })
    expect([...share.totals]).toEqual([[share.series[0]?.id, 5]])
    handler = ({ path, body }) => {
      const plain = body['metric_category'] === 'http_server'
      const values = [plain ? 3000 : keyed({ b: 900, c: 600 })]
      return path.endsWith('/metrics') ? series(() => values) : one(values)
    }
    const top = await askFor({ category: 'http_server_detail', top: 2, draw: 'bars' })
    expect(top.series.map(({ id }) => top.totals.get(id))).toEqual([3, 2, 5])
  })

  it('of a share divides bucket by bucket', async () => {
    handler = () => series((at) => [at, 10])
    const answer = await askFor({
      specs: [{ name: 'rsp_error' }],
      against: { as: 'percent', category: 'http_server', name: 'req' },
    })
    expect(asked[0]?.body['metric_specs']).toEqual([{ name: 'rsp_error' }, { name: 'req' }])
    expect([answer.unit, answer.series.length, answer.series[0]?.values[5]]).toEqual(['%', 1, 50])
  })

  it('keeps gaps, leaves odd shapes out with a word, and takes missing fields', async () => {
    handler = () => ({
      cycle: '30sec',
      stats: [
        { oid: 1, time: from, duration: 30_000, values: [30] },
        { oid: 1, time: from + 60_000, duration: 30_000, values: ['x'] },
        { oid: 1, time: from + 90_000, duration: 30_000, values: [60] },
      ],
    })
    const answer = await askFor({})
    expect(answer.series[0]?.values).toEqual([1, null, null, 2])
    expect(answer.notes[0]).toContain('text')
  })

  it('answered with nothing says so', async () => {
    handler = () => ({ ...base, stats: [] })
    expect((await askFor({})).series).toEqual([])
    handler = () => ({})
    await expect(askFor({})).rejects.toThrow('The answer has no buckets')
  })

  it('that is refused or cut off in the middle fails as a whole', async () => {
    handler = () => new Refused(400, "invalid stat name 'extrahop.device.nosuch'")
    await expect(askFor({})).rejects.toMatchObject({ status: 400 })
    handler = () => '{"stats":[{"oid":1,'
    await expect(askFor({})).rejects.toMatchObject({ kind: expect.stringMatching(/not-json|truncated/) as string })
  })

  it('of 10,000 keys draws those that were wanted', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`key <b>${at}</b>`, at]))
    handler = ({ path }) =>
      path.endsWith('/total')
        ? { ...base, stats: [{ oid: -1, time: from, duration: 300_000, values: [keyed(many)] }] }
        : series(() => [keyed(many)])
    const answer = await askFor({ specs: [{ name: 'status_code' }], top: 5 })
    expect(answer.series.map(({ key }) => key)).toEqual(
      [9999, 9998, 9997, 9996, 9995].map((at) => `key <b>${at}</b>`).concat('other'),
    )
  })
})

describe('nodes', () => {
  const part = (node: number) => ({ ...series(() => [30], 10 + node), node_id: node })
  const body: MetricQuery = {
    cycle: 'auto',
    from: '-5m',
    until: 0,
    object_type: 'device',
    object_ids: [1],
    metric_category: 'http_server',
    metric_specs: [{ name: 'req' }],
  }

  it('answer one after the other, "again" and errors between, and are told as they come', async () => {
    const script: unknown[] = [part(1), 'again', new Refused(500, 'node 2 failed'), 'again', part(3), null]
    handler = ({ path }) => (path.includes('/next/') ? script.shift() : { xid: 7, num_results: 3 })
    const told: number[] = []
    const gathered = await gather(appliance, 'query', body, {
      pause: 1,
      onPart: ({ answers }) => told.push(answers.length),
    })
    expect([gathered.answers.length, gathered.nodes, gathered.failures.length]).toEqual([2, 3, 1])
    expect(told).toEqual([1, 1, 2])
  })

  it('that end early are counted as missing, and one that is silent for too long is not waited for', async () => {
    let script: unknown[] = [part(1), null]
    handler = ({ path }) => (path.includes('/next/') ? script.shift() : { xid: 7, num_results: 3 })
    expect(await gather(appliance, 'query', body, { pause: 1 })).toMatchObject({
      nodes: 3,
      failures: [{ name: 'NodeSilent' }, { name: 'NodeSilent' }],
    })
    script = [part(1)]
    handler = ({ path }) => (path.includes('/next/') ? (script.shift() ?? 'again') : { xid: 8, num_results: 2 })
    expect((await gather(appliance, 'query', body, { pause: 1, patience: 20 })).failures).toHaveLength(1)
  })

  it('have series of their own, and what came so far is drawn', async () => {
    const script: unknown[] = [part(1), part(2), null]
    handler = ({ path }) => (path.includes('/next/') ? script.shift() : { xid: 9, num_results: 2 })
    const seen: Answer[] = []
    const answer = await askFor({}, { onPart: (one: Answer) => seen.push(one) })
    expect(seen[0]?.nodes).toMatchObject({ asked: 2, came: 1 })
    expect(seen[0]?.complete).toBe(false)
    expect(answer.series.map(({ source }) => source)).toEqual(['device:11@1', 'device:12@2'])
  })

  it('of a question that was taken back are fetched no further', async () => {
    const stop = new AbortController()
    handler = ({ path }) => (path.includes('/next/') ? 'again' : { xid: 9, num_results: 2 })
    const waiting = gather(appliance, 'query', body, { pause: 5, signal: stop.signal })
    setTimeout(() => stop.abort(), 30)
    await expect(waiting).rejects.toMatchObject({ name: expect.any(String) as string })
    const count = asked.length
    await new Promise((resolve) => setTimeout(resolve, 60))
    // One may have been on its way.
    expect(asked.length).toBeLessThanOrEqual(count + 1)
  })
})
