/** What a write will change, field by field: the state now and the state that it asks for. */
import type { Operation } from '../../catalog/operation'

export interface Change {
  field: string
  before: unknown
  after: unknown
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Blob)

/** A field of a name that somebody typed: an ordinary object has `constructor` as well. */
const fieldIn = (object: Record<string, unknown>, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What differs below one field. Lists are compared whole, objects field by field: `dns.servers`. */
function within(field: string, before: unknown, after: unknown): Change[] {
  if (same(before, after)) return []
  if (!isRecord(before) || !isRecord(after)) return [{ field, before, after }]
  return namesOf(before, after).flatMap((name) =>
    within(`${field}.${name}`, fieldIn(before, name), fieldIn(after, name)),
  )
}

const namesOf = (before: Record<string, unknown>, after: Record<string, unknown>): string[] => [
  ...new Set([...Object.keys(before), ...Object.keys(after)]),
]

/**
 * Field by field: a PATCH changes what it names, a PUT replaces all, a DELETE leaves nothing. A text or a file has no
 * fields: what it changes is the appliance's to say.
 */
export function changesBetween(method: Operation['method'], before: unknown, body: unknown): Change[] {
  if (body !== undefined && !isRecord(body)) return []
  const now = isRecord(before) ? before : {}
  const asked = body ?? {}
  switch (method) {
    case 'DELETE':
      return Object.entries(now).map(([field, value]) => ({ field, before: value, after: undefined }))
    case 'PUT':
      return namesOf(now, asked).flatMap((name) => within(name, fieldIn(now, name), fieldIn(asked, name)))
    default:
      // What a part of an object inside means, its sources do not say: it is shown whole.
      return Object.entries(asked)
        .map(([field, after]) => ({ field, before: fieldIn(now, field), after }))
        .filter((change) => !same(change.before, change.after))
  }
}
