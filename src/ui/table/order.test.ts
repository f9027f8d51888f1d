import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Column } from './column'
import { runNow } from './drive'
import { mergeSort, naturalKey, orderRows, rankTexts, sortText } from './order'

const before = (a: string, b: string) => naturalKey(a) < naturalKey(b)

describe('natural order', () => {
  it('counts digits, ignores case and accents', () => {
    expect(before('wks-9', 'wks-10')).toBe(true)
    expect(before('WKS-9', 'wks-10')).toBe(true)
    expect(before('zürich-2', 'Zurich-10')).toBe(true)
    expect(naturalKey('Ünit-007')).toBe(naturalKey('unit-7'))
  })

  it('orders the cells of a column of words, several in one cell and its choices too', () => {
    const sorted = <Cell>(column: Column<Cell>, cells: Cell[]) =>
      cells.toSorted((a, b) => ((sortText(column, a) ?? '') < (sortText(column, b) ?? '') ? -1 : 1))
    const words: Column<string | string[]> = { id: 'n', title: 'Name', value: (row) => row }
    expect(sorted(words, ['web-10', 'Web-2', 'web-1'])).toEqual(['web-1', 'Web-2', 'web-10'])
    expect(sorted(words, [['tier 10'], ['tier 9', 'a'], ['tier 9']])).toEqual([
      ['tier 9'],
      ['tier 9', 'a'],
      ['tier 10'],
    ])
    const options = ['9', '10'].map((value) => ({ value, label: `Rank ${value}` }))
    expect(sorted({ id: 'r', title: 'Rank', kind: 'enum', options, value: (row: string) => row }, ['10', '9'])).toEqual(
      ['9', '10'],
    )
  })

  it('orders digit runs by value whatever their length', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        const [x, y] = [naturalKey(`host-${a}.fra1`), naturalKey(`host-${b}.fra1`)]
        expect(x < y ? -1 : x > y ? 1 : 0).toBe(Math.sign(a - b))
      }),
    )
  })

  it('orders addresses by number', () => {
    const column: Column<string> = { id: 'ip', title: 'IP', kind: 'address', value: (row) => row }
    const sorted = ['10.0.0.10', 'fe80::1', '9.255.0.1', 'no address', '10.0.0.9'].toSorted((a, b) =>
      (sortText(column, a) ?? '') < (sortText(column, b) ?? '') ? -1 : 1,
    )
    expect(sorted).toEqual(['9.255.0.1', '10.0.0.9', '10.0.0.10', 'fe80::1', 'no address'])
  })
})

describe('merge sort', () => {
  it('agrees with the native sort, equal items in place', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 300 }), (values) => {
        const order = (a: number, b: number) => (values[a] ?? 0) - (values[b] ?? 0)
        const items = values.map((_, index) => index)
        expect([...runNow(mergeSort(Uint32Array.from(items), order))]).toEqual(items.toSorted(order))
      }),
    )
  })
})

it('leaves equal rows in place, far more of them than are sorted at once', () => {
  for (const size of [17, 33, 100, 1_000]) {
    const items = Array.from({ length: size }, (_, index) => index)
    expect([...runNow(mergeSort(Uint32Array.from(items), () => 0))]).toEqual(items)
    const thirds = (a: number, b: number) => (a % 3) - (b % 3)
    expect([...runNow(mergeSort(Uint32Array.from(items), thirds))]).toEqual(items.toSorted(thirds))
  }
})

describe('order of rows', () => {
  it('follows every column in turn, empty ones last in both directions', () => {
    const cell = fc.option(fc.constantFrom('a', 'b', 'c10', 'c9'), { nil: undefined })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { maxLength: 100 }),
        fc.boolean(),
        fc.boolean(),
        (rows, down1, down2) => {
          const keys = [down1, down2].map((desc, k) => ({
            desc,
            ranks: runNow(rankTexts(rows.map((row) => (row[k] === undefined ? undefined : naturalKey(row[k]))))),
          }))
          const rule = (a: string | undefined, b: string | undefined, desc: boolean) => {
            if (a === b) return 0
            if (a === undefined) return 1
            if (b === undefined) return -1
            return (before(a, b) ? -1 : 1) * (desc ? -1 : 1)
          }
          const expected = rows
            .map((_, index) => index)
            .toSorted((a, b) => rule(rows[a]?.[0], rows[b]?.[0], down1) || rule(rows[a]?.[1], rows[b]?.[1], down2))
          expect([...runNow(orderRows(rows.length, keys))]).toEqual(expected)
        },
      ),
    )
  })

  it('keeps the given order without columns', () => {
    expect([...runNow(orderRows(4, []))]).toEqual([0, 1, 2, 3])
  })
})
