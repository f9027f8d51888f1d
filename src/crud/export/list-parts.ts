import type { Column } from '../../ui/table/column'
import type { ExportPart } from './export-menu'

interface Listed<Row> {
  /** The rows of the view, in its order. */
  shown: readonly Row[]
  selected?: readonly Row[]
  all: readonly Row[]
  /** The columns in sight; a table of all rows has all columns. */
  visible: readonly Column<Row>[]
  columns: readonly Column<Row>[]
}

/** What of a list can go to a file. */
export const partsOf = <Row>({ shown, selected = [], all, visible, columns }: Listed<Row>): ExportPart<Row>[] => [
  { title: 'Shown', rows: shown, columns: visible },
  ...(selected.length > 0 ? [{ title: 'Selected', rows: selected, columns: visible }] : []),
  { title: 'All', rows: all, columns },
]
