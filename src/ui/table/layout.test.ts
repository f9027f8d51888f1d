import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Column } from './column'
import { layoutColumns, narrowest, selectWidth } from './layout'

const columns = (widths: number[]): Column<string>[] =>
  widths.map((width, i) => ({ id: String(i), title: String(i), value: (row) => row, width }))

describe('layout of columns', () => {
  it('fills the window to the pixel, where words may yield by a quarter, else scrolls and narrows none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 20, max: 400 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 200, max: 4000 }),
        fc.boolean(),
        (widths, available, selectable) => {
          const layout = layoutColumns(columns(widths), { pinned: new Set(['0']), chosen: {}, available, selectable })
          const needed = widths.reduce((sum, width) => sum + Math.max(narrowest, width), selectable ? selectWidth : 0)
          const slack = widths.map((width) => Math.max(0, Math.min(Math.floor(width / 4), width - narrowest)))
          const fits = needed - slack.reduce((sum, one) => sum + one, 0) <= available
          expect(layout.total).toBe(fits ? available : needed)
          for (const [i, width] of layout.widths.slice(selectable ? 1 : 0).entries()) {
            const wanted = Math.max(narrowest, widths[i] ?? 0)
            expect(width).toBeGreaterThanOrEqual(fits ? wanted - (slack[i] ?? 0) : wanted)
          }
        },
      ),
    )
  })

  it('takes what is lacking from words, never from times, addresses or what somebody chose', () => {
    const [name, chosen, mac, seen] = columns([200, 200, 150, 120])
    const layout = layoutColumns(
      [name, chosen, mac && { ...mac, mono: true }, seen && { ...seen, kind: 'time' as const }].flatMap(
        (one) => one ?? [],
      ),
      { pinned: new Set(), chosen: { 1: 200 }, available: 660, selectable: false },
    )
    expect(layout.widths).toEqual([190, 200, 150, 120])
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
