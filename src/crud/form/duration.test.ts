import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestUnit, fromUnit, inUnit, unitsFor } from './duration'

describe('spans', () => {
  it('are written in the largest unit that keeps them whole', () => {
    expect(bestUnit(7200, 's')).toBe('h')
    expect(bestUnit(90, 's')).toBe('s')
    expect(bestUnit(600, 's')).toBe('min')
    expect(bestUnit(86_400_000, 'ms')).toBe('d')
    expect(bestUnit(1500, 'ms')).toBe('ms')
    expect(bestUnit(0, 's')).toBe('s')
    expect(unitsFor('s')).toEqual(['s', 'min', 'h', 'd'])
  })

  it('come back unchanged through any unit they are shown in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom('s', 'ms'), (value, unit) => {
        expect(fromUnit(inUnit(value, unit, bestUnit(value, unit)), bestUnit(value, unit), unit)).toBe(value)
      }),
    )
  })
})
