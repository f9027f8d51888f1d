/** The values that a field can have, where they are known, with their words; and how long values usually are. */
import { fieldOf, wordsOf, type Field } from './fields'
import { z, type ValueKind } from './zod'

export type Scalar = string | number | boolean | null

export interface Choice {
  value: Scalar
  label: string
}

export const labelled = (values: readonly Scalar[], words: Record<string, string> | undefined): Choice[] =>
  values.map((value) => ({
    value,
    label: words?.[String(value)] ?? (value === '' || value === null ? 'None' : wordsOf(String(value))),
  }))

const isScalar = (value: unknown): value is Scalar =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** The values of an enum, a literal, or a union of those; undefined for anything else. */
export function valuesOf(schema: z.ZodType): Scalar[] | undefined {
  if (schema instanceof z.ZodEnum) return schema.options.filter(isScalar)
  if (schema instanceof z.ZodLiteral) return [...schema.values].filter(isScalar)
  if (schema instanceof z.ZodUnion) {
    const parts = schema.options.map((option) => valuesOf(option as z.ZodType))
    return parts.every((part) => part !== undefined) ? parts.flat() : undefined
  }
  return undefined
}

/** What can be chosen for a field; undefined where anything of its type can stand. */
export function choicesOf({ schema, meta: { kind, refers, choices } }: Field): Choice[] | undefined {
  if (kind === 'json' || kind === 'when') return undefined
  const values = valuesOf(schema)
  if (values) return labelled(values, choices)
  if (refers || !choices) return undefined
  if (schema instanceof z.ZodString) return labelled(Object.keys(choices), choices)
  return schema instanceof z.ZodNumber ? labelled(Object.keys(choices).map(Number), choices) : undefined
}

/** True for text of any form; a pattern, as of relative times, has something to say that a number cannot. */
const isAnyText = (schema: z.ZodType): boolean => schema instanceof z.ZodString && schema.safeParse('any text').success

/** The number that releases write either as a number or as text; undefined for a field that is none. */
export function amountOf(field: Field): Field | undefined {
  if (!(field.schema instanceof z.ZodUnion)) return undefined
  const parts = field.schema.options.map((option) => fieldOf(field.name, option as z.ZodType))
  const amount = parts.find((part) => part.schema instanceof z.ZodNumber)
  return amount && parts.length === 2 && parts.some((part) => isAnyText(part.schema))
    ? { ...field, schema: amount.schema, meta: { ...amount.meta, ...field.meta } }
    : undefined
}

const lengths: Partial<Record<ValueKind, number>> = {
  millis: 16,
  micros: 16,
  clock: 34,
  ipv4: 14,
  ipv6: 22,
  mac: 17,
  bytes: 12,
  id: 8,
  numeral: 8,
  long: 36,
}

/** About how many characters a value takes, as far as its type tells: what a column gives room for. */
export function usualLength(field: Field): number {
  const known = field.meta.kind && lengths[field.meta.kind]
  if (known !== undefined) return known
  const { schema } = amountOf(field) ?? field
  if (schema instanceof z.ZodArray && schema.element instanceof z.ZodObject) return 36
  if (schema instanceof z.ZodBoolean) return 10
  if (choicesOf(field)) return 15
  return schema instanceof z.ZodNumber && !field.meta.refers ? 12 : 18
}
