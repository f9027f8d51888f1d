/**
 * Which input a field of a body asks for, read from its schema alone. Whatever has no input of its own is
 * edited as JSON, so no body is ever out of reach.
 */
import { amountOf, choicesOf, labelled, valuesOf, type Choice } from '../../catalog/choices'
import { fieldOf, fieldsOf, wordsOf, type Field } from '../../catalog/fields'
import { z } from '../../catalog/zod'
import { shownName } from '../../ui/name'

export type Shape =
  | { kind: 'text' | 'long' | 'code' | 'pem' | 'secret' | 'boolean' | 'moment' | 'when' | 'json' | 'file' }
  | { kind: 'number'; integer: boolean; min: number | undefined; max: number | undefined; unit: string | undefined }
  /** The API counts in `unit`; people write seconds, minutes, hours or days. */
  | { kind: 'duration'; unit: 's' | 'ms' }
  | { kind: 'choice'; choices: readonly Choice[] }
  | { kind: 'reference'; to: string; many: boolean; numeric: boolean }
  | { kind: 'texts'; choices: readonly Choice[] | undefined; numeric: boolean }
  | { kind: 'rows'; fields: readonly Field[] }
  | { kind: 'object'; fields: readonly Field[] }
  | { kind: 'union'; options: readonly { label: string; field: Field }[] }

const units: Record<string, string> = { bytes: 'bytes', clock: 's', percent: '%' }

const limit = (value: number | null): number | undefined =>
  value === null || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? undefined : value

function numberShape(field: Field, schema: z.ZodNumber): Shape {
  const { kind, refers } = field.meta
  if (refers) return { kind: 'reference', to: refers, many: false, numeric: true }
  if (kind === 'millis') return { kind: 'moment' }
  if (kind === 'seconds') return { kind: 'duration', unit: 's' }
  if (kind === 'span') return { kind: 'duration', unit: 'ms' }
  return {
    kind: 'number',
    integer: schema.isInt,
    min: limit(schema.minValue),
    max: limit(schema.maxValue),
    unit: kind && units[kind],
  }
}

function textShape(field: Field): Shape {
  const { kind, refers } = field.meta
  if (refers) return { kind: 'reference', to: refers, many: false, numeric: false }
  if (kind === 'long' || kind === 'code' || kind === 'pem' || kind === 'secret') return { kind }
  return { kind: 'text' }
}

/** A field whose ids are of the resource that another field names, once that is known. */
export function among(field: Field, values: Readonly<Record<string, unknown>>): Field {
  const { refersBy } = field.meta
  const refers = refersBy?.to[shownName(values[refersBy.field])]
  return refers === undefined ? field : { ...field, meta: { ...field.meta, refers } }
}

function arrayShape(field: Field, schema: z.ZodArray): Shape {
  const item = fieldOf(field.name, schema.element as z.ZodType)
  const numeric = item.schema instanceof z.ZodNumber
  const to = field.meta.refers ?? item.meta.refers
  if (to) return { kind: 'reference', to, many: true, numeric }
  const values = valuesOf(item.schema)
  const words = item.meta.choices ?? field.meta.choices
  if (values) return { kind: 'texts', choices: labelled(values, words), numeric }
  if (numeric || item.schema instanceof z.ZodString) {
    const known = words && labelled(numeric ? Object.keys(words).map(Number) : Object.keys(words), words)
    return { kind: 'texts', choices: known, numeric }
  }
  if (item.schema instanceof z.ZodObject) return { kind: 'rows', fields: fieldsOf(item.schema) }
  return { kind: 'json' }
}

const sorts: readonly [abstract new (...args: never) => z.ZodType, string][] = [
  [z.ZodString, 'Text'],
  [z.ZodNumber, 'Number'],
  [z.ZodBoolean, 'Yes or no'],
  [z.ZodArray, 'List'],
  [z.ZodObject, 'Fields'],
  [z.ZodNull, 'Nothing'],
]

function unionShape(field: Field, schema: z.ZodUnion): Shape {
  const amount = amountOf(field)
  // Releases differ on how they write the same number: people write a number.
  if (amount) return shapeOf(amount)
  const options = schema.options.map((option, index) => {
    const part = fieldOf(field.name, option as z.ZodType)
    const literal = part.schema instanceof z.ZodObject ? discriminator(part.schema) : undefined
    const sort = sorts.find(([type]) => part.schema instanceof type)?.[1] ?? 'JSON'
    const label = (option as z.ZodType).meta()?.label ?? literal ?? sort
    return { label, field: { ...part, label: field.label, doc: field.doc, required: field.required }, index }
  })
  const twins = options.some((option) => options.some((other) => other !== option && other.label === option.label))
  // Alternatives that a person cannot tell apart are better written as JSON.
  return twins ? { kind: 'json' } : { kind: 'union', options }
}

/** The value that tells an object of a union apart, as words. */
function discriminator(schema: z.ZodObject): string | undefined {
  for (const field of fieldsOf(schema)) {
    if (field.schema instanceof z.ZodLiteral) {
      const [value] = field.schema.values
      return field.meta.choices?.[String(value)] ?? wordsOf(String(value))
    }
  }
  return undefined
}

/** The input that a field asks for. */
export function shapeOf(field: Field): Shape {
  const { schema, meta } = field
  if (meta.kind === 'json') return { kind: 'json' }
  if (meta.kind === 'when') return { kind: 'when' }
  const choices = choicesOf(field)
  if (choices) return { kind: 'choice', choices }
  if (schema instanceof z.ZodString) return textShape(field)
  if (schema instanceof z.ZodNumber) return numberShape(field, schema)
  if (schema instanceof z.ZodBoolean) return { kind: 'boolean' }
  if (schema instanceof z.ZodArray) return arrayShape(field, schema)
  if (schema instanceof z.ZodObject) return { kind: 'object', fields: fieldsOf(schema) }
  if (schema instanceof z.ZodUnion) return unionShape(field, schema)
  // Bytes are the only thing in the catalogue that is no JSON type.
  if (schema instanceof z.ZodCustom) return { kind: 'file' }
  return { kind: 'json' }
}
