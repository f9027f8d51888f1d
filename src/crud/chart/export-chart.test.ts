import papa from 'papaparse'
import { afterAll, describe, expect, it } from 'vitest'
import { parseExact } from '../../api/exact-json'
import type { Reply } from '../../api/transport'
import { catalog } from '../../catalog'
import type { Answer } from '../../work/metrics/ask'
import { panelOf } from '../../work/metrics/panel'
import { bodyOf } from '../../work/metrics/question'
import { rowWriter } from '../export/row-writer'
import { chartColumns, isoIn, saidOf } from './export-chart'

const own = process.env.TZ
afterAll(() => {
  if (own === undefined) delete process.env.TZ
  else process.env.TZ = own
})

const at = Date.UTC(2026, 10, 28, 9, 7)
const panel = panelOf({
  id: 'p',
  sources: [{ type: 'device', id: 1 }],
  category: 'http_server',
  specs: [{ name: 'req' }],
})
const series = (values: (number | null)[]) => ({
  id: 's',
  source: 'device:1',
  metric: 'req',
  part: '',
  key: '=1+1',
  past: 'none' as const,
  values,
})
const answer: Answer = {
  grid: {
    from: at,
    until: at + 72_000,
    step: 30_000,
    times: [at, at + 30_000, at + 60_000],
    edges: [{ at: 2, covered: 12_000, filling: true }],
  },
  cycle: '30sec',
  series: [series([0.1, null, 1e21])],
  unit: '/s',
  totals: new Map(),
  nodes: { asked: 1, came: 1, failures: [] },
  notes: [],
  asked: [],
  asOf: at,
  complete: true,
}

describe('a chart as JSON', () => {
  it('is what was sent and what the appliance said, digit for digit', async () => {
    const said = ['{"stats":[{"values":[9007199254740993,null,{}]}]}', '{"stats":[]}']
    const replies = said.map((text) => ({ text: () => Promise.resolve(text) }) as Reply)
    const body = bodyOf({ panel }, { type: 'device', ids: [1], from: '-30m', until: 0 })
    const operation = catalog.metrics.operations.query
    const file = await saidOf({ ...answer, asked: [{ operation, body, replies }] })
    expect(parseExact(file)).toEqual([
      { request: { method: 'POST', path: '/metrics', body }, answers: said.map(parseExact) },
    ])
    expect(await saidOf(answer)).toBe('[]\n')
  })
})

describe('figures of a chart as CSV', () => {
  it('read back equal: raw numbers, both times, the unit in the head, nothing for a gap', async () => {
    const columns = chartColumns(panel, answer, new Map(), 'utc')
    const writer = await rowWriter('csv', columns, (row: { at: number; index: number }) => row)
    const text =
      writer.head() + writer.rows(answer.grid.times.map((time, index) => ({ at: time, index }))) + writer.foot()
    const [head, ...rows] = papa.parse<string[]>(text.replace('\uFEFF', '').trimEnd()).data
    // A key that a spreadsheet would run is disarmed.
    expect(head).toEqual(['time', 'epoch ms', 'covered ms', "'=1+1 (per second)"])
    expect(rows).toEqual([
      ['2026-11-28T09:07:00.000Z', String(at), '30000', '0.1'],
      ['2026-11-28T09:07:30.000Z', String(at + 30_000), '30000', ''],
      ['2026-11-28T09:08:00.000Z', String(at + 60_000), '12000', '1e+21'],
    ])
    expect(rows.map((row) => (row[3] === '' ? null : Number(row[3])))).toEqual(answer.series[0]?.values)
  })

  it('have times of the zone that is shown, each the same moment', () => {
    for (const [zone, offset] of [
      ['Asia/Kathmandu', '+05:45'],
      ['America/Los_Angeles', '-08:00'],
    ] as const) {
      process.env.TZ = zone
      const text = isoIn(at, 'local')
      expect(text.endsWith(offset)).toBe(true)
      expect(Date.parse(text)).toBe(at)
    }
  })
})
