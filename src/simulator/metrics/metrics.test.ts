// Metric queries over HTTP. The clock stands on a Wednesday noon, so that what is measured does not depend on the day.
import { afterEach, describe, expect, it } from 'vitest'
import type { MetricAnswer, MetricStat } from '../../catalog/metrics'
import { connect, type Answered, type Client } from '../test-client'

const noon = Date.UTC(2026, 2, 4, 12, 0, 7)
let client: Client
afterEach(() => client?.close())

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

const answerOf = (answered: Answered): MetricAnswer => {
  expect(answered.status, answered.text).toBe(200)
  return answered.json as MetricAnswer
}
const statsOf = (answered: Answered): MetricStat[] => answerOf(answered).stats ?? []
const sum = (stats: readonly MetricStat[], at = 0): number =>
  stats.reduce((total, { values }) => total + Number(values[at]), 0)

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

describe('a series', () => {
  it('has positional values in buckets on the grid, and names the cycle really used', async () => {
    await start()
    const answer = answerOf(await ask({ metric_specs: [{ name: 'rsp' }, { name: 'req' }, { name: 'rsp_error' }] }))
    expect(answer).toMatchObject({
      cycle: '30sec',
      node_id: 0,
      from: noon - 30 * minute,
      until: noon,
      clock: noon - 7000,
    })
    expect(answer.stats).toHaveLength(60)
    for (const { time, duration, values } of answer.stats ?? []) {
      expect([time % 30_000, duration, values.length]).toEqual([0, 30_000, 3])
      expect(Number(values[2])).toBeLessThanOrEqual(Number(values[0]))
    }
    expect(sum(answer.stats ?? [], 0)).toBeLessThan(sum(answer.stats ?? [], 1) * 1.1)
    expect(sum(answer.stats ?? [], 1)).toBeGreaterThan(0)
  })

  it.each([
    ['-5m', {}, '30sec'],
    [
      '-5m',
      { object_type: 'network', object_ids: [1], metric_category: 'net', metric_specs: [{ name: 'bytes' }] },
      '1sec',
    ],
    ['-2h', {}, '30sec'],
    ['-24h', {}, '5min'],
    ['-30d', {}, '1hr'],
    [noon - 5 * day, { until: noon - 5 * day + hour }, '5min'],
    [noon - 100 * day, { until: noon - 100 * day + hour }, '1hr'],
  ])('over %s %j gets %s buckets', async (from, more, cycle) => {
    await start()
    expect(answerOf(await ask({ from, ...more })).cycle).toBe(cycle)
  })

  it('over less than a bucket has the one that it lies in', async () => {
    await start()
    const [from, until] = [noon - hour + 5000, noon - hour + 15_000]
    expect(statsOf(await ask({ cycle: '30sec', from, until }))).toMatchObject([
      { time: noon - 7000 - hour, duration: 30_000 },
    ])
  })

  it('falls back from one second where that is not kept, and has no days without an extended datastore', async () => {
    await start()
    expect(answerOf(await ask({ cycle: '1sec', from: '-5m' })).cycle).toBe('30sec')
    const days = { cycle: '24hr', from: '-30d' }
    expect(answerOf(await ask(days))).toMatchObject({ cycle: '24hr', stats: [] })
    Object.assign(client.simulator.world.config.live, { datastore: { extended: true } })
    expect(statsOf(await ask(days)).length).toBeGreaterThan(28)
  })

  it('is busier by day than by night and on Wednesday than on Sunday', async () => {
    await start()
    const object = { object_type: 'application', object_ids: [0], metric_category: 'http' }
    const at = async (from: number) => sum(statsOf(await ask({ ...object, cycle: '1hr', from, until: from + hour })))
    const wednesday = await at(Date.UTC(2026, 2, 4, 10))
    expect(wednesday).toBeGreaterThan(4 * (await at(Date.UTC(2026, 2, 4, 2))))
    expect(wednesday).toBeGreaterThan(2 * (await at(Date.UTC(2026, 2, 1, 10))))
  })

  it('lacks buckets where the appliance was away, which is not the same as zeros', async () => {
    await start()
    const stats = statsOf(
      await ask({ cycle: '5min', from: '-14d', object_type: 'application', object_ids: [0], metric_category: 'http' }),
    )
    const steps = stats.slice(1).map(({ time }, index) => time - (stats[index]?.time ?? 0))
    expect(new Set(steps)).toEqual(new Set([5 * minute, 10 * minute]))
  })

  it('is empty for devices that do not speak the protocol, and for ids that name nothing', async () => {
    await start()
    const silent = [...client.simulator.world.collections.devices.all()].find(
      (device) => !device.activity?.includes('http_server'),
    )
    expect(statsOf(await ask({ object_ids: [silent?.id, 999_999] }))).toEqual([])
  })
})

describe('totals', () => {
  it('add up: buckets of every length, objects, groups', async () => {
    await start()
    const ids = webServers().slice(0, 3)
    const window = { object_ids: ids, from: Date.UTC(2026, 2, 4, 6), until: Date.UTC(2026, 2, 4, 11) }
    const [total] = statsOf(await ask(window, '/metrics/total'))
    expect(total).toMatchObject({ oid: -1, time: window.from, duration: 5 * hour })
    for (const cycle of ['30sec', '5min', '1hr'])
      expect(sum(statsOf(await ask({ ...window, cycle })))).toBe(total?.values[0])
    const each = statsOf(await ask(window, '/metrics/totalbyobject'))
    expect(each.map(({ oid }) => oid)).toEqual(ids)
    expect(sum(each)).toBe(total?.values[0])

    const group = await client.call('POST', '/devicegroups', { body: { name: 'Three', dynamic: false } })
    const id = Number(group.headers.get('location')?.split('/').at(-1))
    await client.call('POST', `/devicegroups/${id}/devices`, { body: { assign: ids } })
    const [grouped] = statsOf(await ask({ ...window, object_type: 'device_group', object_ids: [id] }, '/metrics/total'))
    expect(grouped?.values).toEqual(total?.values)
  })

  it('do not know the path with underscores', async () => {
    await start()
    expect((await ask({}, '/metrics/total_by_object')).status).toBe(404)
  })
})

describe('values', () => {
  it('of datasets are histograms, means or percentiles in the order asked for', async () => {
    await start()
    const [stat] = statsOf(
      await ask(
        {
          metric_specs: [
            { name: 'tprocess' },
            { name: 'tprocess', calc_type: 'mean' },
            { name: 'tprocess', calc_type: 'percentiles', percentiles: [95, 5, 50] },
            { name: 'rsp' },
          ],
        },
        '/metrics/total',
      ),
    )
    const [steps, average, [p95, p5, p50], count] = (stat?.values ?? []) as [
      { value: number; freq: number }[],
      number,
      number[],
      number,
    ]
    expect(steps.map(({ value }) => value)).toEqual(steps.map(({ value }) => value).toSorted((a, b) => a - b))
    expect(steps.reduce((total, { freq }) => total + freq, 0)).toBe(count)
    expect(average).toBeCloseTo(steps.reduce((total, { value, freq }) => total + value * freq, 0) / count, 2)
    expect([p5, p50, p95]).toEqual([p5, p50, p95].toSorted((a, b) => Number(a) - Number(b)))
    expect((await ask({ metric_specs: [{ name: 'tprocess', calc_type: 'percentiles' }] })).status).toBe(400)
  })

  it('by key are lists, the largest first, that a key or an expression narrows', async () => {
    await start()
    const list = async (spec: object, more: object = {}) =>
      (statsOf(await ask({ metric_specs: [spec], ...more }, '/metrics/total'))[0]?.values[0] ?? []) as {
        key: Record<string, unknown>
        vtype: string
        value: unknown
      }[]
    const codes = await list({ name: 'status_code' })
    expect(codes[0]).toMatchObject({ key: { key_type: 'string', str: '200' }, vtype: 'count' })
    const values = codes.map(({ value }) => Number(value))
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    expect((await list({ name: 'status_code', key1: '404' }, { from: '-1d' })).map(({ key }) => key['str'])).toEqual([
      '404',
    ])
    const some = (await list({ name: 'status_code', key1: '/^[45]/' }, { from: '-1d' })).map(({ key }) =>
      String(key['str']),
    )
    expect(some.length).toBeGreaterThan(1)
    expect(some.every((code) => /^[45]/.test(code))).toBe(true)

    const peers = await list({ name: 'bytes_in' }, { metric_category: 'net_detail' })
    expect(peers[0]?.key).toMatchObject({
      key_type: 'ipaddr',
      addr: expect.any(String),
      device_oid: expect.any(Number),
    })
    const device = client.simulator.world.collections.devices.get(Number(peers[0]?.key['device_oid']))
    expect(device?.ipaddr4).toBe(peers[0]?.key['addr'])

    const secure = [...client.simulator.world.collections.devices.all()].find((one) =>
      one.activity?.includes('ssl_server'),
    )
    const nested = await list(
      { name: 'key_agreement' },
      { metric_category: 'ssl_server_detail', object_ids: [secure?.id], from: '-1d' },
    )
    expect(nested[0]?.vtype).toBe('tset')
    expect(nested[0]?.value).toEqual(
      expect.arrayContaining([expect.objectContaining({ key: expect.objectContaining({ key_type: 'ipaddr' }) })]),
    )
  })

  it('are the same when asked again, and others for another seed', async () => {
    await start()
    const window = { from: noon - hour, until: noon }
    const first = await ask(window)
    expect((await ask(window)).text).toBe(first.text)
    await client.close()
    await start()
    expect((await ask(window)).text).toBe(first.text)
    await client.close()
    await start({ seed: 2 })
    expect((await ask({ ...window, object_ids: webServers().slice(0, 1) })).text).not.toBe(first.text)
  })
})

describe('what there is not', () => {
  it('is a time that ends before it begins', async () => {
    await start()
    expect(await ask({ from: noon - hour, until: noon - 2 * hour })).toMatchObject({
      status: 400,
      json: { error_message: 'Body field "from" is after "until"' },
    })
    for (const length of [0, 1])
      expect((await ask({ from: noon - hour, until: noon - hour + length })).status).toBe(200)
  })

  it('is named by its full name', async () => {
    await start()
    const category = await ask({ metric_category: 'nosuch' })
    expect([category.status, category.json]).toEqual([
      400,
      { error_message: "invalid stat name 'extrahop.device.nosuch'" },
    ])
    expect((await ask({ metric_category: 'ssh_server', metric_specs: [{ name: 'connected' }] })).status).toBe(400)
    expect((await ask({ metric_category: 'http' })).text).toContain('extrahop.device.http')
  })

  it('is a packet store that nobody has connected', async () => {
    await start()
    const health = { object_type: 'system', object_ids: [0], metric_category: 'cpc', metric_specs: [{ name: 'pkts' }] }
    expect((await ask(health)).status).toBe(200)
    for (const row of client.simulator.world.collections.appliances.all())
      if (row.platform === 'trace') await client.call('DELETE', `/appliances/${row.id}`)
    expect((await ask(health)).json).toEqual({ error_message: "invalid stat name 'extrahop.system.cpc'" })
  })

  it('depends on the release', async () => {
    await start({ release: '5.3' })
    const groups = [...client.simulator.world.collections.activitygroups.all()]
    const servers = groups.find((group) => group.display === 'HTTP Servers')
    const activity = { object_type: 'activity_group', object_ids: [servers?.oid] }
    expect(statsOf(await ask(activity)).length).toBe(60)
    expect(
      (
        await ask({
          object_type: 'system',
          object_ids: [0],
          metric_category: 'capture',
          metric_specs: [{ name: 'bytes' }],
        })
      ).status,
    ).toBe(400)
  })
})

describe('the catalogue of metrics', () => {
  it('is searched by category and kind of object', async () => {
    await start()
    const { json } = await client.call('POST', '/metrics/catalog/search', {
      body: { metric_category: 'http_server', object_type: 'device' },
    })
    expect(json).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ stat_name: 'extrahop.device.http_server', object_type: 'device' }),
      ]),
    )
  })
})
