/**
 * Compares an answer with the catalogue, loosely: firmware from 5.3 to today differs, so what differs is noted
 * and the raw answer is used. Only an answer of another kind altogether is an error.
 */
import { fieldOf } from '../catalog/fields'
import { z } from '../catalog/zod'
import type { Unexpected } from './log'

/** Lists longer than this, also those in an object, are checked by sample: both ends and one row in a hundred. */
const checkedWhole = 200
const reported = 20

const unwrap = (schema: z.ZodType): z.ZodType => fieldOf('', schema).schema

/** True unless a list is due and something else came, or an object is due and something else came. */
export function rightKind(schema: z.ZodType, value: unknown): boolean {
  const { schema: inner, nullable } = fieldOf('', schema)
  if (value === null) return nullable || !(inner instanceof z.ZodArray || inner instanceof z.ZodObject)
  if (inner instanceof z.ZodArray) return Array.isArray(value)
  if (inner instanceof z.ZodObject || inner instanceof z.ZodRecord) {
    return typeof value === 'object' && !Array.isArray(value)
  }
  return true
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What came where a list of objects was due and holds none at all; undefined for a list that has some, or is empty. */
const noneOf = (list: readonly unknown[]): string | undefined =>
  list.length > 0 && !list.some(isObject) ? `a list of ${[...new Set(list.map(kindWord))].join(', ')}` : undefined

const kindWord = (value: unknown): string =>
  Array.isArray(value) ? 'lists' : value === null ? 'null' : `${typeof value}s`

/** The lists of objects in a schema: the answer itself (''), or members of it. */
function objectListsIn(schema: z.ZodType): string[] {
  const holds = (part: z.ZodType) => {
    const list = unwrap(part)
    return list instanceof z.ZodArray && unwrap(list.element as z.ZodType) instanceof z.ZodObject
  }
  const inner = unwrap(schema)
  if (holds(inner)) return ['']
  if (!(inner instanceof z.ZodObject)) return []
  return Object.entries(inner.shape).flatMap(([name, member]) => (holds(member as z.ZodType) ? [name] : []))
}

/**
 * The answer without the entries of its lists of objects that are none, which nobody who reads a field can do anything
 * with: one `null` must not take away the others. A list with nothing else is told, as it would look like an empty one.
 */
export function withObjects(
  schema: z.ZodType,
  value: unknown,
): { value: unknown; left: Unexpected[] } | { came: string } {
  let kept = value
  const left: Unexpected[] = []
  for (const name of objectListsIn(schema)) {
    const list: unknown = name === '' ? value : isObject(value) ? Reflect.get(Object(value), name) : undefined
    if (!Array.isArray(list) || list.every(isObject)) continue
    const came = noneOf(list)
    if (came !== undefined) return { came: name === '' ? came : `${came} in ${name}` }
    const objects = list.filter(isObject)
    left.push({ where: `${name}[]`, problem: 'No object, left out', count: list.length - objects.length })
    kept = name === '' ? objects : { ...Object(kept), [name]: objects }
  }
  return { value: kept, left }
}

function sampleOf(length: number): number[] {
  const step = 100
  const chosen = new Set([0, 1, length - 2, length - 1])
  for (let i = step; i < length; i += step) chosen.add(i)
  return [...chosen].toSorted((a, b) => a - b)
}

const whereOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (where, part) =>
      typeof part === 'number' ? `${where}[]` : where === '' ? String(part) : `${where}.${String(part)}`,
    '',
  )

/** What the schema is about behind `optional` and the like; asked for each field of each row. */
const inners = new WeakMap<z.ZodType, z.ZodType>()

function innerOf(schema: z.ZodType): z.ZodType {
  const known = inners.get(schema)
  if (known) return known
  const inner = unwrap(schema)
  inners.set(schema, inner)
  return inner
}

/**
 * What is checked of a value: of long lists a sample, of an object what the schema knows of it. All there is would hold
 * the page up for a second where an object has a hundred thousand fields.
 */
function sampled(schema: z.ZodType, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const inner = innerOf(schema)
  if (inner instanceof z.ZodArray && Array.isArray(value))
    return thinOut(value).map((row) => sampled(inner.element as z.ZodType, row))
  if (inner instanceof z.ZodRecord && !Array.isArray(value)) return beginningOf(value)
  if (inner instanceof z.ZodUnion) return thinned(value)
  if (!(inner instanceof z.ZodObject) || Array.isArray(value)) return value
  const known: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(inner.shape))
    if (Object.hasOwn(value, name)) known[name] = sampled(member as z.ZodType, Reflect.get(value, name))
  return known
}

const thinOut = (rows: readonly unknown[]): readonly unknown[] =>
  rows.length > checkedWhole ? sampleOf(rows.length).map((at) => rows[at]) : rows

/** Values in one of several forms that are checked at most, however they lie in each other. */
const mostForms = 2000

/** What may have several forms, such as a filter, without most of what its lists hold. */
function thinned(value: unknown, left = { values: mostForms }): unknown {
  left.values -= 1
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const some: unknown[] = []
    for (const entry of thinOut(value)) if (left.values > 0) some.push(thinned(entry, left))
    return some
  }
  // Lists have ended by then; so deep in each other lie only objects that no form has.
  if (left.values < -mostForms) return value
  return Object.fromEntries(Object.entries(beginningOf(value)).map(([name, held]) => [name, thinned(held, left)]))
}

function beginningOf(value: object): Record<string, unknown> {
  const some: [string, unknown][] = []
  for (const name in value) {
    if (some.length === checkedWhole) break
    some.push([name, Reflect.get(value, name)])
  }
  return Object.fromEntries(some)
}

/** Where the answer differs from the schema, alike places counted together; empty where it fits. */
export function unexpectedIn(schema: z.ZodType, value: unknown): Unexpected[] {
  const parsed = schema.safeParse(sampled(schema, value))
  if (parsed.success) return []
  const found = new Map<string, Unexpected>()
  for (const { path, message } of parsed.error.issues) {
    const where = whereOf(path)
    const key = `${where}\n${message}`
    const known = found.get(key)
    if (known) known.count += 1
    else if (found.size < reported) found.set(key, { where, problem: message, count: 1 })
  }
  return [...found.values()]
}
