import { describe, expect, it } from 'vitest'
import type { Column } from './column'
import { emptyView, moveColumn, nextSort, pinnedIds, shownColumns } from './view'

const columns: Column<string>[] = ['a', 'b', 'c', 'd'].map((id) => ({
  id,
  title: id,
  value: (row) => row,
  hidden: id === 'd',
}))
const ids = (list: readonly Column<string>[]) => list.map((column) => column.id).join('')

describe('columns of a view', () => {
  it('shows those not hidden, in order, the first one pinned', () => {
    expect(ids(shownColumns(columns, emptyView))).toBe('abc')
    expect(pinnedIds(shownColumns(columns, emptyView), emptyView)).toEqual(['a'])
  })

  it('puts pinned ones first and skips what it does not know', () => {
    expect(ids(shownColumns(columns, { ...emptyView, columns: ['d', 'x', 'a', 'b'], pinned: ['b'] }))).toBe('bda')
    expect(ids(shownColumns(columns, { ...emptyView, columns: ['x'] }))).toBe('abc')
  })

  it('moves a column and stops at the ends', () => {
    expect(moveColumn(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c'])
    expect(moveColumn(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c'])
  })
})

describe('sort clicks', () => {
  it('goes up, down, off', () => {
    const up = nextSort([], 'a', false)
    const down = nextSort(up, 'a', false)
    expect(up).toEqual([{ column: 'a' }])
    expect(down).toEqual([{ column: 'a', desc: true }])
    expect(nextSort(down, 'a', false)).toEqual([])
  })

  it('adds with shift and keeps the places', () => {
    const two = nextSort([{ column: 'a' }], 'b', true)
    expect(two).toEqual([{ column: 'a' }, { column: 'b' }])
    expect(nextSort(two, 'a', true)).toEqual([{ column: 'a', desc: true }, { column: 'b' }])
    expect(nextSort(nextSort(two, 'a', true), 'a', true)).toEqual([{ column: 'b' }])
    expect(nextSort(two, 'b', false)).toEqual([{ column: 'b' }])
  })
})
