/** Rows as text, piece by piece: nothing here ever holds more than the rows it is given. */
import { jsonOf } from '../../api/exact-json'
import { cellOf, safeCell } from './cell'
import type { ExportFormat } from './formats'

export interface ExportColumn<Row> {
  title: string
  /** Times as ISO text; whatever is no plain value is written as JSON. */
  value: (row: Row) => unknown
}

export interface RowWriter<Row> {
  head: () => string
  /** The text of further rows. */
  rows: (rows: readonly Row[]) => string
  foot: () => string
}

/**
 * A writer of one file. CSV has the columns (RFC 4180, CRLF, with the byte order mark that spreadsheets want); NDJSON
 * and JSON have what `json` makes of a row, unchanged: numbers stay numbers, what is absent stays absent.
 */
export async function rowWriter<Row>(
  format: ExportFormat,
  columns: readonly ExportColumn<Row>[],
  json: (row: Row) => unknown,
): Promise<RowWriter<Row>> {
  if (format === 'csv') {
    const { default: papa } = await import('papaparse')
    const options = { newline: '\r\n', quotes: (value: unknown) => String(value).includes(';') }
    const lines = (cells: readonly (readonly string[])[]) =>
      // papaparse writes an empty list for nothing, and every line here ends.
      cells.length === 0 ? '' : `${papa.unparse(cells as string[][], options)}\r\n`
    return {
      head: () => `\uFEFF${lines([columns.map(({ title }) => safeCell(title))])}`,
      rows: (rows) => lines(rows.map((row) => columns.map(({ value }) => cellOf(value(row))))),
      foot: () => '',
    }
  }
  if (format === 'ndjson') {
    return {
      head: () => '',
      rows: (rows) => rows.map((row) => `${jsonOf(json(row))}\n`).join(''),
      foot: () => '',
    }
  }
  let begun = false
  return {
    head: () => '[',
    rows: (rows) => {
      if (rows.length === 0) return ''
      const text = rows.map((row) => jsonOf(json(row))).join(',\n')
      const before = begun ? ',\n' : '\n'
      begun = true
      return before + text
    },
    foot: () => '\n]\n',
  }
}
