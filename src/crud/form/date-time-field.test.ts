import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readClock, readMoment, writeClock, writeMoment } from './date-time-field'

describe('moments and times of day', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e9 }), (seconds) => {
        expect(readMoment(writeMoment(seconds * 1000))).toBe(seconds * 1000)
        expect(readClock(writeClock(seconds % 86_400))).toBe(seconds % 86_400)
      }),
    )
  })

  it('are nothing while they are incomplete', () => {
    expect(readMoment('')).toBe(undefined)
    expect(readMoment('2026-01-31')).toBe(undefined)
    expect(readMoment('2026-02-30T25:00')).toBe(undefined)
    expect(readClock('')).toBe(undefined)
    expect(writeMoment(Date.UTC(2026, 0, 31, 14))).toBe('2026-01-31T14:00')
    expect(writeClock(50_400)).toBe('14:00')
  })
})
