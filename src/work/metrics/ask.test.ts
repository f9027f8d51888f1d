import { describe, expect, it } from 'vitest'
import { askFor, base, from, keyed, Refused, series, serveMetrics, stage, times, until } from './test-appliance'

serveMetrics()

describe('a question', () => {
  it('is sent with its relative times, and counts become rates', async () => {
    stage.handler = () => series((at) => [at * 30])
    const answer = await askFor({})
    expect(stage.asked[0]?.body).toMatchObject({ from: '-5m', until: 0, object_ids: [1] })
    expect(answer.series[0]?.values).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(answer.unit).toBe('/s')
  })

  it('reads values by their place and never adds percentiles up', async () => {
    stage.handler = () => series((at) => [[at, at * 2, at * 3]])
    const specs = [{ name: 'tprocess', calc_type: 'percentiles' as const, percentiles: [50, 95, 99] }]
    const answer = await askFor({ specs, rate: false })
    expect(answer.series.map(({ part, values }) => [part, values[9]])).toEqual([
      ['p50', 9],
      ['p95', 18],
      ['p99', 27],
    ])
  })

  it('chooses its keys once over the whole window, and "other" is the count less those', async () => {
    stage.handler = ({ path, body }) => {
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
    expect(stage.asked[1]?.body).toMatchObject({ from, until, metric_specs: [{ name: 'req', key1: '/^(b|c)$/' }] })
    expect(answer.series.map(({ key, values }) => [key, values.slice(0, 2)])).toEqual([
      ['b', [1, 3]],
      ['c', [2, 0]],
      ['other', [7, 7]],
    ])
  })

  it('has no "other" of what does not add up', async () => {
    stage.handler = ({ path }) =>
      path.endsWith('/total')
        ? { ...base, stats: [{ oid: -1, time: from, duration: 300_000, values: [keyed({ a: 9, b: 8, c: 7 })] }] }
        : series(() => [keyed({ a: 9, b: 8, c: 7 })])
    const answer = await askFor({ category: 'tcp_detail', specs: [{ name: 'established_max' }], top: 2 })
    expect(answer.series.map(({ key }) => key)).toEqual(['a', 'b'])
  })

  it('is asked again of the period before, on the same grid', async () => {
    stage.handler = ({ body }) => {
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
    expect(stage.asked[1]?.body).toMatchObject({ from: from - 300_000, until: from, cycle: '30sec' })
    expect(answer.series.map(({ past, values }) => [past, values[1]])).toEqual([
      ['none', 1],
      ['previous', 101],
    ])
  })

  it('is asked in the shortest buckets that both spans have, and says so', async () => {
    const day = 86_400_000
    stage.handler = ({ body }) => {
      const past = typeof body['from'] === 'number' && body['from'] < from - day
      const shift = past ? -7 * day : 0
      const long = body['cycle'] === '5min' || (past && body['cycle'] === 'auto')
      const kept = !past || long
      const step = long ? 300_000 : 30_000
      const starts = long ? [from] : times
      return {
        ...base,
        cycle: long ? '5min' : '30sec',
        from: from + shift,
        until: until + shift,
        stats: kept ? starts.map((time) => ({ oid: 1, time: time + shift, duration: step, values: [300] })) : [],
      }
    }
    const answer = await askFor({ compare: 'week' })
    expect(answer.cycle).toBe('5min')
    expect(answer.series.map(({ past, values }) => [past, values])).toEqual([
      ['none', [1]],
      ['week', [1]],
    ])
    expect(answer.notes).toEqual(['In buckets of 5min: shorter ones are not kept that long'])
  })

  it('says so where the compared span holds nothing at all', async () => {
    stage.handler = ({ body }) =>
      typeof body['from'] === 'number' && body['from'] < from ? { ...base, stats: [] } : series(() => [30])
    const answer = await askFor({ compare: 'week' })
    expect(answer.series.map(({ past }) => past)).toEqual(['none'])
    expect(answer.notes).toEqual(['Nothing was measured in the span that this is compared with'])
  })

  it('has totals of a share, and of "other", from the totals of both', async () => {
    const one = (values: unknown[]) => ({ ...base, stats: [{ oid: 1, time: from, duration: 300_000, values }] })
    stage.handler = ({ path }) => (path.endsWith('/totalbyobject') ? one([3, 60]) : series(() => [9, 10]))
    const share = await askFor({
      specs: [{ name: 'rsp_error' }],
      against: { as: 'percent', category: 'http_server', name: 'req' },
      draw: 'figure',
    })
    // Not the mean of the buckets' shares.
    expect([...share.totals]).toEqual([[share.series[0]?.id, 5]])
    stage.handler = ({ path, body }) => {
      const plain = body['metric_category'] === 'http_server'
      const keys = keyed({ b: 900, c: 600 })
      if (path.endsWith('/metrics')) return series(() => (plain ? [300] : [keyed({ b: 90, c: 60 })]))
      return one(plain ? [3000] : [keys])
    }
    const top = await askFor({ category: 'http_server_detail', top: 2, draw: 'bars' })
    expect(top.series.map(({ id, key }) => [key, top.totals.get(id)])).toEqual([
      ['b', 3],
      ['c', 2],
      ['other', 5],
    ])
  })

  it('of a share divides bucket by bucket', async () => {
    stage.handler = () => series((at) => [at, 10])
    const answer = await askFor({
      specs: [{ name: 'rsp_error' }],
      against: { as: 'percent', category: 'http_server', name: 'req' },
    })
    expect(stage.asked[0]?.body['metric_specs']).toEqual([{ name: 'rsp_error' }, { name: 'req' }])
    expect(answer.unit).toBe('%')
    expect(answer.series).toHaveLength(1)
    expect(answer.series[0]?.values[5]).toBeCloseTo(50)
  })

  it('keeps gaps, leaves odd shapes out with a word, and takes missing fields', async () => {
    stage.handler = () => ({
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
    stage.handler = () => ({ ...base, stats: [] })
    expect((await askFor({})).series).toEqual([])
    stage.handler = () => ({})
    await expect(askFor({})).rejects.toThrow('The answer has no buckets')
  })

  it('that is refused or cut off in the middle fails as a whole', async () => {
    stage.handler = () => new Refused(400, "invalid stat name 'extrahop.device.nosuch'")
    await expect(askFor({})).rejects.toMatchObject({ status: 400 })
    stage.handler = () => '{"stats":[{"oid":1,'
    await expect(askFor({})).rejects.toMatchObject({ kind: expect.stringMatching(/not-json|truncated/) as string })
  })

  it('of 10,000 keys draws those that were wanted', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`key <b>${at}</b>`, at]))
    stage.handler = ({ path }) =>
      path.endsWith('/total')
        ? { ...base, stats: [{ oid: -1, time: from, duration: 300_000, values: [keyed(many)] }] }
        : series(() => [keyed(many)])
    const answer = await askFor({ specs: [{ name: 'status_code' }], top: 5 })
    expect(answer.series.map(({ key }) => key)).toEqual(
      [9999, 9998, 9997, 9996, 9995].map((at) => `key <b>${at}</b>`).concat('other'),
    )
  })
})
