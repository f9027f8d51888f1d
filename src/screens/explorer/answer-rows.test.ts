import { expect, it } from 'vitest'
import { catalog } from '../../catalog'
import { beside, kindOf, listsOf, rowsIn } from './answer-rows'

it('takes a list as it is, values too', () => {
  expect(rowsIn([{ id: 1 }, 2])).toEqual({ rows: [{ id: 1 }, { value: 2 }], of: undefined, lists: [] })
})

it('takes the longest list of objects inside an object', () => {
  expect(rowsIn({ total: 2, warnings: [], edges: [{ from: 1 }], stats: [{ oid: 1 }, { oid: 2 }] })).toEqual({
    rows: [{ oid: 1 }, { oid: 2 }],
    of: 'stats',
    lists: ['stats', 'edges', beside],
  })
})

it('takes any other of the lists that is asked for', () => {
  const bundle = { '.meta': { name: 'a' }, Trigger: [{ name: 't' }, { name: 'u' }], Alert: [{ name: 'x' }] }
  expect(rowsIn(bundle)).toMatchObject({ of: 'Trigger', lists: ['Trigger', 'Alert', beside] })
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

it('takes an empty list for one where the catalogue has objects in it, and tells what stands beside', () => {
  const known = listsOf(catalog.metrics.operations.query)
  const value = { cycle: '30sec', node_id: 0, stats: [] }
  expect(rowsIn(value, undefined, known)).toEqual({ rows: [], of: 'stats', lists: ['stats', beside] })
  expect(rowsIn(value, beside, known).rows).toEqual([{ cycle: '30sec', node_id: 0 }])
  const searched = listsOf(catalog.records.operations.search)
  expect(rowsIn({ total: 0, records: [], warnings: [] }, undefined, searched)).toMatchObject({
    rows: [],
    of: 'records',
  })
  // A field of one object stays one.
  expect(rowsIn({ id: 4, stats: [] }, undefined, known).rows).toEqual([{ id: 4, stats: [] }])
})

it('finds the list in an object inside, where it is the only such', () => {
  const hits = [{ _id: 'a', _source: { uri: '/' } }]
  const wrapped = { took: 3, shards: { failed: 0 }, hits: { total: 1, hits } }
  expect(rowsIn(wrapped)).toEqual({ rows: [{ _id: 'a', uri: '/' }], of: 'hits', lists: ['hits', beside] })
  expect(rowsIn({ result: { data: { edges: [{ from: 1 }, { from: 2 }] } } }).rows).toHaveLength(2)
  // One object with objects in it is one row: a list in one of its fields is not what it is about.
  for (const one of [
    { id: 4, filter: { rules: [{ field: 'name' }] } },
    { a: { hosts: [{}] }, b: { users: [{}] } },
  ])
    expect(rowsIn(one)).toEqual({ rows: [one], of: undefined, lists: [] })
})

it('knows a column of MAC addresses, whatever it is called', () => {
  expect(kindOf(['B8:CA:3A:2E:00:97', null, undefined])).toBe('mac')
  expect(kindOf([1, 2, null])).toBe('number')
  for (const other of [['B8:CA:3A:2E:00:97', 'none'], [[1, 2]], [1, 'a'], [{}]]) expect(kindOf(other)).toBe('text')
})
