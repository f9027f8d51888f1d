/**
 * A pasted list or a file as rows of cells. A list is either values (one a line, or with separators of any kind between
 * them) or a table, with or without a line of heads. Runs in a worker.
 */
import Papa from 'papaparse'
import { severalIn, unmarked } from '../../ui/several'
import { linesOfJson } from '../../work/document/json-list'
import { isPlainKey } from './keys'
import { headRole, roleOfCells, type Role } from './roles'

export interface ListTable {
  shape: 'values' | 'table'
  /** Heads of the columns, as they are written. */
  heads: readonly string[] | undefined
  /** What each column is taken as, until an operator says otherwise. */
  roles: readonly Role[]
  rows: readonly (readonly string[])[]
  /** The line of each row in the text, from 1. */
  lines: readonly number[]
  /** Lines that were taken for several values, whole: one device may be called that. */
  wholes?: ReadonlyMap<number, string>
}

const separators = ['\t', ';', ',', '|'] as const

/** Characters of a line that may be one name. */
const longestName = 255

/** Lines that are looked at to see what a text is. */
const sampled = 200

const cellsOf = (text: string, delimiter: string, preview = 0): string[][] =>
  Papa.parse<string[]>(text, { delimiter, preview, skipEmptyLines: false }).data

/** Lines of a drawn table say nothing either. */
const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => /^[-=:+\s]*$/.test(cell))

/** Columns that stand under each other with blanks between, as terminals print them, with tabs in their place. */
function unaligned(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  const widths = new Set(lines.filter((line) => line !== '').map((line) => line.split(/ {2,}/).length))
  const [width = 1] = widths
  return widths.size === 1 && width > 1 && !text.includes('\t') ? lines.map(tabbed).join('\n') : text
}
const tabbed = (line: string): string => line.replaceAll(/ {2,}/g, '\t')

/** How well a separator fits: tables have as many cells in each line. */
function fitOf(sample: string, delimiter: string) {
  const rows = cellsOf(sample, delimiter, sampled).filter((cells) => !isBlank(cells))
  const widths = rows.map((cells) => cells.length)
  const width = Math.max(0, ...widths)
  const [first = []] = rows
  const heads = first.filter((cell) => headRole(cell) !== undefined).length
  const even = widths.filter((each) => each === width).length / Math.max(1, widths.length)
  return { delimiter, rows, width, even, heads, first }
}

/** Reads a list. */
export function readTable(text: string): ListTable {
  const plain = linesOfJson(text) ?? text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  // Spreadsheets of some countries say their separator in the first line.
  const said = /^sep=(.)\n/.exec(plain)
  const written = said ? plain.slice(said[0].length) : plain
  const body = unaligned(unmarked(written, true))
  const sample = body.slice(0, 200_000)
  const fits = separators.map((delimiter) => fitOf(sample, delimiter))
  const best =
    fits.find(({ delimiter }) => delimiter === said?.[1]) ??
    fits.toSorted((a, b) => b.heads - a.heads || b.even * b.width - a.even * a.width)[0]
  if (!best || best.rows.length === 0) return { shape: 'values', heads: undefined, roles: [], rows: [], lines: [] }
  const hasHeads = !best.first.some((cell) => isPlainKey(cell)) && (best.heads > 0 || isHeadOf(best.rows))
  const isTable = hasHeads || (best.width > 1 && best.rows.length > 1 && best.even > 0.9 && differ(best.rows))
  return isTable ? tableOf(body, best.delimiter, hasHeads, said ? 2 : 1) : valuesOf(body, written, said ? 2 : 1)
}

/**
 * A first line of words above a column of addresses is one of heads, in whatever language. Names of devices have digits or
 * dots, and a single column may well hold names beside addresses.
 */
function isHeadOf([first = [], ...rows]: readonly (readonly string[])[]): boolean {
  const isWords = first.length > 1 && first.every((cell) => cell.trim() !== '' && !/[\d.]/.test(cell))
  return isWords && rows.length > 0 && first.some((_, at) => looksFound(rows, at))
}

const looksFound = (rows: readonly (readonly string[])[], at: number): boolean =>
  roleOfCells(rows.slice(0, sampled).map((cells) => cells[at] ?? '')).as === 'find'

/** Columns of one kind are a list that was broken into lines; a table has columns that differ. */
function differ(rows: readonly (readonly string[])[]): boolean {
  const [first = []] = rows
  const kinds = first.map((_, at) => roleOfCells(rows.map((cells) => cells[at] ?? '')))
  const [kind] = kinds
  return (
    kind?.as !== 'find' || kinds.some((other) => other.as !== 'find' || other.by !== kind.by || other.by === 'name')
  )
}

function tableOf(text: string, delimiter: string, hasHeads: boolean, firstLine: number): ListTable {
  const all = cellsOf(text, delimiter)
  const rows: string[][] = []
  const lines: number[] = []
  let heads: string[] | undefined
  let line = firstLine
  for (const cells of all) {
    const at = line
    // A cell in quotes may hold line breaks.
    line += 1 + cells.reduce((breaks, cell) => breaks + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0)
    if (isBlank(cells)) continue
    const trimmed = cells.map((cell) => cell.trim())
    if (hasHeads && !heads) heads = trimmed
    else {
      rows.push(trimmed)
      lines.push(at)
    }
  }
  const width = Math.max(heads?.length ?? 0, ...rows.slice(0, sampled).map((cells) => cells.length))
  const found = Array.from({ length: width }, (_, at): Role => {
    const cells = rows.slice(0, sampled).map((row) => row[at] ?? '')
    return (heads && headRole(heads[at] ?? '')) ?? (heads ? { as: 'ignored' } : roleOfCells(cells))
  })
  // Without any column to find by, the first one that looks like one is taken, or the first that can be.
  const free = (at: number) => found[at]?.as === 'ignored'
  const columns = found.map((_, at) => at).filter(free)
  const fallback = found.some((role) => role.as === 'find')
    ? undefined
    : (columns.find((at) => looksFound(rows, at)) ?? columns.find((at) => rows.some((row) => row[at])) ?? columns[0])
  const roles = found.map((role, at): Role => (at === fallback ? { as: 'find', by: 'any' } : role))
  return { shape: 'table', heads, roles, rows, lines }
}

/** Values with anything between them; blanks part only what no name can be. `written` has the marks of its lines. */
function valuesOf(text: string, written: string, firstLine: number): ListTable {
  const rows: string[][] = []
  const lines: number[] = []
  const wholes = new Map<number, string>()
  const wholeLines = written.split('\n')
  for (const [at, line] of text.split('\n').entries()) {
    const several = severalIn(line, { bars: true }).filter((value) => !isBlank([value]))
    const whole = (wholeLines[at] ?? line).trim()
    if ((several.length > 1 || whole !== line.trim()) && whole.length <= longestName) wholes.set(at + firstLine, whole)
    for (const value of several) {
      const words = value.split(/\s+/)
      // Six numbers of two digits could be a MAC address, but nobody's begins no part with a nought and has no letter.
      const isNumbers = words.every((word) => /^[1-9]\d*$/.test(word))
      const values = words.length > 1 && (isNumbers || !isPlainKey(value)) && words.every(isPlainKey) ? words : [value]
      for (const each of values) {
        rows.push([each])
        lines.push(at + firstLine)
      }
    }
  }
  return { shape: 'values', heads: undefined, roles: [{ as: 'find', by: 'any' }], rows, lines, wholes }
}
