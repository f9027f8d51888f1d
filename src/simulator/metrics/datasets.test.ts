import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { histogram, mean, merged, percentiles, sampleSet } from './datasets'

const noon = Date.UTC(2026, 2, 4, 12)

describe('distributions', () => {
  it('keep their number of values, whatever becomes of them', () => {
    const size = fc.integer({ min: 0, max: 5000 })
    fc.assert(
      fc.property(fc.integer(), size, size, (seed, a, b) => {
        const one = histogram(seed, 'tprocess', 'ms', noon, a)
        const other = histogram(seed, 'rtt', 'ms', noon, b)
        const both = merged([one, other])
        expect(sampleSet(both).count).toBe(a + b)
        if (a + b === 0) expect([mean(both), percentiles(both, [50])]).toEqual([null, []])
        else {
          const [low = 0, high = 0] = percentiles(both, [0, 100])
          expect(mean(both)).toBeGreaterThanOrEqual(low - 0.001)
          expect(mean(both)).toBeLessThanOrEqual(high + 0.001)
        }
      }),
    )
  })
})
