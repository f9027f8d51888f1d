import { expect, it } from 'vitest'
import { rowsIn } from './answer-rows'

it('takes a list as it is, values too', () => {
  expect(rowsIn([{ id: 1 }, 2])).toEqual({ rows: [{ id: 1 }, { value: 2 }], of: undefined, lists: [] })
})

it('takes the longest list of objects inside an object', () => {
  expect(rowsIn({ total: 2, warnings: [], edges: [{ from: 1 }], stats: [{ oid: 1 }, { oid: 2 }] })).toEqual({
    rows: [{ oid: 1 }, { oid: 2 }],
    of: 'stats',
    lists: ['stats', 'edges'],
  })
})

it('takes any other of the lists that is asked for', () => {
  const bundle = { '.meta': { name: 'a' }, Trigger: [{ name: 't' }, { name: 'u' }], Alert: [{ name: 'x' }] }
  expect(rowsIn(bundle)).toMatchObject({ of: 'Trigger', lists: ['Trigger', 'Alert'] })
  expect(rowsIn(bundle, 'Alert').rows).toEqual([{ name: 'x' }])
  expect(rowsIn(bundle, 'constructor').of).toBe('Trigger')
})

it('takes a list of values where an object has nothing else', () => {
  expect(rowsIn({ enabled_services: ['a', 'b'] })).toMatchObject({
    rows: [{ value: 'a' }, { value: 'b' }],
    of: 'enabled_services',
  })
})

it('opens what a record store wraps', () => {
  expect(rowsIn({ records: [{ _id: 'a', _source: { uri: '/' } }] }).rows).toEqual([{ _id: 'a', uri: '/' }])
})

it('takes an object without a list as one row, and nothing else', () => {
  expect(rowsIn({ id: 1, tags: ['a'] }).rows).toEqual([{ id: 1, tags: ['a'] }])
  expect(rowsIn('text').rows).toEqual([])
})
