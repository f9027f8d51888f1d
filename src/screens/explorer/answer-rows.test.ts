import { expect, it } from 'vitest'
import { rowsIn } from './answer-rows'

it('takes a list as it is, values too', () => {
  expect(rowsIn([{ id: 1 }, 2])).toEqual({ rows: [{ id: 1 }, { value: 2 }], of: undefined })
})

it('takes the longest list of objects inside an object', () => {
  expect(rowsIn({ total: 2, warnings: [], edges: [{ from: 1 }], stats: [{ oid: 1 }, { oid: 2 }] })).toEqual({
    rows: [{ oid: 1 }, { oid: 2 }],
    of: 'stats',
  })
})

it('opens what a record store wraps', () => {
  expect(rowsIn({ records: [{ _id: 'a', _source: { uri: '/' } }] }).rows).toEqual([{ _id: 'a', uri: '/' }])
})

it('takes an object without a list as one row, and nothing else', () => {
  expect(rowsIn({ id: 1, tags: ['a'] }).rows).toEqual([{ id: 1, tags: ['a'] }])
  expect(rowsIn('text').rows).toEqual([])
})
