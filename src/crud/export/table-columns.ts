/** The columns of a table as columns of a file. */
import { iso } from '../../ui/format'
import { isEmpty, type Column } from '../../ui/table/column'
import type { ExportColumn } from './row-writer'

/** Times are ISO in UTC; what stands for nothing is an empty cell. */
export const columnsOfTable = <Row>(columns: readonly Column<Row>[]): ExportColumn<Row>[] =>
  columns.map((column) => ({
    title: column.title,
    value: (row) => {
      const value = column.value(row)
      if (isEmpty(value, column.kind)) return undefined
      return column.kind === 'time' && typeof value === 'number' ? iso(value) : value
    },
  }))
