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

/** Where the answer differs from the schema, alike places counted together; empty where it fits. */
export function unexpectedIn(schema: z.ZodType, value: unknown): Unexpected[] {
  const found = new Map<string, Unexpected>()
  const look = (part: z.ZodType, from: unknown, at: readonly PropertyKey[]) => {
    const parsed = part.safeParse(from)
    if (parsed.success) return
    for (const issue of parsed.error.issues) {
      const where = whereOf([...at, ...issue.path])
      const key = `${where}\n${issue.message}`
      const known = found.get(key)
      if (known) known.count += 1
      else if (found.size < reported) found.set(key, { where, problem: issue.message, count: 1 })
    }
  }
  const rows = (list: z.ZodArray, from: readonly unknown[], at: readonly PropertyKey[]) => {
    for (const i of sampleOf(from.length)) look(list.element as z.ZodType, from[i], [...at, i])
  }
  const isLong = (from: unknown): from is unknown[] => Array.isArray(from) && from.length > checkedWhole
  const inner = unwrap(schema)
  if (inner instanceof z.ZodArray && isLong(value)) rows(inner, value, [])
  else if (inner instanceof z.ZodObject && typeof value === 'object' && value !== null) {
    // A page of records: the list is one of several members.
    const long = Object.entries(inner.shape).flatMap(([name, member]) => {
      const list = unwrap(member as z.ZodType)
      const from: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
      return list instanceof z.ZodArray && isLong(from) ? [{ name, list, from }] : []
    })
    look(
      schema,
      long.length === 0 ? value : { ...value, ...Object.fromEntries(long.map(({ name }) => [name, []])) },
      [],
    )
    for (const { name, list, from } of long) rows(list, from, [name])
  } else look(schema, value, [])
  return [...found.values()]
}
