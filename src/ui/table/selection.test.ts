import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addAll, extend, extent, only, toggle } from './selection'

const ids = Array.from({ length: 20 }, (_, index) => index * 10)
const place = fc.nat({ max: 19 })

describe('selection', () => {
  it('toggles and leaves the old one alone', () => {
    const before = new Set([10])
    expect([...toggle(before, 20).selection]).toEqual([10, 20])
    expect([...toggle(before, 10).selection]).toEqual([])
    expect([...before]).toEqual([10])
  })

  it('extends from the anchor to either side, and a second stretch replaces the first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(place), place, place, place, (chosen, start, first, second) => {
        const base = new Set(chosen.map((index) => ids[index] ?? 0))
        const { selection, anchor } = toggle(base, ids[start] ?? 0)
        extend(ids, anchor, first)
        const result = extend(ids, anchor, second)
        for (const [index, id] of ids.entries()) {
          const inside = index >= Math.min(start, second) && index <= Math.max(start, second)
          const outside = selection.has(id) && id !== ids[start]
          expect(result.has(id)).toBe(inside || outside)
        }
      }),
    )
  })

  it('starts at the row itself when the anchor is gone', () => {
    expect([...extend(ids, only(999).anchor, 3)]).toEqual([30])
    expect([...extend(ids, undefined, 3)]).toEqual([30])
  })

  it('says how far it reaches', () => {
    expect(extent(new Set(), ids)).toBe('none')
    expect(extent(new Set([999]), ids)).toBe('none')
    expect(extent(new Set([10]), ids)).toBe('some')
    expect(extent(addAll(new Set([999]), ids), ids)).toBe('all')
    expect(extent(new Set([10]), [])).toBe('none')
  })
})

it('selects nothing again that was taken out and is not shown any more', () => {
  const { selection, anchor } = toggle(new Set([10, 40]), 10)
  expect([...selection]).toEqual([40])
  expect([...extend([20, 30], anchor, 0)]).toEqual([40, 20])
})
