import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readUrlState, writeUrlState } from '../../crud/url-state'
import type { TableView } from '../../ui/table/view'
import { ListState, stateOf, viewOf } from './list-state'

const id = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/)
const views: fc.Arbitrary<TableView> = fc.record(
  {
    columns: fc.uniqueArray(id, { minLength: 1, maxLength: 8 }),
    pinned: fc.uniqueArray(id, { maxLength: 3 }),
    widths: fc.dictionary(id, fc.integer({ min: 40, max: 2000 }), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
    sort: fc.array(
      id.chain((column) => fc.constantFrom<{ column: string; desc?: boolean }>({ column }, { column, desc: true })),
    ),
    quick: fc.string(),
    filters: fc.array(
      fc.record({ column: id, op: fc.constantFrom('is', 'contains', 'within', 'is empty'), operand: fc.string() }),
      { maxLength: 4 },
    ),
  },
  { requiredKeys: ['sort', 'quick', 'filters'] },
)

describe('the list in the URL', () => {
  it('comes back as it was, whatever is shown', () => {
    fc.assert(
      fc.property(views, (view) => {
        const params = writeUrlState(ListState, { ...ListState.parse({}), ...stateOf(view) })
        const back = viewOf(readUrlState(ListState, new URLSearchParams(params.toString())))
        expect(back).toEqual(view)
      }),
    )
  })
  it('leaves out what is as usual', () => {
    expect(writeUrlState(ListState, ListState.parse({})).toString()).toBe('')
  })
  it('survives nonsense, keeping what fits', () => {
    const params = new URLSearchParams({
      filters: '[["vlanid","explodes","1"]]',
      search: 'password',
      rules: '{',
      from: 'yesterday',
      widths: 'vendor:9999999,name:abc,ipaddr4:120',
      sort: '-vlanid',
    })
    const state = readUrlState(ListState, params)
    expect(state.filters).toEqual([])
    expect(state.search).toBe('any')
    expect(state.rules).toEqual([])
    expect(state.from).toBe('')
    expect(viewOf(state).widths).toEqual({ ipaddr4: 120 })
    expect(viewOf(state).sort).toEqual([{ column: 'vlanid', desc: true }])
  })
})
