import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binsOf, mostBars } from './timeline-bins'

describe('the bins of a timeline', () => {
  it('hold every entry once, in bins that follow each other without a hole', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2e12 }), { minLength: 1, maxLength: 200 }), (times) => {
        const bins = binsOf(times)
        expect(bins.length).toBeLessThanOrEqual(mostBars.desk)
        expect(binsOf(times, mostBars.phone).length).toBeLessThanOrEqual(mostBars.phone)
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(times.length)
        for (const at of times) expect(bins.filter(({ from, to }) => from <= at && at < to)).toHaveLength(1)
        for (const [index, bin] of bins.entries()) expect(bin.from).toBe(bins[index - 1]?.to ?? bin.from)
      }),
    )
  })

  it('are days for a month of entries', () => {
    const day = 86_400_000
    expect(binsOf([0, 30 * day])[0]).toEqual({ from: 0, to: day, count: 1 })
  })

  it('are never more than fit, though the first begins within its bin', () => {
    const minute = 60_000
    // Three minutes less a little, from the end of one: four bins of a minute.
    const times = [59_000, 59_000 + 2.9 * minute]
    expect(binsOf(times, 4)).toHaveLength(4)
    expect(binsOf(times, 3)).toEqual([{ from: 0, to: 5 * minute, count: 2 }])
  })

  it('are none without entries', () => {
    expect(binsOf([])).toEqual([])
  })
})
