import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gapsOf, inStep } from './series'

describe('points of a chart', () => {
  it('have a row for every bucket, and null where nothing came', () => {
    const points = inStep(
      [
        { at: 0, values: [1] },
        { at: 30_000, values: [2] },
        { at: 120_000, values: [3] },
      ],
      30_000,
      1,
    )
    expect(points.map(({ values }) => values[0])).toEqual([1, 2, null, null, 3])
    expect(gapsOf(points)).toEqual([{ from: 60_000, to: 120_000 }])
  })

  it('keep every value that came', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(300), { minLength: 1 }), (places) => {
        const came = places.toSorted((a, b) => a - b).map((place) => ({ at: 1e12 + place * 5000, values: [place] }))
        const drawn = inStep(came, 5000, 1)
        for (const point of came) expect(drawn).toContainEqual(point)
        expect(drawn.filter(({ values }) => values[0] !== null)).toHaveLength(came.length)
      }),
    )
  })

  it('leave what has no step as it is', () => {
    expect(inStep([], 30_000, 1)).toEqual([])
    expect(inStep([{ at: 5, values: [1] }], 0, 1)).toEqual([{ at: 5, values: [1] }])
  })
})
