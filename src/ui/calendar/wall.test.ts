import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockWords, daySeconds } from './clock-words'
import { momentHint } from './moment-hint'
import { addDays, momentOf, oddityOf, wallOf, weekdayOf } from './wall'

const zones = fc.constantFrom('UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe')
const moments = fc.integer({ min: 0, max: 4e9 }).map((seconds) => seconds * 1000)

describe('times on the wall', () => {
  it('lead back to the moment they were read at, but in the hour that comes twice', () => {
    fc.assert(
      fc.property(moments, zones, (ms, zone) => {
        const wall = wallOf(ms, zone)
        expect(wall.seconds).toBeLessThan(daySeconds)
        const back = momentOf(wall, zone)
        if (oddityOf(wall, zone) === 'twice') expect(ms - back).toBeLessThanOrEqual(3_600_000)
        else expect(back).toBe(ms)
      }),
    )
  })

  it('count the end of a day as the next midnight', () => {
    fc.assert(
      fc.property(moments, zones, (ms, zone) => {
        const { day } = wallOf(ms, zone)
        const next = { day: addDays(day, 1), seconds: 0 }
        expect(momentOf({ day, seconds: daySeconds }, zone)).toBe(momentOf(next, zone))
        expect(weekdayOf(next.day)).toBe((weekdayOf(day) + 1) % 7)
      }),
    )
  })

  it('know the hour that clocks skip and the one that they repeat', () => {
    const spring = { day: '2026-03-29', seconds: 9000 }
    expect(oddityOf(spring, 'Europe/Berlin')).toBe('missing')
    expect(momentHint(spring.day, spring.seconds, 'Europe/Berlin')).toBe(
      'Clocks are set forward: there is no 02:30, 03:30 is meant',
    )
    expect(momentHint('2026-10-25', 9000, 'Europe/Berlin')).toBe(
      'Clocks are set back: 02:30 comes twice, the first is meant',
    )
    expect(momentOf({ day: '2026-10-25', seconds: 9000 }, 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 25, 0, 30))
    expect(oddityOf(spring, 'UTC')).toBe(undefined)
    expect(momentHint('2026-03-30', 9000, 'Europe/Berlin')).toBe(undefined)
    expect(momentHint('2026-03-29', undefined, 'Europe/Berlin')).toBe(undefined)
  })

  it('are written without seconds unless there are some', () => {
    expect(clockWords(50_400)).toBe('14:00')
    expect(clockWords(50_405)).toBe('14:00:05')
    expect(clockWords(daySeconds)).toBe('24:00')
  })
})
