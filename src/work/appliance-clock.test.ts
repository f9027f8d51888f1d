import { describe, expect, it } from 'vitest'
import { applianceNow, clockDifference, learnClock } from './appliance-clock'

describe('clock of an appliance', () => {
  it('is ours until an answer says otherwise, and what a network does is not noticed', () => {
    expect(clockDifference('a')).toBe(0)
    learnClock('a', 1_000_000, 999_900, 1_000_100)
    expect(clockDifference('a')).toBe(0)
    learnClock('a', 1_000_000 + 86_400_000, 999_990, 1_000_010)
    expect(clockDifference('a')).toBe(86_400_000)
    expect(applianceNow('a') - Date.now()).toBeGreaterThan(86_000_000)
  })

  it('believes the quickest answer, until the clock is set', () => {
    learnClock('b', 60_000, 0, 10)
    const sure = clockDifference('b')
    learnClock('b', 62_000, 0, 5000)
    expect(clockDifference('b')).toBe(sure)
    learnClock('b', 5_000_000, 0, 5000)
    expect(clockDifference('b')).toBe(5_000_000 - 2500)
  })

  it('learns nothing from what is no time', () => {
    learnClock('c', Number.NaN, 0, 1)
    learnClock('c', 0, 0, 1)
    learnClock('c', 1e16, 0, 1)
    learnClock('c', 8e15, 0, 1)
    expect(clockDifference('c')).toBe(0)
  })
})
