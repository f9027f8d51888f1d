import type { ComponentType, ReactNode } from 'react'
import { exact, isTime, number } from '../format'

/** What a cell holds. Times are milliseconds since 1970. */
export type CellValue = string | number | boolean | null | undefined | readonly string[]

/** What a column's values are: it decides order, operators, alignment. */
export type ColumnKind = 'text' | 'number' | 'time' | 'address' | 'mac' | 'boolean' | 'enum'

/** How a range of time is written, told and chosen: the console's one way, which a table cannot know. */
export interface TimeRanges {
  /** The moments, in ms, of a range's text; undefined for what is none. What ends now has no end. */
  spanOf: (text: string, now: number) => { from: number; until: number } | undefined
  words: (text: string, now: number) => string
  Editor: ComponentType<{ value: string; onChange: (value: string) => void }>
}

/** A row's identity; it survives sorting, filtering and reading anew. */
export type RowId = string | number

export interface Column<Row> {
  id: string
  title: string
  /** 'text' unless told. */
  kind?: ColumnKind
  /** For sorting, filtering and exports. Cheap and pure: it is called once a row for all rows. */
  value: (row: Row) => CellValue
  /** What is shown and searched, in words; made from the value unless given. */
  text?: (row: Row) => string
  /** What is drawn; the text unless given. No hooks and no tooltips: there are hundreds of cells. */
  cell?: (row: Row) => ReactNode
  /** Pixels; spare width is shared in proportion. */
  width?: number
  min?: number
  /** Numbers and times stand right unless told. */
  align?: 'left' | 'right'
  /** Of a column of times: how "within" is written. */
  ranges?: TimeRanges
  mono?: boolean
  /** Weight 500, for names. */
  strong?: boolean
  /** In the second ink. */
  quiet?: boolean
  /** The values an enum can have. */
  options?: readonly { value: string; label: string }[]
  /** The API's field names, shown in the chooser. */
  hint?: string
  /** A word about the column in the chooser: 'extra request'. */
  note?: string
  /** Not shown until chosen. */
  hidden?: boolean
}

/** True for what stands for nothing: null, undefined, '', an empty list, a time of 0. */
export function isEmpty(value: CellValue, kind: ColumnKind = 'text'): boolean {
  if (value === null || value === undefined || value === '') return true
  if (typeof value === 'number') return Number.isNaN(value) || (kind === 'time' && !isTime(value))
  return typeof value === 'object' && value.length === 0
}

/** A value as plain text, for conditions. */
export function plainText(value: CellValue): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? value.join(', ') : String(value)
}

/** What stands where a value cannot be read. */
export const unreadable = 'unreadable'

/** More of a text than anybody reads in a cell is neither laid out nor searched. */
const longest = 2000

export const cut = (text: string, most = longest): string => (text.length > most ? `${text.slice(0, most)}…` : text)

/** A column's value of a row; undefined where the row is none that the column can read. */
export function valueOf<Row>(column: Column<Row>, row: Row): CellValue {
  try {
    return column.value(row)
  } catch {
    return undefined
  }
}

/** Where a row leads; nowhere where it has no id that an address could hold. */
export function linkOf<Row>(href: ((row: Row) => string | undefined) | undefined, row: Row): string | undefined {
  try {
    return href?.(row)
  } catch {
    return undefined
  }
}

/** A cell in words. */
export function textOf<Row>(column: Column<Row>, row: Row): string {
  try {
    return cut(wordsOf(column, row))
  } catch {
    return unreadable
  }
}

function wordsOf<Row>(column: Column<Row>, row: Row): string {
  if (column.text) return column.text(row)
  const value = column.value(row)
  if (isEmpty(value, column.kind)) return ''
  if (typeof value === 'object' && value !== null) return value.join(', ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return column.kind === 'time' ? exact(value, 'utc') : number(value)
  if (column.kind === 'enum') return column.options?.find((option) => option.value === value)?.label ?? String(value)
  return String(value)
}

/** What it says among others without its title. Yes and no say nothing so; words of its own do: "by rule". */
export function briefOf<Row>(column: Column<Row>, row: Row): string {
  const said = textOf(column, row)
  const bare = column.kind === 'boolean' && /^(yes|no)?$/i.test(said)
  return bare ? (valueOf(column, row) === true ? column.title : '') : said
}

/** Right for numbers and times, left for words, unless the column says otherwise. */
export function alignOf<Row>(column: Column<Row>): 'left' | 'right' {
  return column.align ?? (column.kind === 'number' || column.kind === 'time' ? 'right' : 'left')
}
