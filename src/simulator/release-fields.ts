/** Which fields of a shape a release has: the catalogue marks them with `since` and `until`. */
import { fieldOf, fieldsOf } from '../catalog/fields'
import { inRelease, type Release } from '../catalog/release'
import { z } from '../catalog/zod'

const isRelease = (text: string): text is Release => /^\d+\.\d+$/.test(text)
const asRelease = (text: string | undefined): Release | undefined =>
  text !== undefined && isRelease(text) ? text : undefined

/** The fields of a shape that a release does not have, yet or any more. */
export const fieldsWithout = (schema: z.ZodObject, release: Release): string[] =>
  fieldsOf(schema)
    .filter(({ meta }) => !inRelease(release, asRelease(meta.since) ?? '0.0', asRelease(meta.until)))
    .map((field) => field.name)

/** The object shape behind wrappers; null for a schema of another kind. */
export function objectOf(schema: z.ZodType | undefined): z.ZodObject | null {
  if (!schema) return null
  const inner = fieldOf('', schema).schema
  return inner instanceof z.ZodObject ? inner : null
}
