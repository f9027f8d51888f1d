import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daySeconds } from './clock-words'
import { momentHint } from './moment-hint'
import { changedRange, inDays, partsOf, rangeOf, withDays } from './moment-range'
import { piecesOf, roundParts, spanOf } from './round-span'

const zones = fc.constantFrom('UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata')
// Minutes, so that no hour of a change of clocks is met twice by chance alone; those have tests of their own.
const seconds = (max: number) => fc.integer({ min: 0, max: Math.floor(max / 60) }).map((minutes) => minutes * 60)

describe('a range of moments in parts', () => {
  it.each([1e16, 5e15, -1e15, Number.NaN, Infinity])('has none for an end that no calendar holds, %s', (end) => {
    const { last, to } = partsOf({ start: 0, end }, 'Europe/Berlin')
    expect([last, to]).toEqual([undefined, undefined])
  })

  it('stays what it was, whole days or not', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
        seconds(4e6),
        zones,
        (date, length, zone) => {
          const start = Math.floor(date.getTime() / 1000) * 1000
          const value = rangeOf(partsOf({ start, end: start + length * 1000 }, zone), zone)
          const again = partsOf(value, zone)
          expect(rangeOf(again, zone)).toEqual(value)
          // Without whole days the same two moments are meant.
          expect(rangeOf(inDays(again, false), zone)).toEqual(value)
        },
      ),
    )
  })

  it('is whole days from midnight to midnight, those of 23 and 25 hours as well', () => {
    const value = rangeOf(
      { first: '2026-03-28', last: '2026-03-29', from: undefined, to: undefined, whole: true },
      'Europe/Berlin',
    )
    expect((value.end ?? 0) - (value.start ?? 0)).toBe(47 * 3_600_000)
    expect(partsOf(value, 'Europe/Berlin')).toMatchObject({ first: '2026-03-28', last: '2026-03-29', whole: true })
    // The same moments are no whole days elsewhere.
    expect(partsOf(value, 'UTC')).toMatchObject({ first: '2026-03-27', from: 82_800, whole: false })
  })

  it('is undefined at the end that is not given yet', () => {
    const none = { first: undefined, last: undefined, from: undefined, to: undefined, whole: false }
    expect(rangeOf(none, 'UTC')).toEqual({ start: undefined, end: undefined })
    expect(rangeOf({ ...none, first: '2026-11-28', from: 0 }, 'UTC').end).toBe(undefined)
    expect(rangeOf({ ...none, first: '2026-11-28', last: '2026-11-28', from: 0 }, 'UTC').end).toBe(undefined)
  })

  it('takes days from a calendar as whole ones, unless a time was given', () => {
    const none = { first: undefined, last: undefined, from: undefined, to: undefined, whole: false }
    expect(withDays(none, '2026-11-28', '2026-11-29').whole).toBe(true)
    expect(withDays({ ...none, from: 3600 }, '2026-11-28', '2026-11-29')).toMatchObject({ whole: false, from: 3600 })
  })

  it('becomes whole days and keeps the days it touches', () => {
    const nights = { first: '2026-11-28', last: '2026-11-29', from: 79_200, to: 21_600, whole: false }
    expect(inDays(nights, true)).toMatchObject({ first: '2026-11-28', last: '2026-11-29', whole: true })
    // What ends at midnight does not touch the day that begins.
    expect(inDays({ ...nights, to: 0 }, true)).toMatchObject({ last: '2026-11-28' })
  })
})

it('moves the end that is changed, and not a start at a time that the clock showed before', () => {
  const zone = 'Europe/Berlin'
  // 02:30 for the second time.
  const value = { start: Date.UTC(2026, 9, 25, 1, 30), end: Date.UTC(2026, 9, 25, 5) }
  const parts = partsOf(value, zone)
  expect(momentHint(parts.first, parts.from, zone, value.start)).toContain('the second is meant')
  expect(momentHint(parts.first, parts.from, zone)).toContain('the first is meant')
  expect(changedRange(value, parts, { ...parts, to: 25_200 }, zone)).toEqual({
    start: value.start,
    end: Date.UTC(2026, 9, 25, 6),
  })
  expect(changedRange(value, parts, { ...parts, from: 9000, last: undefined }, zone)).toEqual({
    start: value.start,
    end: undefined,
  })
  expect(changedRange(value, parts, { ...parts, from: 10_800 }, zone).start).toBe(Date.UTC(2026, 9, 25, 2))
})

describe('a span of a day or a week in parts', () => {
  it.each([1, 7])('comes back as it was, in a round of %d days', (days) => {
    const round = days * daySeconds
    fc.assert(
      fc.property(seconds(round - 60), seconds(round), (start, end) => {
        fc.pre(end > 0)
        expect(spanOf(roundParts({ start, end }, days), round)).toEqual({ start, end })
      }),
    )
  })

  it('ends with the round where it ends at its midnight', () => {
    expect(spanOf({ fromDay: 0, from: 72_000, toDay: 0, to: 0 }, daySeconds)).toEqual({ start: 72_000, end: 86_400 })
    expect(spanOf({ fromDay: 5, from: 0, toDay: 0, to: 0 }, 7 * daySeconds)).toEqual({ start: 432_000, end: 604_800 })
  })

  it('is the whole round in pieces where it ends as it began', () => {
    expect(piecesOf(3600, 3600, daySeconds)).toEqual([
      { from: 0, to: 3600 },
      { from: 3600, to: daySeconds },
    ])
  })

  it('covers as much drawn in pieces, across the end of the round as well', () => {
    fc.assert(
      fc.property(seconds(daySeconds - 60), seconds(daySeconds), (start, end) => {
        const pieces = piecesOf(start, end, daySeconds)
        const length = pieces.reduce((sum, { from, to }) => sum + to - from, 0)
        expect(length).toBe(end > start ? end - start : end - start + daySeconds)
        expect(pieces.every(({ from, to }) => from >= 0 && to <= daySeconds && from < to)).toBe(true)
      }),
    )
  })
})
