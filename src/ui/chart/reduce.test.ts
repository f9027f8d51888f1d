import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { bucketAt, gapsOf, slots, type PlotGrid } from './plot'
import { reduced, reducedStack } from './reduce'
import { lineOf, markOf } from './series-look'
import { slotsFor } from './slots'
import { timeTicks, valueTicks } from './ticks'

const value = fc.oneof({ weight: 5, arbitrary: fc.double({ min: -1e12, max: 1e12, noNaN: true }) }, fc.constant(null))
const data = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 400 }))
  .chain(([series, count]) =>
    fc.array(fc.array(value, { minLength: count, maxLength: count }), { minLength: series, maxLength: series }),
  )
const columns = fc.integer({ min: 1, max: 120 })
const timesOf = (series: readonly (readonly unknown[])[]) =>
  Array.from({ length: series[0]?.length ?? 0 }, (_, at) => at * 30)

describe('no more than a screen can show', () => {
  it('keeps the extremes of each column, and draws at most three places in one', () => {
    fc.assert(
      fc.property(data, columns, (series, wide) => {
        const times = timesOf(series)
        const rows = reduced(times, series, wide)
        expect(rows.length).toBeLessThanOrEqual(Math.max(times.length <= wide * 2 ? times.length : 0, wide * 3))
        for (const [index, values] of series.entries()) {
          const there = values.filter((one) => one !== null)
          const drawn = rows.flatMap((row) => row.values[index] ?? [])
          if (there.length === 0) expect(drawn).toEqual([])
          else {
            expect(Math.min(...drawn)).toBe(Math.min(...there))
            expect(Math.max(...drawn)).toBe(Math.max(...there))
          }
          expect(drawn.every((one) => there.includes(one))).toBe(true)
        }
        const at = rows.map((row) => row.at)
        expect(at).toEqual(at.toSorted((a, b) => a - b))
      }),
      { numRuns: 60 },
    )
  })

  it('keeps gaps, and what stands alone between two', () => {
    fc.assert(
      fc.property(data, columns, (series, wide) => {
        const rows = reduced(timesOf(series), series, wide)
        for (const [index, values] of series.entries()) {
          const gaps = values.includes(null)
          if (gaps) expect(rows.some((row) => row.values[index] === null)).toBe(true)
          else expect(rows.every((row) => row.values[index] !== null)).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('keeps the greatest sum of layers, from one bucket and not from several', () => {
    fc.assert(
      fc.property(data, columns, (series, wide) => {
        const times = timesOf(series)
        const sums = times.map((_, at) => series.reduce((sum, values) => sum + (values[at] ?? 0), 0))
        const seen = times.filter((_, at) => series.some((values) => values[at] !== null))
        const rows = reducedStack(times, series, wide)
        const drawn = rows
          .filter((row) => row.values.some((one) => one !== null))
          .map((row) => row.values.reduce<number>((sum, one) => sum + (one ?? 0), 0))
        expect(drawn.length > 0).toBe(seen.length > 0)
        if (seen.length === 0) return
        const whole = sums.filter((_, at) => series.some((values) => values[at] !== null))
        expect(Math.max(...drawn)).toBe(Math.max(...whole))
        expect(Math.min(...drawn)).toBe(Math.min(...whole))
      }),
      { numRuns: 60 },
    )
  })
})

describe('axes', () => {
  it('have round values from below the least to above the greatest, with 0', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e12, noNaN: true }),
        fc.double({ min: 0, max: 1e12, noNaN: true }),
        (a, width) => {
          const ticks = valueTicks(a, a + width)
          const slack = (Math.abs(a) + width) * 1e-8 + 1e-11
          expect(ticks.length).toBeLessThanOrEqual(9)
          expect(ticks[0]).toBeLessThanOrEqual(Math.min(0, a) + slack)
          expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(0, a + width) - slack)
          expect(ticks).toContain(0)
        },
      ),
    )
    expect(valueTicks(0, 0)).toEqual([0, 1])
  })

  it('have few times that lie in the range', () => {
    const now = Date.UTC(2026, 10, 28, 10, 42)
    expect(timeTicks(now - 1_800_000, now, 700, 'utc', now).map(({ label }) => label)).toEqual([
      '10:15',
      '10:20',
      '10:25',
      '10:30',
      '10:35',
      '10:40',
    ])
    expect(timeTicks(now - 3 * 86_400_000, now, 500, 'utc', now).map(({ label }) => label)).toEqual([
      '26 Nov',
      '27 Nov',
      '28 Nov',
    ])
    fc.assert(
      fc.property(fc.integer({ min: 1e12, max: 2e12 }), fc.integer({ min: 1000, max: 4e10 }), (from, width) => {
        const ticks = timeTicks(from, from + width, 700, 'local', now)
        expect(ticks.length).toBeLessThanOrEqual(10)
        expect(ticks.every(({ at }) => at >= from && at <= from + width)).toBe(true)
      }),
    )
  })
})

describe('times on the axis', () => {
  const own = process.env.TZ
  afterAll(() => {
    if (own === undefined) delete process.env.TZ
    else process.env.TZ = own
  })

  it('name each day and hour once where clocks are moved, and one that they skip where it goes on', () => {
    const labels = (zone: string, from: string, until: string) => {
      process.env.TZ = zone
      return timeTicks(Date.parse(from), Date.parse(until), 700, 'local', Date.parse(until)).map(({ label }) => label)
    }
    expect(labels('America/New_York', '2026-03-08T04:30Z', '2026-03-08T10:30Z')).toEqual([
      '00:00',
      '01:00',
      '03:00',
      '04:00',
      '05:00',
      '06:00',
    ])
    // A day that begins at one o'clock.
    expect(labels('America/Santiago', '2026-09-04T04:00Z', '2026-09-08T04:00Z')).toEqual([
      '4 Sep',
      '12:00',
      '5 Sep',
      '12:00',
      '01:00',
      '12:00',
      '7 Sep',
      '12:00',
    ])
    expect(labels('America/Santiago', '2026-09-03T04:00Z', '2026-09-09T04:00Z')).toEqual([
      '3 Sep',
      '4 Sep',
      '5 Sep',
      '6 Sep',
      '7 Sep',
      '8 Sep',
    ])
    expect(labels('Australia/Lord_Howe', '2026-10-03T13:30Z', '2026-10-03T18:30Z')).toContain('02:30')
  })

  it('are the same moments in every zone, and on days when clocks are moved', () => {
    for (const zone of ['Asia/Kathmandu', 'America/Los_Angeles', 'Europe/Berlin']) {
      process.env.TZ = zone
      const days = fc.constantFrom(Date.UTC(2026, 2, 29), Date.UTC(2026, 9, 25), Date.UTC(2026, 10, 1), 1.79586e12)
      fc.assert(
        fc.property(
          days,
          fc.integer({ min: 0, max: 86_400_000 }),
          fc.integer({ min: 6e5, max: 3e7 }),
          (day, at, wide) => {
            const from = day + at
            for (const tick of timeTicks(from, from + wide, 700, 'local', from)) {
              const date = new Date(tick.at)
              const two = (value: number) => String(value).padStart(2, '0')
              const clock = `${two(date.getHours())}:${two(date.getMinutes())}`
              if (/^\d\d:\d\d$/.test(tick.label)) expect(tick.label).toBe(clock)
            }
          },
        ),
        { numRuns: 60 },
      )
    }
  })
})

describe('a plot', () => {
  const grid: PlotGrid = { from: 0, until: 100, step: 10, times: [0, 10, 20, 30], edges: [] }

  it('knows its gaps and its buckets', () => {
    const series = [{ id: 'a', name: 'a', slot: 0, values: [1, null, null, 2] }]
    expect(gapsOf(series, grid)).toEqual([{ from: 10, to: 30 }])
    expect(bucketAt(grid, 29)).toBe(2)
    expect(bucketAt(grid, 40)).toBe(-1)
    expect(bucketAt(grid, -1)).toBe(-1)
  })

  it('gives each identity a colour that it keeps, and none twice while there are enough', () => {
    const first = slotsFor(['x', 'y', 'z'])
    const second = slotsFor(['z', 'new', 'x'])
    expect(second.get('x')).toBe(first.get('x'))
    expect(second.get('z')).toBe(first.get('z'))
    const many = Array.from({ length: 8 }, (_, at) => `m${at}`)
    expect(new Set(slotsFor(many).values()).size).toBe(8)
    expect(new Set(slotsFor(['x', ...many.slice(0, 7)]).values()).size).toBe(8)
    const twenty = Array.from({ length: 20 }, (_, at) => `t${at}`)
    const lines = [...slotsFor(twenty).values()].map((slot) => JSON.stringify(lineOf(slot)))
    expect(new Set(lines).size).toBe(20)
  })

  it('has sixty-four looks, each with a colour and a dash that no other has together', () => {
    const looks = Array.from({ length: slots }, (_, slot) => `${JSON.stringify(lineOf(slot))} ${markOf(slot)}`)
    expect(new Set(looks).size).toBe(64)
  })
})
