import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sparkPath } from './sparkline'

describe('sparkline', () => {
  it('draws low at the bottom, high at the top, and lifts the pen over gaps', () => {
    expect(sparkPath([0, 10], 100, 22)).toBe('M0 21L100 1')
    expect(sparkPath([0, null, 10, 0], 90, 22)).toBe('M0 21h1M60 1L90 21')
    expect(sparkPath([5, 5], 10, 22)).toBe('M0 11L10 11')
    expect(sparkPath([], 10, 22)).toBe('')
  })

  it('stays inside its box', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.double({ noNaN: true, min: -1e9, max: 1e9 }))), (values) => {
        for (const [, x = '', y = ''] of sparkPath(values, 150, 22).matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0)
          expect(Number(x)).toBeLessThanOrEqual(150)
          expect(Number(y)).toBeGreaterThanOrEqual(1)
          expect(Number(y)).toBeLessThanOrEqual(21)
        }
      }),
    )
  })
})
