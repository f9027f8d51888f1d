/**
 * What a form holds and what it sends. Values are the API's own JSON; undefined stands for a field that is left
 * out. A create sends what is required and what differs from the appliance's presets, an edit exactly the
 * changed fields.
 */
import { fieldOf, memberOf, type Field } from '../../catalog/fields'
import { z } from '../../catalog/zod'
import { sameJson } from '../../api/same-json'
import { shapeOf } from './shape'

export type Values = Readonly<Record<string, unknown>>

/** Text that is not a value yet, such as half a JSON document: kept so that typing goes on, never sent. */
export class Draft {
  constructor(
    readonly text: string,
    /** What is wrong with it, in a sentence. */
    readonly problem: string,
  ) {}

  /** What is shown of it among other values. */
  toJSON(): string {
    return this.text
  }
}

/** True where somebody has put something else in: a field that was typed in and emptied again holds what it held. */
export const isTouched = (values: Values, initial: Values): boolean =>
  [...new Set([...Object.keys(values), ...Object.keys(initial)])].some((name) => {
    const [now, before] = [values[name], initial[name]]
    return !sameJson(now === '' ? undefined : now, before === '' ? undefined : before)
  })

/** The presets of all fields: what a form for a new object starts with. */
export function presetsOf(fields: readonly Field[]): Values {
  const entries = fields.flatMap((field) => (field.preset === undefined ? [] : [[field.name, field.preset] as const]))
  return Object.fromEntries(entries)
}

/**
 * What a new object starts with: presets, "no" for a required flag, and what leaves no choice, so that the form shows
 * what is sent.
 */
export function blankOf(fields: readonly Field[]): Values {
  const given = fields.flatMap((field) => {
    const shape = field.required ? shapeOf(field) : undefined
    if (shape?.kind === 'boolean') return [[field.name, false] as const]
    const [only, other] = shape?.kind === 'choice' ? shape.choices : []
    return only && !other ? [[field.name, only.value] as const] : []
  })
  return { ...Object.fromEntries(given), ...presetsOf(fields) }
}

/** The values of an object, as far as the fields know them. */
export function valuesOf(fields: readonly Field[], object: Values): Values {
  return Object.fromEntries(
    fields.flatMap((field) => (object[field.name] === undefined ? [] : [[field.name, object[field.name]] as const])),
  )
}

/** A value without what a body refuses inside it, such as the ids of the criteria that an answer has. */
function fitting(schema: z.ZodType, value: unknown): unknown {
  const plain = fieldOf('', schema).schema
  if (plain instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((each: unknown) => fitting(plain.element as z.ZodType, each))
  }
  const strict = plain instanceof z.ZodObject && plain.def.catchall instanceof z.ZodNever
  if (!strict || typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => {
      const field = memberOf(plain.shape, name)
      return field ? [[name, fitting(field, part)]] : []
    }),
  )
}

/** What a copy starts with: the object's values over the presets, null left out where the body refuses it. */
export function copyOf(fields: readonly Field[], object: Values, nameField: string | undefined): Values {
  const values: Record<string, unknown> = { ...blankOf(fields) }
  for (const field of fields) {
    const value = object[field.name]
    if (value === undefined || (value === null && !field.nullable)) continue
    values[field.name] = fitting(field.schema, value)
  }
  const name = nameField === undefined ? undefined : values[nameField]
  if (nameField !== undefined && typeof name === 'string') values[nameField] = `${name} (copy)`
  return values
}

/** The names of the fields that differ from what was there. */
export const changedNames = (fields: readonly Field[], was: Values, now: Values): string[] =>
  fields.map((field) => field.name).filter((name) => !sameJson(was[name], now[name]))

/** The body of an edit: the changed fields and nothing else. */
export function editBody(fields: readonly Field[], was: Values, now: Values): Values {
  return Object.fromEntries(changedNames(fields, was, now).map((name) => [name, now[name]]))
}

/** The body of a create: what is required, and what differs from the presets. */
export function createBody(fields: readonly Field[], now: Values): Values {
  const sent = fields.filter((field) => {
    const value = now[field.name]
    return value !== undefined && (field.required || !sameJson(value, field.preset))
  })
  return Object.fromEntries(sent.map((field) => [field.name, now[field.name]]))
}

/**
 * What an emptied field for a number, span or moment means: null where the body takes it, else left out; where it must
 * be given it is told from one that nobody has filled in yet.
 */
export const emptiedNumber = (field: Field): null | Draft | undefined =>
  field.nullable ? null : field.required ? new Draft('', 'Needs a value') : undefined

/** What an emptied text field means: null where the body takes it, "" on an edit, else left out. */
export const emptied = (field: Field, editing: boolean): null | '' | undefined =>
  field.nullable ? null : editing || field.required ? '' : undefined
