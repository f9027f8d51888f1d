import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endProblem, occurrences, type Times } from './interval-times'
import { intervalWords, shortWords, stateWords } from './interval-words'

const day = 86_400
const hour = 3_600_000
const zones = fc.constantFrom('UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata')
const moments = fc.integer({ min: 1e9, max: 3e9 }).map((seconds) => seconds * 1000)

const repeating: fc.Arbitrary<Times> = fc.constantFrom('daily' as const, 'weekly' as const).chain((interval_type) => {
  const minutes = fc.integer({ min: 0, max: (interval_type === 'daily' ? day : 7 * day) / 60 })
  return fc.record({
    interval_type: fc.constant(interval_type),
    start: minutes.map((minute) => minute * 60),
    end: minutes.map((minute) => minute * 60),
  })
})

describe('the times of an exclusion interval', () => {
  it.each([
    { interval_type: 'weekly', start: 1e16, end: 2e16 },
    { interval_type: 'weekly', start: 0, end: 9e15 },
    { interval_type: 'daily', start: -1e12, end: 5 },
    { interval_type: 'daily', start: 1e300, end: -1e300 },
    { interval_type: 'onetime', start: 1e15, end: 9e15 },
    { interval_type: 'onetime', start: 1e9, end: 5e12 },
    { interval_type: 'daily', start: Number.NaN, end: 3600 },
  ] as const)('are none where no calendar holds them: $interval_type, $start to $end', (times) => {
    expect(occurrences(times, 1.7e12, 'Europe/Berlin', 4)).toEqual([])
    expect(intervalWords(times, 'utc')).toBe('At a time that no calendar holds')
    expect(shortWords(times, 'utc', 1.7e12)).toBe('At a time that no calendar holds')
    expect(stateWords(times, undefined, 'utc', 1.7e12)).toBe('At a time that no calendar holds')
  })

  it('follow one another, each with some length, none of them over', () => {
    fc.assert(
      fc.property(repeating, moments, zones, (times, now, zone) => {
        fc.pre(endProblem(times) === undefined)
        const found = occurrences(times, now, zone, 4)
        expect(found).toHaveLength(4)
        for (const [index, { from, to }] of found.entries()) {
          expect(to).toBeGreaterThan(from)
          expect(to).toBeGreaterThan(now)
          const before = found[index - 1]
          if (before) expect(from).toBeGreaterThan(before.from)
        }
        // The first is now or within the coming round; a day more for one that a change of clocks swallows.
        expect((found[0]?.from ?? Infinity) - now).toBeLessThanOrEqual(9 * day * 1000)
      }),
    )
  })

  it('go on past midnight from the day before', () => {
    const nights = { interval_type: 'daily', start: 79_200, end: 14_400 } as const
    const now = Date.UTC(2026, 10, 25, 2)
    expect(occurrences(nights, now, 'UTC', 1)).toEqual([
      { from: Date.UTC(2026, 10, 24, 22), to: Date.UTC(2026, 10, 25, 4) },
    ])
  })

  it('go on past Sunday from the week before', () => {
    const turn = { interval_type: 'weekly', start: 6 * day + 79_200, end: 21_600 } as const
    // Monday the 23rd, 01:00.
    const now = Date.UTC(2026, 10, 23, 1)
    expect(occurrences(turn, now, 'UTC', 2)).toEqual([
      { from: Date.UTC(2026, 10, 22, 22), to: Date.UTC(2026, 10, 23, 6) },
      { from: Date.UTC(2026, 10, 29, 22), to: Date.UTC(2026, 10, 30, 6) },
    ])
  })

  it('keep to the clock on the wall when clocks are moved', () => {
    const lunch = { interval_type: 'daily', start: 43_200, end: 46_800 } as const
    const [before, after] = occurrences(lunch, Date.UTC(2026, 2, 28), 'Europe/Berlin', 2)
    expect(before?.from).toBe(Date.UTC(2026, 2, 28, 11))
    expect(after?.from).toBe(Date.UTC(2026, 2, 29, 10))
    // The hour that is skipped is none; the next one is a day later.
    const skipped = { interval_type: 'daily', start: 7200, end: 10_800 } as const
    expect(occurrences(skipped, Date.UTC(2026, 2, 28, 12), 'Europe/Berlin', 1)[0]?.from).toBe(Date.UTC(2026, 2, 30, 0))
    // A night in which clocks are set back is an hour longer.
    const [night] = occurrences({ ...skipped, start: 0, end: 14_400 }, Date.UTC(2026, 9, 24, 12), 'Europe/Berlin', 1)
    expect((night?.to ?? 0) - (night?.from ?? 0)).toBe(5 * hour)
  })

  it('are one or none of a one-off interval', () => {
    const once = { interval_type: 'onetime', start: 1000, end: 2000 } as const
    expect(occurrences(once, 1_500_000, 'UTC', 3)).toEqual([{ from: 1_000_000, to: 2_000_000 }])
    expect(occurrences(once, 2_000_000, 'UTC', 3)).toEqual([])
  })

  it('are refused without any length, or backwards', () => {
    expect(endProblem({ interval_type: 'onetime', start: 5, end: 4 })).toBe('It ends before it starts')
    expect(endProblem({ interval_type: 'onetime', start: 5, end: 5 })).toBe('It ends when it starts')
    expect(endProblem({ interval_type: 'daily', start: 5, end: 4 })).toBe(undefined)
    expect(endProblem({ interval_type: 'daily', start: 0, end: day })).toBe(undefined)
    expect(endProblem({ interval_type: 'weekly', start: 7 * day, end: 0 })).toBe('It ends when it starts')
  })
})
