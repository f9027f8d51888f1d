import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { move, type GridSize } from './grid-keys'

const size: GridSize = { rows: 50_000, columns: 9, page: 20, hasHead: true }
const keys = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageDown', 'PageUp']

describe('moving in a grid', () => {
  it('follows the pattern', () => {
    const from = { row: 100, column: 3 }
    expect(move('ArrowDown', false, from, size)).toEqual({ row: 101, column: 3 })
    expect(move('PageDown', false, from, size)).toEqual({ row: 120, column: 3 })
    expect(move('PageUp', false, { row: 5, column: 3 }, size)).toEqual({ row: 0, column: 3 })
    expect(move('ArrowUp', false, { row: 0, column: 3 }, size)).toEqual({ row: -1, column: 3 })
    expect(move('Home', false, from, size)).toEqual({ row: 100, column: 0 })
    expect(move('End', true, from, size)).toEqual({ row: 49_999, column: 8 })
    expect(move('Home', true, from, size)).toEqual({ row: 0, column: 0 })
    expect(move('a', false, from, size)).toBeUndefined()
  })

  it('never leaves the grid', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 30 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean()), { maxLength: 40 }),
        (rows, columns, pressed) => {
          const grid = { rows, columns, page: 7, hasHead: true }
          let place = { row: -1, column: 0 }
          for (const [key, ctrl] of pressed) {
            place = move(key, ctrl, place, grid) ?? place
            expect(place.row).toBeGreaterThanOrEqual(-1)
            expect(place.row).toBeLessThan(Math.max(rows, 0))
            expect(place.column).toBeGreaterThanOrEqual(0)
            expect(place.column).toBeLessThan(columns)
          }
        },
      ),
    )
  })
})
