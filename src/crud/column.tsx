/** The column of a table for one field of the catalogue: what it holds, how it is ordered, drawn and called. */
import { isValidElement, type ReactNode } from 'react'
import { amountOf, choicesOf, usualLength } from '../catalog/choices'
import type { Field } from '../catalog/fields'
import { z } from '../catalog/zod'
import type { CellValue, Column, ColumnKind } from '../ui/table/column'
import { TimeText } from '../ui/time-text'
import styles from './crud.module.css'
import type { ColumnLook } from './definition'
import type { Row } from './model'
import { momentOf, wordsFor } from './value-words'

export interface ColumnChoice {
  id: string
  cell?: (row: Row) => ReactNode
  look?: ColumnLook | undefined
}

const kindOf = (field: Field): ColumnKind => {
  const { kind, refers } = field.meta
  if (kind === 'millis' || kind === 'micros') return 'time'
  // Such seconds say nothing without the words that a definition gives them.
  if (kind === 'clock') return 'text'
  if (kind === 'address' || kind === 'ipv4' || kind === 'ipv6') return 'address'
  if (kind === 'mac') return 'mac'
  if (kind === 'bytes') return 'number'
  const plain = amountOf(field) ?? field
  if (plain.schema instanceof z.ZodBoolean) return 'boolean'
  if (choicesOf(plain)) return 'enum'
  if (kind === 'id' || refers !== undefined) return 'text'
  return plain.schema instanceof z.ZodNumber ? 'number' : 'text'
}

const technical: ReadonlySet<string | undefined> = new Set(['mac', 'id', 'secret'])

function cellValue(value: unknown, kind: ColumnKind): CellValue {
  if (value === null || value === undefined) return undefined
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one)))
  if (typeof value === 'object') return JSON.stringify(value)
  if (typeof value !== 'number' && typeof value !== 'boolean' && typeof value !== 'string') return undefined
  // The 9.8 reference types some sizes as text.
  if (kind === 'number' && typeof value === 'string' && /^\d+$/.test(value)) return Number(value)
  return kind === 'enum' || kind === 'text' ? String(value) : value
}

const timeCell = (field: Field, value: unknown): ReactNode => {
  const at = momentOf(field, value)
  return at === undefined ? null : <TimeText theirs at={at} />
}

/** What is so in most rows steps back, so that the exception is seen. */
const flagCell = (value: unknown): ReactNode =>
  value === true ? 'yes' : value === false ? <span className={styles.usual}>no</span> : null

/** Pixels: a character of the table's type, and the space around a cell. */
const widthOf = (field: Field): number => usualLength(field) * 8 + 12

/** The column of one field. */
export function columnOf(field: Field, choice?: ColumnChoice): Column<Row> {
  const kind = kindOf(field)
  const choices = choicesOf(amountOf(field) ?? field)
  const worded = (kind === 'number' && field.meta.kind !== undefined) || field.meta.kind === 'names'
  return {
    id: field.name,
    title: field.label,
    kind,
    hint: field.name,
    width: widthOf(field),
    value: (row) => {
      const value = valueAt(row, field.name)
      return kind === 'time' ? (momentOf(field, value) ?? cellValue(value, kind)) : cellValue(value, kind)
    },
    ...(worded && { text: (row: Row) => wordsFor(field, valueAt(row, field.name)) }),
    ...(choices && {
      options: choices.map(({ value, label }) => ({ value: String(value), label })),
    }),
    ...(technical.has(field.meta.kind) && { mono: true, quiet: true }),
    ...(kind === 'time' && { cell: (row: Row) => timeCell(field, valueAt(row, field.name)) }),
    ...(kind === 'boolean' && { cell: (row: Row) => flagCell(valueAt(row, field.name)) }),
    ...(choice?.cell && {
      cell: choice.cell,
      ...textOfCell(choice.cell, (row) => wordsFor(field, valueAt(row, field.name))),
    }),
    ...(choice?.look?.title !== undefined && { title: choice.look.title }),
    ...(choice?.look?.width !== undefined && { width: choice.look.width }),
  }
}

/**
 * What a definition's own cell says in words is what a phone, a filter and an export say, too: a text, or the `words`
 * of what is drawn.
 */
const textOfCell = (cell: (row: Row) => ReactNode, otherwise: (row: Row) => string) => ({
  text: (row: Row) => {
    const drawn = cell(row)
    const words = isValidElement<{ words?: unknown }>(drawn) ? drawn.props.words : drawn
    return typeof words === 'string' ? words : otherwise(row)
  },
})

/** A field of a row, or with a dot a field inside one: `body.user`. */
export function valueAt(row: Row, path: string): unknown {
  if (path in row || !path.includes('.')) return row[path]
  let value: unknown = row
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Reflect.get(value, part)
  }
  return value
}
