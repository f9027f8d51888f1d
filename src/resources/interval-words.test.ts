import { describe, expect, it } from 'vitest'
import { intervalWords, occurrenceWords, readBack, shortWords, stateWords } from './interval-words'

const day = 86_400
const at = (...parts: [number, number, number, number]) => Date.UTC(...parts)
const once = (from: number, to: number) => ({ interval_type: 'onetime', start: from / 1000, end: to / 1000 }) as const

describe('exclusion intervals in words', () => {
  it('say when they are', () => {
    expect(intervalWords(once(at(2026, 0, 31, 14), at(2026, 1, 1, 2)), 'utc')).toBe(
      'Once, from 31 Jan 2026, 14:00 to 1 Feb 2026, 02:00 UTC',
    )
    expect(intervalWords({ interval_type: 'daily', start: 3600, end: 7200 }, 'utc')).toBe(
      'Every day from 01:00 to 02:00',
    )
    expect(intervalWords({ interval_type: 'weekly', start: 5 * day + 79_200, end: 6 * day + 21_600 }, 'utc')).toBe(
      'Every week from Saturday 22:00 to Sunday 06:00',
    )
  })

  it('call midnight the end of the day that it ends', () => {
    expect(intervalWords({ interval_type: 'weekly', start: 5 * day, end: 7 * day }, 'utc')).toBe(
      'Every week from Saturday 00:00 to Sunday 24:00',
    )
    expect(intervalWords({ interval_type: 'daily', start: 72_000, end: day }, 'utc')).toBe(
      'Every day from 20:00 to 24:00',
    )
    expect(intervalWords({ interval_type: 'daily', start: 0, end: day }, 'utc')).toBe('Every day, all day')
  })

  it('are short in a table', () => {
    expect(shortWords({ interval_type: 'weekly', start: 5 * day, end: 7 * day }, 'utc', 0)).toBe(
      'Every week, Sat 00:00 to Sun 24:00',
    )
    expect(shortWords({ interval_type: 'daily', start: 0, end: day }, 'utc', 0)).toBe('Every day, all day')
    expect(shortWords(once(at(2026, 0, 31, 14), at(2026, 1, 1, 2)), 'utc', at(2026, 4, 1, 0))).toBe(
      'Once, 31 Jan, 14:00 to 1 Feb, 02:00 UTC',
    )
    // On one day, whose end is midnight.
    expect(shortWords(once(at(2026, 0, 31, 0), at(2026, 1, 1, 0)), 'utc', at(2026, 4, 1, 0))).toBe(
      'Once, 31 Jan, 00:00 to 24:00 UTC',
    )
    expect(shortWords(once(at(2026, 11, 30, 22), at(2027, 0, 10, 6)), 'utc', at(2026, 4, 1, 0))).toBe(
      'Once, 30 Dec, 22:00 to 10 Jan 2027, 06:00 UTC',
    )
    expect(shortWords(once(at(2027, 0, 9, 22), at(2027, 0, 10, 0)), 'utc', at(2026, 4, 1, 0))).toBe(
      'Once, 9 Jan 2027, 22:00 to 24:00 UTC',
    )
    expect(shortWords(once(at(2026, 0, 31, 3), at(2026, 0, 31, 4)), 'utc', at(2026, 0, 31, 0))).toBe(
      'Once, 03:00:00 to 04:00:00 UTC',
    )
  })

  it('say when they end after midnight, and how long they are', () => {
    const nights = { interval_type: 'daily', start: 79_200, end: 3600 } as const
    expect(intervalWords(nights, 'utc')).toBe('Every day from 22:00 to 01:00 of the next day')
    expect(readBack(nights, 'utc', false)).toBe(
      'Every day from 22:00 to 01:00 of the next day by the clock of the appliance: 3 h. The alerts that it is assigned to keep quiet.',
    )
    expect(readBack(once(at(2026, 0, 1, 0), at(2026, 0, 4, 4)), 'utc', true)).toContain(
      ': 3 d 4 h. Every alert keeps quiet.',
    )
  })
})

describe('whether alerts keep quiet', () => {
  // A Wednesday.
  const now = at(2026, 10, 25, 12)
  const daily = { interval_type: 'daily', start: 0, end: 1 } as const

  it('is said of now, of the next time, and of what is over', () => {
    expect(stateWords(daily, { from: now - 3_600_000, to: now + 7_200_000 }, 'utc', now)).toBe(
      'Active now, ends in 2 h',
    )
    expect(stateWords(daily, { from: at(2026, 10, 28, 2), to: at(2026, 10, 28, 6) }, 'utc', now)).toBe(
      'Next: Sat 02:00 to 06:00',
    )
    expect(stateWords(once(at(2026, 9, 16, 0), at(2026, 9, 16, 6)), undefined, 'utc', now)).toBe(
      'Over since 16 Oct, 06:00',
    )
  })

  it('names the date of what is a week away or more', () => {
    expect(occurrenceWords({ from: at(2026, 11, 5, 0), to: at(2026, 11, 6, 0) }, 'utc', now)).toBe(
      'Sat 5 Dec, 00:00 to 24:00',
    )
    expect(occurrenceWords({ from: at(2026, 10, 28, 22), to: at(2026, 10, 29, 6) }, 'utc', now)).toBe(
      'Sat 22:00 to Sun 06:00',
    )
  })
})
