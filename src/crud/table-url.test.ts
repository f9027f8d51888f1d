import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TableView } from '../ui/table/view'
import { stateOf, tableShape, viewOf } from './table-url'
import { readUrlState, writeUrlState } from './url-state'

const id = fc.stringMatching(/^[a-z][a-z0-9_.]{0,20}$/)
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

const read = (search: string) => viewOf(readUrlState(tableShape, new URLSearchParams(search)))

describe('a table in the URL', () => {
  it('comes back as it was, whatever is shown', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(read(writeUrlState(tableShape, stateOf(view)).toString())).toEqual(view)
      }),
    )
  })

  it('leaves out what is as usual', () => {
    expect(writeUrlState(tableShape, tableShape.parse({})).toString()).toBe('')
  })

  it('keeps what fits, filter by filter and width by width', () => {
    const filters = '[["vlanid","explodes","1"],["role","is","pc"],7,null]'
    const view = read(
      `filters=${encodeURIComponent(filters)}&widths=vendor:9999999,name:abc,ipaddr4:120,x:-4&sort=-vlanid`,
    )
    expect(view.filters).toEqual([{ column: 'role', op: 'is', operand: 'pc' }])
    expect(view.widths).toEqual({ ipaddr4: 120 })
    expect(view.sort).toEqual([{ column: 'vlanid', desc: true }])
  })

  it('takes widths that a column can have', () => {
    const view = read('widths=a:39,b:40,c:2000,d:2001,e:39.9,f:NaN,g:1e3,h:Infinity')
    expect(view.widths).toEqual({ b: 40, c: 2000, g: 1000 })
  })

  it('understands the addresses of older versions, and writes the new ones in their place', () => {
    const old = new URLSearchParams({
      q: 'x',
      sort: '[{"column":"name","desc":true},{"column":"id"}]',
      where: '[{"column":"name","op":"contains","operand":"web"}]',
      cols: '["name","id"]',
      pin: '["id"]',
      w: '{"name":240}',
      tab: 'devices',
    })
    const state = readUrlState(tableShape, old)
    expect(viewOf(state)).toEqual({
      quick: 'x',
      sort: [{ column: 'name', desc: true }, { column: 'id' }],
      filters: [{ column: 'name', op: 'contains', operand: 'web' }],
      columns: ['name', 'id'],
      pinned: ['id'],
      widths: { name: 240 },
    })
    expect(Object.fromEntries(writeUrlState(tableShape, state, old))).toEqual({
      tab: 'devices',
      q: 'x',
      sort: '-name,id',
      filters: '[["name","contains","web"]]',
      columns: 'name,id',
      pinned: 'id',
      widths: 'name:240',
    })
  })

  it('never throws, whatever stands there', () => {
    const odd = fc.oneof(fc.string(), fc.json())
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('sort', 'filters', 'where', 'cols', 'w', 'pin', 'widths'), odd),
        (all) => {
          const view = read(new URLSearchParams(all).toString())
          expect(Array.isArray(view.sort)).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})
