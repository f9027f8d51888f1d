/** An answer as a table: a row for each entry of its list, with the tools that every table has. */
import { useMemo, useState } from 'react'
import { fieldsOf } from '../../catalog/fields'
import { rowSchema } from '../../catalog/rows'
import { count, number } from '../../ui/format'
import { Select } from '../../ui/select'
import { cut, type CellValue, type Column } from '../../ui/table/column'
import { DataTable } from '../../ui/table/data-table'
import { emptyView, type TableView } from '../../ui/table/view'
import type { ExplorerAnswer } from './answer'
import { beside, cellText, kindOf, listsOf, rowsIn, type AnswerRow } from './answer-rows'
import styles from './answer.module.css'
import shared from './explorer.module.css'

interface Numbered {
  at: number
  row: AnswerRow
}

/** Rows by which a column is taken for numbers or text. */
const lookedAt = 500
/** What has more fields says so. */
const mostColumns = 60

const held = (row: AnswerRow, name: string): unknown => (Object.hasOwn(row, name) ? row[name] : undefined)

function columnOf(name: string, rows: readonly AnswerRow[]): Column<Numbered> {
  const kind = kindOf(rows.map((row) => held(row, name)))
  return {
    id: name,
    title: name,
    kind,
    value: ({ row }): CellValue => {
      const value = held(row, name)
      return typeof value === 'number' ? value : cut(cellText(value), 500)
    },
    // Numbers of an API are ids and moments as often as amounts: they stand as they came.
    text: ({ row }) => cut(cellText(held(row, name)), 500),
    mono: kind !== 'number',
    width: 140,
  }
}

export function RowsTable({ answer }: { answer: ExplorerAnswer }) {
  const [view, setView] = useState<TableView>(emptyView)
  const [wanted, setWanted] = useState<string>()
  const { rows, columns, of, lists, fields } = useMemo(() => {
    const found = rowsIn(answer.value, wanted, listsOf(answer.operation))
    const shape = rowSchema(answer.operation)
    const known = shape ? fieldsOf(shape).map(({ name }) => name) : []
    const first = found.rows.slice(0, lookedAt)
    const seen = new Set<string>()
    for (const row of found.rows) for (const name of Object.keys(row)) seen.add(name)
    const names = [...known.filter((name) => seen.has(name)), ...[...seen].filter((name) => !known.includes(name))]
    return {
      of: found.of,
      lists: found.lists,
      fields: names.length,
      rows: found.rows.map((row, at): Numbered => ({ at, row })),
      columns: names.slice(0, mostColumns).map((name) => columnOf(name, first)),
    }
  }, [answer, wanted])
  const tools = (of !== undefined || fields > columns.length) && (
    <>
      {of !== undefined && lists.length > 1 && (
        <Select
          small
          hideLabel
          label="List of the answer"
          value={of}
          options={lists.map((name) => ({ value: name, label: name === beside ? 'beside them' : name }))}
          onChange={(name) => {
            setWanted(name)
            setView(emptyView)
          }}
        />
      )}
      <span className={shared.quiet}>
        {[
          of !== undefined && lists.length <= 1 && of,
          of !== undefined && count(rows.length, 'row', 'rows'),
          fields > columns.length && `${columns.length} of ${number(fields, 0)} fields: the tree has all`,
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
    </>
  )
  if (rows.length === 0)
    return (
      <div className={styles.none}>
        {tools}
        {of === undefined && <span className={shared.quiet}>This answer has no rows.</span>}
      </div>
    )
  return (
    <div className={styles.table}>
      <DataTable
        label="Answer as a table"
        rows={rows}
        columns={columns}
        view={view}
        onView={setView}
        getId={({ at }) => at}
        tools={tools}
      />
    </div>
  )
}
