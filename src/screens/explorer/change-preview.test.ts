import { describe, expect, it } from 'vitest'
import { changesBetween } from './change-preview'

const before = { id: 4, name: 'Old', note: 'kept', rules: [1] }

describe('what a write will change', () => {
  it('a PATCH changes what it names and differs', () => {
    expect(changesBetween('PATCH', before, { name: 'New', rules: [1] })).toEqual([
      { field: 'name', before: 'Old', after: 'New' },
    ])
  })
  it('a PUT replaces everything: what it leaves out is gone', () => {
    expect(changesBetween('PUT', before, { name: 'Old', rules: [2] }).map(({ field }) => field)).toEqual([
      'id',
      'note',
      'rules',
    ])
  })
  it('a DELETE takes all fields', () => {
    expect(changesBetween('DELETE', before, undefined)).toHaveLength(4)
  })
  it('a POST has no before', () => {
    expect(changesBetween('POST', undefined, { name: 'New' })).toEqual([
      { field: 'name', before: undefined, after: 'New' },
    ])
  })
})
