import { iso } from '../format'
import { isEmpty, type CellValue, type Column } from './column'
import { saveBlob } from '../save-blob'

/**
 * Tables as files. A spreadsheet runs a cell that starts with one of = + - @, a tab or a carriage return as
 * a formula, and device names come from the network: in CSV such text gets an apostrophe in front. Numbers
 * stay numbers. Times are ISO, in UTC.
 */

const formula = /^[=+\-@\t\r]/

/** Text that no spreadsheet takes for a formula. */
export function safeCell(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

function exportValue<Row>(column: Column<Row>, row: Row): CellValue {
  const value = column.value(row)
  if (isEmpty(value, column.kind)) return null
  return column.kind === 'time' && typeof value === 'number' ? iso(value) : value
}

function csvCell(value: CellValue): string | number | boolean {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return safeCell(typeof value === 'object' ? value.join(', ') : value)
}

/** The rows as RFC 4180 text with a head of column titles and CRLF ends. */
export async function toCsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Promise<string> {
  const { default: papa } = await import('papaparse')
  const data = rows.map((row) => columns.map((column) => csvCell(exportValue(column, row))))
  return papa.unparse({ fields: columns.map((column) => safeCell(column.title)), data }, { newline: '\r\n' })
}

/** The rows as an array of objects keyed by column id. */
export function toJson<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const data = rows.map((row) => Object.fromEntries(columns.map((column) => [column.id, exportValue(column, row)])))
  return `${JSON.stringify(data, null, 2)}\n`
}

/** Hands a text to the browser as a download. */
export function saveFile(name: string, text: string, type: 'text/csv' | 'application/json' | 'text/plain') {
  // Spreadsheets read UTF-8 only behind a byte order mark.
  const mark = type === 'text/csv' ? '\uFEFF' : ''
  saveBlob(name, new Blob([mark, text], { type: `${type};charset=utf-8` }))
}
