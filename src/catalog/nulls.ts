import { fieldOf, memberOf } from './fields'
import { z } from './zod'

/** The objects that a schema takes: one, or those of a union, as the two forms of a filter. */
function objectsOf(schema: z.ZodType): z.ZodObject[] {
  const inner = fieldOf('', schema).schema
  if (inner instanceof z.ZodObject) return [inner]
  return inner instanceof z.ZodUnion ? inner.options.flatMap((option) => objectsOf(option as z.ZodType)) : []
}

/**
 * Scripts send null for what they do not set, and so does whoever sends again what was answered: where a field may be
 * left out and may not be null, it is left out. What is no JSON stays, as a file.
 */
export function withoutNulls(schema: z.ZodType, value: unknown): unknown {
  if (Array.isArray(value)) {
    const inner = fieldOf('', schema).schema
    const element: unknown = inner instanceof z.ZodArray ? inner.element : undefined
    return element instanceof z.ZodType ? value.map((item) => withoutNulls(element, item)) : value
  }
  const forms = objectsOf(schema)
  if (forms.length === 0 || typeof value !== 'object' || value === null) return value
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  const fieldsFor = (name: string) =>
    forms.flatMap(({ shape }) => {
      const field = memberOf(shape, name)
      return field ? [field] : []
    })
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => {
      const fields = fieldsFor(name)
      const [field] = fields
      if (part !== null || !field) return [[name, field ? withoutNulls(field, part) : part] as const]
      const fits = fields.some((one) => one.safeParse(null).success)
      // A form without the field is one in which it may be left out.
      const due = fields.length === forms.length && fields.every((one) => !one.safeParse(undefined).success)
      return fits || due ? [[name, part] as const] : []
    }),
  )
}
