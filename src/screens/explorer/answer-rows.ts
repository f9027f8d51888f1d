/** The rows of an answer: of the list that it is, or of a list inside it, the longest first. */

import { macOf } from '../../catalog/addresses'
import { fieldOf, fieldsOf } from '../../catalog/fields'
import type { Operation } from '../../catalog/operation'
import { z } from '../../catalog/zod'
import { jsonOf } from '../../api/exact-json'

export type AnswerRow = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is AnswerRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A record as its store wraps it: what it says stands beside what the store adds. */
function opened(row: AnswerRow): AnswerRow {
  const source = Object.hasOwn(row, '_source') ? row._source : undefined
  if (!isRecord(source)) return row
  const { _source: _, ...rest } = row
  return { ...rest, ...source }
}

const asRows = (items: readonly unknown[]): AnswerRow[] =>
  items.map((item) => (isRecord(item) ? opened(item) : { value: item }))

const holdsRows = (value: AnswerRow): boolean =>
  Object.values(value).some((items) => Array.isArray(items) && items.some(isRecord))

/** Objects in objects that are looked into. */
const deepest = 4

/** The one object inside, however deep, that holds lists of objects, as `{hits: {hits: [...]}}`; else the object itself. */
function unwrapped(answer: AnswerRow, depth = 0): AnswerRow {
  if (depth >= deepest || holdsRows(answer) || Object.hasOwn(answer, 'id')) return answer
  const inside = Object.values(answer).filter(isRecord)
  const [found, ...others] = inside.map((each) => unwrapped(each, depth + 1)).filter(holdsRows)
  return found && others.length === 0 ? found : answer
}

interface Rows {
  rows: AnswerRow[]
  /** Which of its lists they are; undefined where the answer has none inside. */
  of: string | undefined
  /** What can be looked at: all of its lists, the longest first, and what stands beside them. */
  lists: readonly string[]
}

/** Stands for the fields beside the lists; no list has it for a name. */
export const beside = ''

/**
 * `[]` as it is, `{records: [...]}` by its longest list or the one that is asked for, any other object as one row.
 * An empty list says so itself where the catalogue knows (`known`) that objects would be in it, unless it is one of
 * the fields of a single object.
 */
export function rowsIn(answer: unknown, wanted?: string, known: readonly string[] = []): Rows {
  if (Array.isArray(answer)) return { rows: asRows(answer), of: undefined, lists: [] }
  if (!isRecord(answer)) return { rows: [], of: undefined, lists: [] }
  const value = unwrapped(answer)
  const held = Object.entries(value)
  const isOne = Object.hasOwn(value, 'id')
  const isRows = (name: string, items: readonly unknown[]) =>
    held.length === 1 || items.some(isRecord) || (items.length === 0 && !isOne && known.includes(name))
  const lists = held
    // Values alone are a field of an object, unless the object has nothing else.
    .flatMap(([name, items]) => (Array.isArray(items) && isRows(name, items) ? [{ name, items }] : []))
    .toSorted((a, b) => b.items.length - a.items.length)
  if (lists.length === 0) return { rows: [opened(value)], of: undefined, lists: [] }
  const names = lists.map(({ name }) => name)
  const rest = Object.fromEntries(held.filter(([name]) => !names.includes(name)))
  const all = Object.keys(rest).length > 0 ? [...names, beside] : names
  if (wanted === beside && all.includes(beside)) return { rows: [rest], of: beside, lists: all }
  const shown = lists.find(({ name }) => name === wanted) ?? lists[0]
  return { rows: asRows(shown?.items ?? []), of: shown?.name, lists: all }
}

/** The fields of an operation's answer that hold lists of objects. */
export function listsOf({ returns }: Operation): string[] {
  if (returns.kind !== 'json' || !(returns.schema instanceof z.ZodObject)) return []
  return fieldsOf(returns.schema).flatMap(({ name, schema }) =>
    schema instanceof z.ZodArray && fieldOf('row', schema.element as z.ZodType).schema instanceof z.ZodObject
      ? [name]
      : [],
  )
}

/** What a column of these values holds; a MAC address is found and filtered by in any spelling. */
export function kindOf(values: readonly unknown[]): 'number' | 'mac' | 'text' {
  const given = values.filter((value) => value !== undefined && value !== null)
  if (given.every((value) => typeof value === 'number')) return 'number'
  return given.every((value) => typeof value === 'string' && macOf(value) !== undefined) ? 'mac' : 'text'
}

/** What a cell says. */
export const cellText = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : jsonOf(value)
