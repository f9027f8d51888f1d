/**
 * Reading schemas as data. zod's metadata is lost from outside by a later `.optional()` or `.default()`, so
 * everything that asks about a field asks here: the wrappers are walked once, and the outermost fact wins.
 */
import { made } from './deferred'
import { z } from './zod'

export interface Field {
  name: string
  /** The schema without its wrappers. */
  schema: z.ZodType
  label: string
  doc: string | undefined
  required: boolean
  nullable: boolean
  /** The value that the appliance assumes when the field is left out. */
  preset: unknown
  meta: z.GlobalMeta
}

/** `mod_time` in sentence case: "Mod time". */
export const wordsOf = (name: string): string => {
  // An appliance's own word may turn out to be none.
  const text = typeof name === 'string' ? name : JSON.stringify(name)
  const words = text.replaceAll(/[_-]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** All facts about one schema, gathered through its wrappers. */
export function fieldOf(name: string, schema: z.ZodType): Field {
  let inner: z.ZodType = made(schema)
  let meta: z.GlobalMeta = {}
  let required = true
  let nullable = false
  let preset: unknown
  for (;;) {
    meta = Object.assign({}, inner.meta(), meta)
    if (inner instanceof z.ZodOptional) {
      required = false
      inner = inner.def.innerType as z.ZodType
    } else if (inner instanceof z.ZodNullable) {
      nullable = true
      inner = inner.def.innerType as z.ZodType
    } else if (inner instanceof z.ZodDefault) {
      required = false
      preset ??= inner.def.defaultValue
      inner = inner.def.innerType as z.ZodType
    } else if (inner instanceof z.ZodLazy) {
      inner = inner.def.getter() as z.ZodType
    } else break
  }
  return {
    name,
    schema: inner,
    label: meta.label ?? wordsOf(name),
    doc: meta.description,
    required,
    nullable,
    preset,
    meta,
  }
}

/** The field of a name that somebody else gives: a shape is an ordinary object, which has `constructor` as well. */
export const memberOf = (shape: z.ZodObject['shape'] | undefined, name: string): z.ZodType | undefined =>
  shape && Object.hasOwn(shape, name) ? (shape[name] as z.ZodType) : undefined

/** The fields of an object schema in their order. */
export const fieldsOf = (schema: z.ZodObject): Field[] =>
  Object.entries(schema.shape).map(([name, field]) => fieldOf(name, field as z.ZodType))
