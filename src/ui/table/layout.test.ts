import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Column } from './column'
import { layoutColumns, narrowest, selectWidth } from './layout'

const columns = (widths: number[]): Column<string>[] =>
  widths.map((width, i) => ({ id: String(i), title: String(i), value: (row) => row, width }))

describe('layout of columns', () => {
  it('fills the window to the pixel where a column may grow, and never narrows one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 20, max: 400 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 200, max: 4000 }),
        fc.boolean(),
        (widths, available, selectable) => {
          const layout = layoutColumns(columns(widths), { pinned: new Set(['0']), chosen: {}, available, selectable })
          const needed = widths.reduce((sum, width) => sum + Math.max(narrowest, width), selectable ? selectWidth : 0)
          expect(layout.total).toBe(Math.max(available, needed))
          for (const [i, width] of layout.widths.slice(selectable ? 1 : 0).entries())
            expect(width).toBeGreaterThanOrEqual(Math.max(narrowest, widths[i] ?? 0))
        },
      ),
    )
  })

  it('keeps a chosen width and gives the rest to the others', () => {
    const layout = layoutColumns(columns([100, 100]), {
      pinned: new Set(),
      chosen: { 0: 120 },
      available: 500,
      selectable: false,
    })
    expect(layout.widths).toEqual([120, 380])
  })

  it('pins from the left, unless that takes most of the window', () => {
    const options = { pinned: new Set(['0']), chosen: {}, selectable: true }
    expect(layoutColumns(columns([200, 800]), { ...options, available: 900 }).lefts).toEqual([0, 38, undefined])
    expect(layoutColumns(columns([200, 800]), { ...options, available: 300 }).lefts).toEqual([0, undefined, undefined])
  })
})
