import { expect, it } from 'vitest'
import type { PlotSeries } from './plot'
import { within } from './scale'

const series = (id: string, past?: true): PlotSeries => ({ id, name: id, slot: 0, values: [], ...(past && { past }) })
const all = [series('now'), series('also now'), series('before', true)]

it('brings layers that lie outside the axis to its edge, those of now and those of before each by themselves', () => {
  const heights = (...values: number[]) => within([{ at: 1, values }], all, [0, 10], true)[0]?.values
  expect(heights(2, 3, 4)).toEqual([2, 3, 4])
  expect(heights(2, 3, 40)).toEqual([2, 3, 10])
  expect(heights(10, 30, 4)).toEqual([2.5, 7.5, 4])
})

it('brings each value by itself where they do not lie on each other', () => {
  expect(within([{ at: 1, values: [20, null, -5] }], all, [0, 10], false)).toEqual([{ at: 1, values: [10, null, 0] }])
})
