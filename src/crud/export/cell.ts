/**
 * Text in cells of a CSV file. A spreadsheet runs a cell that begins like a formula, and what is in the rows comes
 * from the network. Such text gets an apostrophe in front, also where a new cell can only begin in another reading
 * of the file: behind a semicolon (the separator of half of Europe), behind a line break or a tab, and with the
 * full-width signs that some spreadsheets take for plain ones. Numbers stay numbers.
 */
import { jsonOf } from '../../api/exact-json'

const sign = '=+\\-@\uFF1D\uFF0B\uFF0D\uFF20'
const begins = new RegExp(`^([ '"]*[${sign}\\t\\r\\n])`)
const within = new RegExp(`([;\\t\\r\\n])([ '"]*[${sign}])`, 'g')
const begun = new RegExp(`^'([ '"]*[${sign}\\t\\r\\n])`)
const guarded = new RegExp(`([;\\t\\r\\n])'([ '"]*[${sign}])`, 'g')

/** Text that no spreadsheet takes for a formula. */
export function safeCell(text: string): string {
  return text.replaceAll(within, "$1'$2").replace(begins, "'$1")
}

/** The text that `safeCell` was given. */
export function plainCell(text: string): string {
  return text.replace(begun, '$1').replaceAll(guarded, '$1$2')
}

/** A value of any kind as a cell: lists of plain values with commas, whatever holds more as JSON. */
export function cellOf(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return ''
    case 'string':
      return safeCell(value)
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value)
    default:
      if (value === null) return ''
      if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null))
        return safeCell(value.map((item) => (item === null || item === undefined ? '' : String(item))).join(', '))
      return safeCell(jsonOf(value))
  }
}
