// Metric queries to a Command, whose objects are spread over nodes.
import { afterEach, describe, expect, it } from 'vitest'
import type { MetricAnswer } from '../../catalog/metrics'
import { connect, type Client } from '../test-client'

const noon = Date.UTC(2026, 2, 4, 12, 0, 7)
let client: Client
afterEach(() => client.close())

const start = async (more: Parameters<typeof connect>[0] = {}) => (client = await connect({ now: () => noon, ...more }))

const ask = async (more: object, path = '/metrics'): Promise<MetricAnswer> => {
  const body = { cycle: 'auto', from: '-30m', metric_specs: [{ name: 'req' }], ...more }
  const answered = await client.call('POST', path, { body })
  expect(answered.status, answered.text).toBe(200)
  return answered.json as MetricAnswer
}

describe('a Command', () => {
  it('answers for one node at once, and for several one after another', async () => {
    await start({ role: 'command' })
    const { devices } = client.simulator.world.collections
    const server = [...devices.all()].find((device) => device.activity?.includes('http_server'))
    expect(
      await ask({ object_type: 'device', object_ids: [server?.id], metric_category: 'http_server' }),
    ).toMatchObject({ node_id: server?.node_id, stats: expect.any(Array) })

    const all = { object_type: 'application', object_ids: [0], metric_category: 'http' }
    const { xid, num_results, stats } = await ask(all, '/metrics/total')
    expect([num_results, stats]).toEqual([3, undefined])
    const seen: unknown[] = []
    for (let turn = 0; turn < 8; turn++) seen.push((await client.call('GET', `/metrics/next/${xid}`)).json)
    expect(seen.map((one) => (typeof one === 'object' && one ? Reflect.get(one, 'node_id') : one))).toEqual([
      1,
      'again',
      2,
      'again',
      3,
      null,
      null,
      null,
    ])
    expect((await client.call('GET', '/metrics/next/1')).status).toBe(404)
  })

  it('knows of an appliance from itself or from its sensor, never twice', async () => {
    await start({ role: 'command' })
    const of = (id: number) =>
      ask({
        object_type: 'system',
        object_ids: [id],
        metric_category: 'cpc',
        metric_specs: [{ name: 'est_lookback_sec' }],
      })
    const rows = [...client.simulator.world.collections.appliances.all()]
    const store = await of(rows.find(({ platform }) => platform === 'trace')?.id ?? -1)
    expect(store.xid).toBeUndefined()
    // Days of packets, told in seconds.
    for (const { values } of store.stats ?? []) expect(values[0]).toBeGreaterThan(86_400)
    expect(await of(2)).toMatchObject({ node_id: 2, stats: expect.any(Array) })
  })

  it('leaves out nodes that are switched off, and answers at once where nothing can be fetched later', async () => {
    await start({ role: 'command' })
    const all = { object_type: 'application', object_ids: [0], metric_category: 'http' }
    await client.call('PATCH', '/nodes/2', { body: { enabled: false } })
    expect(await ask(all)).toMatchObject({ num_results: 2 })
    await client.close()
    await start({ role: 'command', release: '8.0' })
    expect((await ask(all)).stats).toHaveLength(60)
  })
})
