import { expect, it } from 'vitest'
import { placeByKey, sizeByDrag, sizeByKey } from './arrange'

it('a key brings a chart to its neighbour’s place, or to an end, and never out of the board', () => {
  expect(
    ['ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowRight', 'Home', 'End', 'Enter'].map((key) => placeByKey(key, 3, 8)),
  ).toEqual([2, 2, 4, 4, 0, 7, undefined])
  expect(placeByKey('ArrowUp', 0, 8)).toBe(0)
  expect(placeByKey('ArrowDown', 7, 8)).toBe(7)
})

it('a corner that is drawn far enough makes a chart wide or narrow, high or low', () => {
  const low = { size: 'half', tall: false } as const
  expect(sizeByDrag(low, 10, 10, 600)).toEqual(low)
  expect(sizeByDrag(low, 50, 90, 600)).toEqual({ size: 'full', tall: true })
  // At the board's right edge there is little room to draw to.
  expect(sizeByDrag(low, 9, 0, 12)).toEqual({ size: 'full', tall: false })
  expect(sizeByDrag({ size: 'full', tall: true }, -50, -90, 12)).toEqual(low)
  expect(sizeByKey('ArrowDown')).toEqual({ tall: true })
  expect(sizeByKey('Tab')).toBeUndefined()
})
