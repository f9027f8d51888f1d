/** Which fields of a shape a release has: the catalogue marks them with `since` and `until`. */
import { fieldOf, fieldsOf } from '../catalog/fields'
import { inRelease, type Release } from '../catalog/release'
import { z } from '../catalog/zod'

const isRelease = (text: string): text is Release => /^\d+\.\d+$/.test(text)
const asRelease = (text: string | undefined): Release | undefined =>
  text !== undefined && isRelease(text) ? text : undefined

/** Worked out once for each shape and release: every world that is made asks for all of them. */
const known = new WeakMap<z.ZodObject, Map<Release, readonly string[]>>()

/** The fields of a shape that a release does not have, yet or any more. */
export function fieldsWithout(schema: z.ZodObject, release: Release): readonly string[] {
  let byRelease = known.get(schema)
  if (!byRelease) known.set(schema, (byRelease = new Map<Release, readonly string[]>()))
  let names = byRelease.get(release)
  if (!names) {
    names = fieldsOf(schema)
      .filter(({ meta }) => !inRelease(release, asRelease(meta.since) ?? '0.0', asRelease(meta.until)))
      .map((field) => field.name)
    byRelease.set(release, names)
  }
  return names
}

/** The object shape behind wrappers; null for a schema of another kind. */
export function objectOf(schema: z.ZodType | undefined): z.ZodObject | null {
  if (!schema) return null
  const inner = fieldOf('', schema).schema
  return inner instanceof z.ZodObject ? inner : null
}
