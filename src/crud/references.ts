/**
 * Fields that name objects of another resource, as the catalogue marks them (`refers`): one id, a list of ids, or a
 * map whose names are ids.
 */
import { fieldOf, fieldsOf, type Field } from '../catalog/fields'
import type { Operation } from '../catalog/operation'
import { z } from '../catalog/zod'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The objects that an answer may consist of: itself, those of its list, each form that releases answer. */
function objectsIn(schema: z.ZodType): z.ZodObject[] {
  const plain = fieldOf('', schema).schema
  if (plain instanceof z.ZodObject) return [plain]
  if (plain instanceof z.ZodArray) return objectsIn(plain.element as z.ZodType)
  if (plain instanceof z.ZodUnion) return plain.options.flatMap((option) => objectsIn(option as z.ZodType))
  return []
}

/** The fields of an operation's answer that name objects of `resource`, or of any where none is given. */
export function referencesIn(operation: Operation, resource?: string): Field[] {
  if (operation.returns.kind !== 'json') return []
  const fields = objectsIn(operation.returns.schema).flatMap((object) => fieldsOf(object))
  const found = fields.filter(({ meta }) => meta.refers !== undefined && (resource ?? meta.refers) === meta.refers)
  return [...new Map(found.map((field) => [field.name, field])).values()]
}

/** What a field names in an answer, each id with what stands beside it; an answer in parts is read as one. */
export function namedBy(field: Field, answer: unknown): Map<string, unknown> {
  const parts: unknown[] = Array.isArray(answer) ? answer : [answer]
  const pairs = parts.flatMap((part): [string, unknown][] => {
    const value = isObject(part) ? part[field.name] : undefined
    if (isObject(value)) return Object.entries(value)
    const ids: unknown[] = Array.isArray(value) ? value : [value]
    return ids.flatMap((id) => (typeof id === 'string' || typeof id === 'number' ? [[String(id), String(id)]] : []))
  })
  return new Map(pairs)
}
