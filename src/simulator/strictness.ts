/** Stricter than the client: what an answer holds beyond its schema. Answers must not, in tests. */
import { fieldOf, memberOf } from '../catalog/fields'
import { z } from '../catalog/zod'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Paths of the keys in `value` that `schema` does not have; empty for a value that fits exactly. */
export function unknownKeys(schema: z.ZodType, value: unknown, path = ''): string[] {
  const inner = fieldOf('', schema).schema
  if (value === null || value === undefined) return []
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    const element: unknown = inner.element
    return element instanceof z.ZodType
      ? value.flatMap((item, index) => unknownKeys(element, item, `${path}[${index}]`))
      : []
  }
  if (inner instanceof z.ZodUnion) {
    const branches = inner.options.flatMap((option) =>
      option instanceof z.ZodType && option.safeParse(value).success ? [unknownKeys(option, value, path)] : [],
    )
    return branches.toSorted((a, b) => a.length - b.length)[0] ?? [`${path} fits no branch`]
  }
  if (inner instanceof z.ZodRecord && isObject(value)) {
    const valueType: unknown = inner.valueType
    return valueType instanceof z.ZodType
      ? Object.entries(value).flatMap(([key, item]) => unknownKeys(valueType, item, `${path}.${key}`))
      : []
  }
  if (inner instanceof z.ZodObject && isObject(value)) {
    const { shape } = inner
    const open = inner.def.catchall !== undefined && !(inner.def.catchall instanceof z.ZodNever)
    return Object.entries(value).flatMap(([key, item]) => {
      const field = memberOf(shape, key)
      if (field) return unknownKeys(field, item, `${path}.${key}`)
      return open ? [] : [`${path}.${key}`]
    })
  }
  return []
}
