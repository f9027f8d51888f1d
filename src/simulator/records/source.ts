/** Records as they are answered, and single fields of them. */
import { recordType } from '../../catalog/record-types'
import type { LogRecord } from '../../catalog/records'
import type { RecordField } from '../../catalog/record-types/record-type'
import type { Stored } from './stream'
import { valueOf } from './values'

const fieldsOf = new Map<string, Map<string, RecordField>>()

function fieldsByName(type: string): Map<string, RecordField> {
  let fields = fieldsOf.get(type)
  if (!fields) {
    const found = recordType(type)
    // The catalogue lists the flags of both kinds of ends for every type.
    const others = found?.ends === 'client/server' ? /^(sender|receiver)IsExternal$/ : /^(client|server)IsExternal$/
    fields = new Map((found?.fields ?? []).flatMap((field) => (others.test(field.name) ? [] : [[field.name, field]])))
    fieldsOf.set(type, fields)
  }
  return fields
}

/** One field of a record; dots reach into objects, and `name:type` is the field as links of the product write it. */
export function readField(stored: Stored, path: string): unknown {
  const [name = '', ...rest] = (path.split(':')[0] ?? '').split('.')
  if (name === '_type' || name === 'type') return stored.type
  const field = fieldsByName(stored.type).get(name)
  let value = field ? valueOf(stored, field) : undefined
  for (const part of rest) value = typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined
  return value
}

/** Every field that the record has. */
export function sourceOf(stored: Stored): Record<string, unknown> {
  const source: Record<string, unknown> = {}
  for (const [name, field] of fieldsByName(stored.type)) {
    const value = valueOf(stored, field)
    if (value !== undefined) source[name] = value
  }
  return source
}

const idOf = ({ flow, part, time }: Stored): string =>
  `R${(flow >>> 0).toString(36)}${Math.round(time * 1000).toString(36)}${part}`

/** The record as it is answered. */
export const recordOf = (stored: Stored, sort: readonly unknown[]): LogRecord => ({
  _id: idOf(stored),
  _index: `extrahop-${new Date(stored.time).toISOString().slice(0, 10)}`,
  _type: stored.type,
  sort: [...sort],
  _source: sourceOf(stored),
})
