/** The columns of a list from the schema of its objects. */
import type { ReactNode } from 'react'
import { made } from '../catalog/deferred'
import { dictionary } from '../catalog/dictionary'
import { fieldsOf, type Field } from '../catalog/fields'
import type { Resource } from '../catalog/operation'
import { z } from '../catalog/zod'
import { Name } from '../ui/name'
import type { Column } from '../ui/table/column'
import { columnOf, type ColumnChoice } from './column'
import { roleCell } from './device-roles'
import { heldHere, type Kind } from './held'
import { nameFieldOf, nameOf, type Row } from './model'
import { severityCell } from './severity'

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

/** What is told by its shape beside its word, in the tabs of objects as in the lists themselves. */
const drawn = dictionary<(value: unknown) => ReactNode>({ 'devices.role': roleCell, 'alerts.severity': severityCell })

/**
 * Columns for a list without a definition of its own: the name, what the catalogue says tells most, or of rows that are
 * of no resource the fields in their order.
 */
export function plainColumns(resource: Resource | undefined, schema: z.ZodObject, kind: Kind): Column<Row>[] {
  const naming = resource && nameFieldOf(resource)
  const fields = fieldsOf(schema).filter((field) => field.name === naming || heldHere(field, kind))
  const names = new Set(fields.map(({ name }) => name))
  const telling = resource?.object === made(schema) ? resource.tells : [...names].filter((name) => name !== 'id')
  const first = naming === undefined ? [] : [naming]
  const chosen = [...first, ...telling.filter((name) => name !== naming)].filter((name) => names.has(name)).slice(0, 6)
  const columns = columnsOf(
    schema,
    chosen.map((id) => {
      const cell = drawn[`${resource?.name ?? ''}.${id}`]
      return cell ? { id, cell: (row) => cell(row[id]) } : { id }
    }),
  )
  return columnsHere(resource?.object ? named(columns, (row) => nameOf(resource, row)) : columns, schema, kind)
}
