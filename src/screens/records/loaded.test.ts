import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { histogramOf, unloadedBins } from './bins'
import { ValueCounter } from './counting'
import { explain } from './difference'
import { partOfValue } from './parts'
import { patternsOf, ruleOfPattern, shapeOf } from './patterns'
import { rowOf } from './session'
import type { Source } from './values'

const now = Date.UTC(2026, 10, 26, 12)
const row = (source: Source, id = 0, type = '~http') => rowOf({ _id: `r${id}`, _type: type, _source: source }, id)

describe('the histogram', () => {
  it('covers the window and sums to what is loaded; what is not is named', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 * 86_400_000 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { maxLength: 60 }),
        fc.boolean(),
        (length, places, complete) => {
          const window = { from: now - length, until: now }
          const times = places.map((place) => window.from + Math.floor(place * length)).toSorted((a, b) => b - a)
          const rows = times.map((timestamp, id) => row({ timestamp, statusCode: 200 + (id % 4) * 100 }, id))
          const bars = histogramOf(window, rows, { complete, byTime: true })
          expect(bars.bins[0]?.from).toBe(window.from)
          expect(bars.bins.at(-1)?.until).toBe(window.until)
          expect(bars.bins.length).toBeLessThanOrEqual(111)
          for (const [index, bin] of bars.bins.entries())
            if (index > 0) expect(bin.from).toBe(bars.bins[index - 1]?.until)
          // The interval that is named is the one that is drawn; what the window cuts off stands at its ends alone.
          for (const bin of bars.bins.slice(1, -1)) expect(bin.until - bin.from).toBe(bars.length)
          for (const bin of bars.bins) expect(bin.until - bin.from).toBeLessThanOrEqual(bars.length)
          expect(bars.bins.reduce((sum, bin) => sum + bin.loaded, 0) + bars.outside).toBe(rows.length)
          expect(bars.outside).toBe(0)
          expect(bars.bins.every((bin) => bin.counts.reduce((a, b) => a + b, 0) === bin.loaded)).toBe(true)
          const lacking = unloadedBins(bars)
          expect(lacking.length > 0).toBe(!complete)
          // Every bar that older records could still fill is among those that are not loaded.
          const oldest = times.at(-1) ?? window.until
          if (!complete)
            for (const bin of bars.bins) if (bin.from <= oldest && rows.length > 0) expect(lacking).toContain(bin)
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('over loaded rows', () => {
  const rows = Array.from({ length: 400 }, (_, n) =>
    row(
      {
        timestamp: n,
        uri: `/shop/${n}/item/${n % 7}`,
        statusCode: n >= 300 ? 503 : 200,
        method: n % 2 ? 'GET' : 'POST',
        ...(n % 4 === 0 && { error: '' }),
      },
      n,
    ),
  )
  it('values are counted, absent and empty ones apart', async () => {
    expect(await new ValueCounter('error').count(rows)).toMatchObject([
      { text: undefined, count: 300 },
      { text: '', count: 100 },
    ])
  })
  it('are counted on where others came behind them, also after a stop; other rows are counted anew', async () => {
    const counter = new ValueCounter('uri')
    const stopped = new AbortController()
    // Each row lasts longer than a piece of work may take.
    let ms = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (ms += 20))
    const looks = vi.fn<(row: number) => void>()
    const many = Array.from({ length: 3000 }, (_, n) => {
      const source = Object.defineProperty({ timestamp: n }, 'uri', {
        enumerable: true,
        get: () => (looks(n), `/${n % 5}`),
      })
      return row(source, n)
    })
    const first = counter.count(many.slice(0, 2500), stopped.signal)
    stopped.abort(new Error('stopped'))
    await expect(first).rejects.toThrow('stopped')
    const fresh = await counter.count(many)
    clock.mockRestore()
    expect(fresh.map(({ text, count }) => [text, count])).toEqual(
      ['/0', '/1', '/2', '/3', '/4'].map((text) => [text, 600]),
    )
    const seen = looks.mock.calls.map(([n]) => n)
    expect(new Set(seen).size).toBe(3000)
    expect(seen.length).toBeLessThanOrEqual(3001)
    expect(await counter.count(rows)).toHaveLength(400)
  })
  it('the field that differs most inside comes first', async () => {
    const { fields, inside, outside } = await explain(rows, { isInside: ({ time }) => time >= 300 })
    expect([inside, outside]).toEqual([100, 300])
    expect(fields[0]?.field).toBe('statusCode')
    expect(fields[0]?.score).toBe(1)
    expect(fields.map(({ field }) => field)).not.toContain('timestamp')
    expect((await explain(rows, { isInside: () => true })).fields).toEqual([])
    const some = await explain(rows, { isInside: ({ id }) => id % 7 === 0 && id % 2 === 0 })
    expect(some.fields.map(({ field }) => field)).toEqual(['method', 'error', 'statusCode'])
    const chosen = await explain(rows, partOfValue('method', 'GET'))
    expect(chosen.inside).toBe(200)
    expect(chosen.fields.map(({ field }) => field)).toEqual(['error'])
    const scores = some.fields.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  })
  it('patterns mask ids and numbers, and can be found again', async () => {
    expect(shapeOf('/a/3f2504e0-4f89-11d3-9a0c-0305e82c3301/b?x=12&y=deadbeef99')).toBe('/a/…/b?x=…&y=…')
    expect(shapeOf("select * from t where name = 'Ann' and id = 5")).toBe('select * from t where name = … and id = …')
    expect(shapeOf("where name = 'O''Brien'")).toBe('where name = …')
    const [first, ...others] = await patternsOf(rows)
    expect(others).toEqual([])
    expect(first).toMatchObject({ shape: '/shop/…/item/…', count: 400, field: 'uri' })
    if (first) expect(ruleOfPattern(first)).toEqual({ field: 'uri', operator: 'startswith', operand: '/shop/' })
  })
})
