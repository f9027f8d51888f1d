// What triggers wrote, over HTTP.
import fc from 'fast-check'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { MetricAnswer, MetricStat } from '../../catalog/metrics'
import { connect, type Answered, type Client } from '../test-client'
import { count, device, keyed, sumOf, thing, traffic, window, world } from '../traffic/site-of-tests'
import { customMetric } from './custom'
import { measure } from './measure'

const noon = Date.UTC(2026, 2, 4, 12, 0, 7)
let client: Client
afterEach(() => client?.close())
afterAll(() => world.close())

const start = async (more: Parameters<typeof connect>[0] = {}) => (client = await connect({ now: () => noon, ...more }))

const webServers = (): number[] =>
  [...client.simulator.world.collections.devices.all()]
    .filter((device) => device.activity?.includes('http_server'))
    .map((device) => device.id)

const ask = (more: object, path = '/metrics'): Promise<Answered> =>
  client.call('POST', path, {
    body: {
      cycle: 'auto',
      from: -1_800_000,
      until: 0,
      object_type: 'device',
      object_ids: webServers().slice(0, 1),
      metric_category: 'http_server',
      metric_specs: [{ name: 'req' }],
      ...more,
    },
  })

const statsOf = (answered: Answered): MetricStat[] => {
  expect(answered.status, answered.text).toBe(200)
  return (answered.json as MetricAnswer).stats ?? []
}
const hour = 3_600_000

describe('what triggers wrote', () => {
  it('is counted, and its details are lists by word, number, address or device, which key1 narrows', async () => {
    await start()
    const window = { from: noon - 2 * hour, until: noon }
    const detail = async (name: string, more: object = {}) =>
      (statsOf(
        await ask({ metric_category: 'custom_detail', metric_specs: [{ name, ...more }], ...window }, '/metrics/total'),
      )[0]?.values[0] ?? []) as { key: Record<string, unknown>; vtype: string; value: unknown }[]
    for (const [name, type] of [
      ['slow_answers', 'string'],
      ['answers_by_port', 'intval'],
      ['answers_by_client', 'ipaddr'],
      ['answers_by_device', 'device'],
    ] as const) {
      const list = await detail(name)
      expect(list.length).toBeGreaterThan(1)
      for (const { key, vtype, value } of list)
        expect([key['key_type'], vtype, typeof value]).toEqual([type, 'count', 'number'])
      const key: Record<string, unknown> = list[0]?.key ?? {}
      const text = String(key['str'] ?? key['intval'] ?? key['addr'] ?? key['device_oid'])
      expect((await detail(name, { key1: text })).map((one) => one.key)).toEqual([key])
      expect((await detail(name, { key1: '/^no such key$/' })).length).toBe(0)
      if (type === 'device' || type === 'intval') continue
      // Of all that was written, each key has its part.
      const [total] = statsOf(
        await ask({ metric_category: 'custom', metric_specs: [{ name }], ...window }, '/metrics/total'),
      )
      expect(list.reduce((sum, one) => sum + Number(one.value), 0)).toBe(total?.values[0])
    }
    expect((await detail('answer_time'))[0]).toMatchObject({ vtype: 'dset', value: expect.any(Array) })
    expect((await detail('sessions_max'))[0]).toMatchObject({ vtype: 'max', value: expect.any(Number) })
  })

  it('adds up: each detail to its count, whichever device, time and name', () => {
    const names = fc.constantFrom('slow_answers', 'answers_by_client', 'logins', 'retries_per_server')
    fc.assert(
      fc.property(device, window, names, ({ id }, [from, until], name) => {
        const one = thing('device', id)
        const metric = customMetric('custom_detail', name)
        const spec = { category: 'custom_detail', metric, key1: null, key2: null, calc: null, percentiles: [] }
        const [value] = measure(traffic, one, spec, Float64Array.of(from, until))
        const whole = count(one, 'custom', name, from, until)
        expect(value && sumOf(keyed(value))).toBe(whole)
        expect(whole).toBeLessThanOrEqual(count(one, 'net', 'pkts', from, until))
      }),
      { numRuns: 80 },
    )
  })
})
