import { expect, it } from 'vitest'
import { records, type RecordAnswer } from '../../catalog/records'
import { readRecords } from './read-answer'

const { search } = records.operations
const read = (answer: unknown) => readRecords(search, answer as RecordAnswer)

it('reckons with totals and ends beyond 2^53, and leaves the digits of records alone', () => {
  const big = 9_007_199_254_740_993n
  const record = { _type: '~http', _source: { timestamp: 1, id: big } }
  const odd = { records: [record], total: big, from: big, until: 5, cursor: 'c' }
  const found = read(odd)
  expect(found).toEqual({ ...odd, total: Number(big), from: Number(big) })
  expect(found.records[0]).toBe(record)
})

it('takes none for a number of matches', () => {
  expect(read({ records: [], total: 0 }).total).toBe(0)
})

it('makes records of what lacks a type or fields, and leaves out what is none', () => {
  const fields = { timestamp: 1 }
  const odd = [
    { _id: 'a', _source: fields },
    { _id: 'b', _type: 5, _source: fields },
    { _id: 'c', _type: '~http', _source: null },
    { _id: 'd', _type: '~http' },
    { _id: 'e', _type: null, _source: [1] },
    null,
    5,
    [],
  ]
  expect(read({ records: odd, total: 8 }).records).toEqual([
    { _id: 'a', _type: '', _source: fields },
    { _id: 'b', _type: '', _source: fields },
    { _id: 'c', _type: '~http', _source: {} },
    { _id: 'd', _type: '~http', _source: {} },
    { _id: 'e', _type: '', _source: {} },
  ])
})

it.each([undefined, null, -5, '17', 1.5, true])('takes %j for no number of matches', (total) => {
  expect(read({ records: [], total }).total).toBeUndefined()
})

it.each([
  [{ records: null }, 'null where the list'],
  [{ records: {} }, 'an object where the list'],
  [{ records: 'none' }, 'a single string where the list'],
  [{}, 'no records in it'],
])('tells of %j as an unexpected answer', (answer, said) => {
  expect(() => read(answer)).toThrow(expect.objectContaining({ kind: 'shape', said: expect.stringContaining(said) }))
})
