/** Table columns from an object's schema. */
import { isValidElement, type ReactNode } from 'react'
import { fieldsOf, type Field } from '../catalog/fields'
import type { Resource } from '../catalog/operation'
import { z } from '../catalog/zod'
import { Name } from '../ui/name'
import type { CellValue, Column, ColumnKind } from '../ui/table/column'
import { TimeText } from '../ui/time-text'
import type { ColumnLook } from './definition'
import { shapeOf, type Shape } from './form/shape'
import { roleName } from '../catalog/shapes/device-roles'
import styles from './crud.module.css'
import { RoleIcon } from './device-roles'
import { heldHere, type Kind } from './held-here'
import { nameFieldOf, nameOf, type Row } from './model'
import { momentOf, wordsFor } from './value-text'

export interface ColumnChoice {
  id: string
  cell?: (row: Row) => ReactNode
  look?: ColumnLook | undefined
}

const kindOf = (field: Field, shape: Shape): ColumnKind => {
  const { kind } = field.meta
  if (kind === 'millis' || kind === 'micros') return 'time'
  // Such seconds say nothing without the words that a definition gives them.
  if (kind === 'clock') return 'text'
  if (kind === 'ipv4' || kind === 'ipv6') return 'address'
  if (kind === 'mac') return 'mac'
  if (kind === 'bytes') return 'number'
  if (shape.kind === 'boolean') return 'boolean'
  if (shape.kind === 'choice') return 'enum'
  if (kind === 'id' || shape.kind === 'reference') return 'text'
  return shape.kind === 'number' || shape.kind === 'duration' ? 'number' : 'text'
}

const widths: Record<ColumnKind, number> = {
  text: 160,
  number: 110,
  time: 140,
  address: 120,
  mac: 148,
  boolean: 90,
  enum: 130,
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
  return at === undefined ? null : <TimeText at={at} />
}

/** What is so in most rows steps back, so that the exception is seen. */
const flagCell = (value: unknown): ReactNode =>
  value === true ? 'yes' : value === false ? <span className={styles.usual}>no</span> : null

const widthOf = (field: Field, kind: ColumnKind): number => {
  if (field.meta.kind === 'long') return 300
  if (field.meta.kind === 'clock') return 280
  if (field.schema instanceof z.ZodArray && field.schema.element instanceof z.ZodObject) return 300
  return field.meta.kind === 'id' || field.meta.kind === 'numeral' ? 80 : widths[kind]
}

/** The column of one field. */
export function columnOf(field: Field, choice?: ColumnChoice): Column<Row> {
  const shape = shapeOf(field)
  const kind = kindOf(field, shape)
  const worded = (kind === 'number' && field.meta.kind !== undefined) || field.meta.kind === 'names'
  return {
    id: field.name,
    title: field.label,
    kind,
    hint: field.name,
    width: widthOf(field, kind),
    value: (row) => {
      const value = valueAt(row, field.name)
      return kind === 'time' ? (momentOf(field, value) ?? cellValue(value, kind)) : cellValue(value, kind)
    },
    ...(worded && { text: (row: Row) => wordsFor(field, valueAt(row, field.name)) }),
    ...(shape.kind === 'choice' && {
      options: shape.choices.map(({ value, label }) => ({ value: String(value), label })),
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

/** The fields of an object, those of objects inside it after it. */
export function flatFields(shape: z.ZodObject): Field[] {
  return fieldsOf(shape).flatMap((field) => {
    if (!(field.schema instanceof z.ZodObject)) return [field]
    return [field, ...fieldsOf(field.schema).map((inner) => ({ ...inner, name: `${field.name}.${inner.name}` }))]
  })
}

/** The columns of a list: the chosen ones shown, all other fields in the chooser. */
export function columnsOf(schema: z.ZodObject, chosen: readonly ColumnChoice[]): Column<Row>[] {
  const fields = new Map(flatFields(schema).map((field) => [field.name, field]))
  const shown = chosen.flatMap((choice) => {
    const field = fields.get(choice.id)
    fields.delete(choice.id)
    return field ? [columnOf(field, choice)] : []
  })
  return [...shown, ...[...fields.values()].map((field) => ({ ...columnOf(field), hidden: true }))]
}

/** The first column names the object. */
export function named(columns: readonly Column<Row>[], title: (row: Row) => string | null | undefined): Column<Row>[] {
  const [first, ...rest] = columns
  if (!first || first.cell) return [...columns]
  const cell = (row: Row) => <Name>{title(row)}</Name>
  const naming = { ...first, strong: true, mono: false, quiet: false, width: Math.max(first.width ?? 0, 240), cell }
  // What is sorted, filtered and exported is the name that is shown, whichever field it comes from.
  return [first.kind === 'text' ? { ...naming, value: (row) => title(row) ?? undefined } : naming, ...rest]
}

/**
 * The columns that an appliance has something to put into: fields of its release, and no references to objects that
 * its kind does not know. The first names the object and always stands.
 */
export function columnsHere(columns: readonly Column<Row>[], shape: z.ZodObject, kind: Kind): Column<Row>[] {
  const gone = new Set(fieldsOf(shape).flatMap((field) => (heldHere(field, kind) ? [] : [field.name])))
  return columns.filter((column, index) => index === 0 || !gone.has(column.id))
}

/** As in the list of all devices. */
const roleCell = ({ role }: Row): ReactNode =>
  typeof role === 'string' && role !== '' ? <RoleCell role={role} words={roleName(role)} /> : ''

const RoleCell = ({ role, words }: { role: string; words: string }) => (
  <>
    <RoleIcon role={role} /> {words}
  </>
)

/**
 * Columns for a list without a definition of its own: the name, what the catalogue says tells most, or of rows that are
 * of no resource the fields in their order.
 */
export function plainColumns(resource: Resource | undefined, schema: z.ZodObject, kind: Kind): Column<Row>[] {
  const naming = resource && nameFieldOf(resource)
  const fields = fieldsOf(schema).filter((field) => field.name === naming || heldHere(field, kind))
  const names = new Set(fields.map(({ name }) => name))
  const telling = resource?.object === schema ? resource.tells : [...names].filter((name) => name !== 'id')
  const first = naming === undefined ? [] : [naming]
  const chosen = [...first, ...telling.filter((name) => name !== naming)].filter((name) => names.has(name)).slice(0, 6)
  const columns = columnsOf(
    schema,
    chosen.map((id) => (id === 'role' && resource?.name === 'devices' ? { id, cell: roleCell } : { id })),
  )
  return columnsHere(resource?.object ? named(columns, (row) => nameOf(resource, row)) : columns, schema, kind)
}
