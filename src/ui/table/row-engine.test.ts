import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Column } from './column'
import { runNow } from './drive'
import { searchText } from './quick'
import { RowEngine } from './row-engine'
import { emptyView, type TableView } from './view'

interface Host {
  id: number
  name: string
  vlan: number | undefined
  tags: string[]
}

const columns: Column<Host>[] = [
  { id: 'name', title: 'Name', value: (row) => row.name },
  { id: 'vlan', title: 'VLAN', kind: 'number', value: (row) => row.vlan },
  { id: 'tags', title: 'Tags', value: (row) => row.tags },
]

const host = fc.record({
  id: fc.nat(),
  name: fc.constantFrom('pay-db-03', 'pay-db-10', 'PAY-web-1', 'wks', ''),
  vlan: fc.option(fc.integer({ min: 18, max: 22 }), { nil: undefined }),
  tags: fc.subarray(['PCI scope', 'Tier 1']),
})

const needle = fc.constantFrom('', 'p', 'pa', 'pay', 'pay-db', 'pay 20', 'tier', 'x', 'db pay')
const view = fc.record<TableView>({
  quick: needle,
  sort: fc.subarray([{ column: 'vlan', desc: true }, { column: 'name' }]),
  filters: fc.subarray([
    { column: 'vlan', op: 'is' as const, operand: '20, 21' },
    { column: 'name', op: 'contains' as const, operand: 'DB' },
  ]),
})

function fresh(rows: readonly Host[], wanted: TableView): Host[] {
  const engine = new RowEngine<Host>()
  engine.setRows(rows)
  engine.setColumns(columns, columns)
  return runNow(engine.run(wanted, 0))
}

describe('row engine', () => {
  it('takes a text with a semicolon as the name it is where a row has that name, else as several', () => {
    const rows = ['Front; desk', 'Front office', 'Desk 7'].map((name, id) => ({ id, name, vlan: undefined, tags: [] }))
    const found = (quick: string) => fresh(rows, { ...emptyView, quick }).map(({ name }) => name)
    expect(found('front; desk')).toEqual(['Front; desk'])
    expect(found('office; 7')).toEqual(['Front office', 'Desk 7'])
    expect(found('front\ndesk')).toHaveLength(3)
  })

  it('gives what it would give with nothing remembered, whatever came before', () => {
    const step = fc.oneof(
      view.map((wanted) => ({ wanted, more: [] as Host[] })),
      fc.tuple(view, fc.array(host, { maxLength: 5 })).map(([wanted, more]) => ({ wanted, more })),
    )
    fc.assert(
      fc.property(fc.array(host, { maxLength: 60 }), fc.array(step, { minLength: 1, maxLength: 8 }), (first, steps) => {
        const engine = new RowEngine<Host>()
        engine.setColumns(columns, columns)
        let rows: readonly Host[] = first
        for (const { wanted, more } of steps) {
          if (more.length > 0) rows = rows.concat(more)
          engine.setRows(rows)
          expect(runNow(engine.run(wanted, 0))).toEqual(fresh(rows, wanted))
        }
      }),
    )
  })

  it('finds what a plain filter finds', () => {
    fc.assert(
      fc.property(fc.array(host, { maxLength: 60 }), needle, (rows, quick) => {
        const words = quick.toLowerCase().split(' ')
        const expected = rows.filter((row) => words.every((word) => searchText(columns, row).includes(word)))
        expect(fresh(rows, { ...emptyView, quick })).toEqual(expected)
      }),
    )
  })

  it('sorts by number and by name, most important first', () => {
    const rows: Host[] = [
      { id: 1, name: 'pay-db-10', vlan: 20, tags: [] },
      { id: 2, name: 'pay-db-9', vlan: 20, tags: [] },
      { id: 3, name: 'a', vlan: undefined, tags: [] },
      { id: 4, name: 'z', vlan: 100, tags: [] },
    ]
    const sorted = fresh(rows, { ...emptyView, sort: [{ column: 'vlan', desc: true }, { column: 'name' }] })
    expect(sorted.map((row) => row.id)).toEqual([4, 2, 1, 3])
  })

  it('looks again at rows that changed in the middle', () => {
    const engine = new RowEngine<Host>()
    engine.setColumns(columns, columns)
    const rows: Host[] = ['a', 'b', 'c'].map((name, id) => ({ id, name, vlan: 1, tags: [] }))
    engine.setRows(rows)
    expect(runNow(engine.run({ ...emptyView, quick: 'b' }, 0))).toHaveLength(1)
    engine.setRows(rows.map((row) => (row.id === 1 ? { ...row, name: 'q' } : row)))
    expect(runNow(engine.run({ ...emptyView, quick: 'b' }, 0))).toHaveLength(0)
    expect(runNow(engine.run({ ...emptyView, quick: 'q' }, 0))).toHaveLength(1)
  })

  it('asks no row again in a sort whose column was ranked ahead, also after another column changed', () => {
    let asked = 0
    const name: Column<Host> = { id: 'name', title: 'Name', value: (row) => ((asked += 1), row.name) }
    const tags = (words: string): Column<Host> => ({ id: 'tags', title: 'Tags', value: () => words })
    const rows: Host[] = ['b', 'a', 'c'].map((text, id) => ({ id, name: text, vlan: 1, tags: [] }))
    const engine = new RowEngine<Host>()
    engine.setRows(rows)
    const before = [name, tags('none')]
    engine.setColumns(before, before)
    runNow(engine.rank())
    const after = [name, tags('some')]
    engine.setColumns(after, after)
    asked = 0
    const sorted = runNow(engine.run({ ...emptyView, sort: [{ column: 'name' }] }, 0))
    expect(sorted.map(({ id }) => id)).toEqual([1, 0, 2])
    expect(asked).toBe(0)
  })

  it('orders anew by a column that says something else', () => {
    const column = (sign: number): Column<Host> => ({
      id: 'id',
      title: 'Id',
      kind: 'number',
      value: (row) => sign * row.id,
    })
    const rows: Host[] = [1, 2, 3].map((id) => ({ id, name: '', vlan: 1, tags: [] }))
    const engine = new RowEngine<Host>()
    engine.setRows(rows)
    const ids = () => runNow(engine.run({ ...emptyView, sort: [{ column: 'id' }] }, 0)).map(({ id }) => id)
    engine.setColumns([column(1)], [])
    expect(ids()).toEqual([1, 2, 3])
    engine.setColumns([column(-1)], [])
    expect(ids()).toEqual([3, 2, 1])
  })
})

it('asks again where more is known of a pattern than before', () => {
  const engine = new RowEngine<Host>()
  const rows = [{ id: 1, name: 'web', vlan: 1, tags: [] }]
  engine.setRows(rows)
  engine.setColumns(columns, columns)
  const wanted = { ...emptyView, filters: [{ column: 'name', op: 'matches' as const, operand: '^w' }] }
  expect(runNow(engine.run(wanted, 0, { fits: () => false }))).toEqual([])
  expect(runNow(engine.run(wanted, 0, { fits: () => true }))).toEqual(rows)
})
