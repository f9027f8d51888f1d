import { describe, expect, it } from 'vitest'
import type { Answer } from '../../work/metrics/ask'
import type { Series } from '../../work/metrics/frame'
import { panelOf } from '../../work/metrics/panel'
import { asideOf, bucketKind, formatOf, identityOf, seriesName, titleOf } from './words'

const grid = { from: 0, until: 300_000, step: 300_000, times: [0], edges: [] }
const answer = (series: readonly Series[]): Answer => ({
  grid,
  cycle: '5min',
  series,
  unit: '/s',
  totals: new Map(),
  nodes: { asked: 1, came: 1, failures: [] },
  notes: [],
  asked: [],
  asOf: 0,
  complete: true,
})
const one: Series = { id: 'x', source: 'device:1', metric: 'req', part: '', key: '', past: 'none', values: [1] }
const panel = panelOf({
  id: 'p',
  sources: [{ type: 'device', id: 1 }],
  category: 'http_server',
  specs: [{ name: 'req' }],
})
const names = new Map([
  ['device:1', 'web-01'],
  ['device:2', 'web-02'],
])

describe('words of charts', () => {
  it('say which bucket a peak is of', () => {
    expect(bucketKind(panel, answer([one]))).toBe('5 min mean')
    expect(bucketKind({ ...panel, rate: false }, answer([one]))).toBe('5 min count')
    const percentile = { ...panel, specs: [{ name: 'tprocess', calc_type: 'percentiles' as const, percentiles: [50] }] }
    expect(bucketKind(percentile, answer([one]))).toBe('5 min median')
    expect(asideOf(panel, answer([one]))).toBe('per second · HTTP server · 5 min cycle')
  })

  it('say what "a week before" means', () => {
    const week = { ...one, past: 'week' as const }
    expect(seriesName(week, answer([one, week]), panel, names)).toBe('web-01, 7 days (168 h) before')
    const before = { ...one, past: 'previous' as const }
    expect(seriesName(before, answer([one, before]), panel, names)).toBe('web-01, period before')
  })

  it('tell series apart by what is not the same in all, and name nodes', () => {
    const other = { ...one, source: 'device:2@3' }
    expect(seriesName(other, answer([one, other]), panel, names)).toBe('web-02, node 3')
    const high = { ...one, part: 'p95' }
    expect(seriesName(high, answer([{ ...one, part: 'p50' }, high]), panel, names)).toBe('p95')
    expect(titleOf({ ...panel, against: { as: 'percent', category: 'http_server', name: 'rsp' } })).toBe(
      'Requests as per cent of Responses',
    )
  })

  it('give a key one colour in every panel and in both spans', () => {
    const key = { ...one, key: '404' }
    expect(identityOf(key)).toBe(identityOf({ ...key, source: 'device:2', past: 'week', metric: 'other' }))
    expect(identityOf(one)).not.toBe(identityOf({ ...one, source: 'device:2' }))
  })

  it('tell one key of two objects apart, but not of two spans', () => {
    const key = { ...one, key: '404' }
    const all = [key, { ...key, source: 'device:2' }, { ...key, past: 'week' as const }]
    expect(new Set(all.map((series) => identityOf(series, all))).size).toBe(2)
    const parts = [
      { ...key, part: 'p50' },
      { ...key, part: 'p95' },
    ]
    expect(new Set(parts.map((series) => identityOf(series, parts))).size).toBe(2)
  })

  it('write values with their unit, so that a small one is not nothing', () => {
    expect(formatOf('bit/s')(1.2e6)).toBe('1.2 Mbit/s')
    expect(formatOf('ms')(0.034)).toBe('0.03 ms')
    expect(formatOf('/s')(0.0033)).toBe('0.0033 /s')
    expect(formatOf('count')(1_250_000)).toBe('1.3 M')
  })
})
