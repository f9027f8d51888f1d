import { Download } from 'lucide-react'
import { MenuButton } from '../menu'
import { number } from '../format'
import type { Column } from './column'
import { saveFile, toCsv, toJson } from './export'

export interface ExportMenuProps<Row> {
  /** Begins the file's name: "devices". */
  name: string
  /** The rows of the view, in its order. */
  shown: readonly Row[]
  all: readonly Row[]
  /** The columns in sight; files of all rows have all columns. */
  columns: readonly Column<Row>[]
  allColumns: readonly Column<Row>[]
  reason?: string | undefined
  small?: boolean
}

/** Rows as CSV or JSON: those shown with the columns shown, or everything. */
export function ExportMenu<Row>(props: ExportMenuProps<Row>) {
  const { name, shown, all, columns, allColumns, reason, small } = props
  const save = async (rows: readonly Row[], which: readonly Column<Row>[], type: 'csv' | 'json') => {
    const file = `${name}.${type}`
    if (type === 'csv') saveFile(file, await toCsv(rows, which), 'text/csv')
    else saveFile(file, toJson(rows, which), 'application/json')
  }
  const entry = (title: string, rows: readonly Row[], which: readonly Column<Row>[]) => ({
    section: `${title}: ${number(rows.length, 0)} rows, ${which.length} columns`,
    items: (['csv', 'json'] as const).map((type) => ({
      id: `${title}-${type}`,
      label: type.toUpperCase(),
      hint: type === 'csv' ? 'for spreadsheets, times in UTC' : 'times in UTC',
      onAction: () => void save(rows, which, type),
    })),
  })
  return (
    <MenuButton
      label="Export"
      icon={<Download aria-hidden />}
      reason={reason ?? (all.length === 0 ? 'There are no rows yet' : undefined)}
      small={small}
      items={[entry('What is shown', shown, columns), entry('Everything', all, allColumns)]}
    >
      Export <small>CSV, JSON</small>
    </MenuButton>
  )
}
