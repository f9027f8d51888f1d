import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { metricCatalog } from '../../catalog/metric-catalog'
import { combine } from './arithmetic'
import { calculationOf, calculationsFor, drawingsFor, withCalculation } from './calculation'
import { costOf, mostValues } from './cost'
import { figuresOf, gridOf, placeIn, secondsOf, type Series } from './frame'
import { panelOf } from './panel'
import { patternOf, rankedKeys } from './top-keys'
import { scalarOf, valueOf } from './values'

const stat = (time: number, ...values: unknown[]) => ({ oid: 1, time, duration: 30_000, values })

describe('the grid of an answer', () => {
  const from = 1_795_861_927_000
  const until = from + 1_800_000
  const first = Math.ceil(from / 30_000) * 30_000
  const answer = {
    from,
    until,
    cycle: '30sec',
    clock: Math.floor(until / 30_000) * 30_000,
    stats: [stat(first, 1), stat(first + 60_000, 2)],
  }

  it('goes over the answer’s own range, wherever data begins and ends', () => {
    const grid = gridOf(answer)
    expect(grid).toMatchObject({ from, until, step: 30_000 })
    expect(grid?.times[0]).toBe(first)
    expect(grid?.times.at(-1)).toBe(Math.floor((until - 1) / 30_000) * 30_000)
  })

  it('knows the bucket that still fills: it stays out of figures, and its rate is by what is over', () => {
    const grid = gridOf(answer)
    if (!grid) throw new Error('no grid')
    const last = grid.times.length - 1
    expect(grid.edges).toEqual([{ at: last, covered: until - (grid.times[last] ?? 0), filling: true }])
    expect(secondsOf(grid)(last)).toBeCloseTo((until - (grid.times[last] ?? 0)) / 1000)
    expect(secondsOf(grid)(0)).toBe(30)
    const values = grid.times.map((_, at) => (at === last ? 1000 : at))
    expect(figuresOf(values, grid.edges)).toMatchObject({ max: last - 1, last: last - 1, count: last })
  })

  it('knows one that began before the range', () => {
    const grid = gridOf({
      ...answer,
      cycle: '5min',
      stats: [{ oid: 1, time: first - (first % 300_000), duration: 300_000, values: [1] }],
    })
    expect(grid?.times[0]).toBe(first - (first % 300_000))
    expect(grid?.edges[0]).toMatchObject({ at: 0, covered: (grid?.times[0] ?? 0) + 300_000 - from, filling: false })
  })

  it('leaves out what came from long before the range', () => {
    const early = gridOf({ ...answer, stats: [stat(first - 600_000, 9), ...answer.stats] })
    expect(early?.times).toEqual(gridOf(answer)?.times)
  })

  it('has no buckets in the future, and believes no endless one', () => {
    const now = Math.floor(until / 30_000) * 30_000
    const grid = gridOf({ ...answer, until: until + 86_400_000, clock: now })
    expect(grid?.times.at(-1)).toBeLessThanOrEqual(now)
    const endless = gridOf({ from: 1, until: 8e14, cycle: '1sec', stats: [] })
    expect(endless?.times.length).toBeLessThanOrEqual(400_000)
  })

  it('finds each bucket in its place, and no other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1e12, max: 2e12 }),
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom(1000, 30_000, 300_000),
        (start, count, step) => {
          const begin = Math.ceil(start / step) * step
          const stats = Array.from({ length: count }, (_, at) => ({
            oid: 1,
            time: begin + at * step,
            duration: step,
            values: [at],
          }))
          const grid = gridOf({ from: start, until: start + count * step, stats })
          for (const { time } of stats)
            if (time < start + count * step) expect(grid?.times[placeIn(grid, time)]).toBe(time)
          expect(grid && placeIn(grid, begin - step * 2)).toBe(-1)
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('values', () => {
  it('are told by their shape, whatever it is', () => {
    expect(valueOf(3)).toEqual({ kind: 'number', value: 3 })
    expect(valueOf([1, null, 3])).toEqual({ kind: 'list', values: [1, null, 3] })
    expect(valueOf([])).toEqual({ kind: 'none' })
    expect(valueOf({ count: 2, sum: 6, sum2: 20 })).toEqual({ kind: 'number', value: 3 })
    expect(
      scalarOf(
        valueOf([
          { value: 2, freq: 3 },
          { value: 10, freq: 1 },
        ]),
      ),
    ).toBe(4)
    expect(valueOf({ count: 0, sum: 0, sum2: 0 })).toEqual({ kind: 'none' })
    expect(valueOf('12')).toMatchObject({ kind: 'odd' })
    const twice = (...values: (number | null)[]) => scalarOf(valueOf(values.map((value) => ({ key: 'a', value }))))
    expect([twice(2, 3), twice(null, 5), twice(5, null)]).toEqual([5, 5, 5])
    fc.assert(fc.property(fc.jsonValue(), (any) => void scalarOf(valueOf(any))))
  })

  it('by key nest once more, and host and device may be missing', () => {
    const inner = { key: { key_type: 'ipaddr', addr: '10.0.0.5' }, value: 23 }
    const tset = valueOf([
      { key: { key_type: 'string', str: 'A' }, vtype: 'tset', value: [inner, { ...inner, value: 2 }] },
    ])
    expect(tset.kind === 'keyed' && tset.entries.map(({ label, value }) => [label, scalarOf(value)])).toEqual([
      ['A', 25],
    ])
    const keyed = valueOf([{ key: { key_type: 'ipaddr', addr: '10.0.0.5', host: 'db' }, value: 1 }])
    expect(keyed.kind === 'keyed' && keyed.entries[0]).toMatchObject({ key: '10.0.0.5', label: 'db (10.0.0.5)' })
  })

  it('with keys of 10 kB or of HTML are text, cut where they are shown and whole where they are asked', () => {
    const long = '<img src=x onerror=alert(1)>'.repeat(400)
    const value = valueOf([{ key: { key_type: 'string', str: long }, value: 1 }])
    const [entry] = value.kind === 'keyed' ? value.entries : []
    expect(entry?.label.length).toBeLessThan(250)
    expect(entry?.key).toBe(long)
    expect(patternOf([{ key: long, sent: long, label: '', total: 1 }])).toBeUndefined()
  })
})

describe('the greatest keys', () => {
  const answer = (...entries: [string, number][]) => ({
    stats: [
      stat(
        0,
        entries.map(([str, value]) => ({ key: { key_type: 'string', str }, value })),
      ),
    ],
  })

  it('are chosen over all objects, in one order', () => {
    const ranked = rankedKeys([answer(['a', 1], ['__proto__', 5]), answer(['a', 6], ['b', 5])], 0, true)
    expect(ranked.map(({ key, total }) => [key, total])).toEqual([
      ['a', 7],
      ['__proto__', 5],
      ['b', 5],
    ])
  })

  it('are asked for as they are, whatever signs they have', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), fc.string({ maxLength: 20 }), (key, other) => {
        const pattern = patternOf([{ key, sent: key, label: key, total: 1 }])
        if (pattern === undefined) return
        const test = new RegExp(pattern.slice(1, -1))
        expect(test.test(key)).toBe(true)
        expect(test.test(other)).toBe(other === key)
      }),
    )
  })

  it('of 10,000 are found at once', () => {
    const many = answer(...Array.from({ length: 10_000 }, (_, at): [string, number] => [`k${at}`, at]))
    expect(rankedKeys([many], 0, true)[0]).toMatchObject({ key: 'k9999' })
  })
})

describe('calculations', () => {
  it('are those of the metric’s type, and each is found again in the specs that it makes', () => {
    for (const { category, metrics } of metricCatalog) {
      for (const metric of metrics) {
        for (const { id } of calculationsFor(metric)) {
          const panel = withCalculation(panelOf({ id: 'p', category, specs: [{ name: metric.name }] }), id)
          expect(calculationOf(panel, metric), `${category}.${metric.name}`).toBe(id)
          expect(drawingsFor(id)).toContain(panel.draw)
        }
      }
    }
  })

  it('stack only what adds up', () => {
    for (const id of ['p50', 'p95', 'mean', 'max', 'level', 'spread'] as const)
      expect(drawingsFor(id)).not.toContain('stacked')
    expect(drawingsFor('rate')).toContain('stacked')
  })
})

describe('two metrics against each other', () => {
  const series = (metric: string, values: (number | null)[]): Series => ({
    id: metric,
    source: 'device:1',
    metric,
    part: '',
    key: '',
    past: 'none',
    values,
  })

  it('are bucket by bucket, without edges, gaps and nothing of nothing', () => {
    const grid = {
      from: 0,
      until: 150,
      step: 30,
      times: [0, 30, 60, 90, 120],
      edges: [{ at: 4, covered: 12, filling: true }],
    }
    const [share] = combine([series('err', [1, null, 0, 2, 3])], [series('req', [4, 5, 0, 8, 6])], 'percent', grid)
    expect(share?.values).toEqual([25, null, null, 25, null])
    const [less] = combine([series('a', [1, 2, 3, 4, 5])], [series('b', [5, 5, 5, 5, 5])], 'difference', grid)
    expect(less?.values).toEqual([-4, -3, -2, -1, null])
  })
})

describe('what a question costs', () => {
  const month = 30 * 86_400_000

  it('is said, and refused with the bucket that fits', () => {
    const panel = panelOf({
      id: 'p',
      category: 'net',
      specs: [{ name: 'bytes' }],
      sources: [{ type: 'device', id: 1 }],
    })
    expect(costOf(panel, 1_800_000, false)).toMatchObject({ objects: 1, points: 60, values: 60, requests: 1 })
    expect(costOf({ ...panel, compare: 'week' }, 1_800_000, false)).toMatchObject({ values: 120, requests: 2 })
    const refused = costOf({ ...panel, cycle: '1sec' }, month, false)
    expect(refused.refusal?.cycle).toBe('30sec')
    expect(refused.values).toBeGreaterThan(mostValues)
  })
})
