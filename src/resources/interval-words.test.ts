import { describe, expect, it } from 'vitest'
import { intervalWords } from './interval-words'

describe('exclusion intervals in words', () => {
  const now = Date.UTC(2026, 4, 1)
  it('say when they are', () => {
    expect(intervalWords('onetime', Date.UTC(2026, 0, 31, 14) / 1000, Date.UTC(2026, 1, 1, 2) / 1000, now)).toBe(
      'Once, from 31 Jan, 14:00 to 1 Feb, 02:00 UTC',
    )
    expect(intervalWords('daily', 3600, 7200, now)).toBe('Every day from 01:00 to 02:00, by the clock of the appliance')
    expect(intervalWords('weekly', 5 * 86_400 + 79_200, 6 * 86_400 + 21_600, now)).toBe(
      'Every week from Saturday 22:00 to Sunday 06:00, by the clock of the appliance',
    )
  })

  it('say when they end after midnight', () => {
    expect(intervalWords('daily', 79_200, 3600, now)).toContain('22:00 to 01:00 of the next day')
  })
})
