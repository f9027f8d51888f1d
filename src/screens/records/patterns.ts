/** Rows grouped by their shape: ids and numbers in addresses and statements are masked, what is left is counted. */
import { pieceMs } from '../../browser/pieces'
import { turn } from '../../browser/turn'
import type { DraftRule } from '../../crud/filter-tree/tree'
import type { RecordRow } from './session'
import { fieldOf } from './values'

export interface Pattern {
  type: string
  field: string
  /** With `…` where something was masked. */
  shape: string
  count: number
  example: string
  row: RecordRow
}

/** The texts in which shapes repeat, in the order in which they are looked for. */
const shapely = [
  'uri',
  'statement',
  'qname',
  'procedure',
  'path',
  'resource',
  'dn',
  'file',
  'command',
  'subject',
  'method',
  'error',
  'msgText',
]
const longest = 400

const masks: readonly RegExp[] = [
  // UUIDs, runs of hexadecimal digits with a digit in them, quoted words of a statement, then numbers.
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi,
  /\b(?=[0-9a-f]*[0-9])[0-9a-f]{6,}\b/gi,
  /'[^']*'/g,
  /\d+/g,
]

/** A text with what differs from one record to the next as `…`. */
export function shapeOf(text: string): string {
  let shape = text.slice(0, longest)
  for (const mask of masks) shape = shape.replaceAll(mask, '…')
  return shape.replaceAll(/…(?:[.:\-_]?…)+/g, '…')
}

/** The patterns of rows, the most frequent first. Throws the signal's reason when it is stopped. */
export async function patternsOf(rows: readonly RecordRow[], signal?: AbortSignal): Promise<Pattern[]> {
  const found = new Map<string, Pattern>()
  let began = performance.now()
  for (const [index, row] of rows.entries()) {
    if (index % 512 === 511 && performance.now() - began > pieceMs) {
      await turn()
      signal?.throwIfAborted()
      began = performance.now()
    }
    const { _type: type, _source: source } = row.record
    const field = shapely.find((name) => typeof fieldOf(source, name) === 'string')
    const text = field === undefined ? '' : String(fieldOf(source, field))
    const shape = shapeOf(text)
    const key = `${type}\n${field ?? ''}\n${shape}`
    const known = found.get(key)
    if (known) known.count += 1
    else found.set(key, { type, field: field ?? '', shape, count: 1, example: text.slice(0, longest), row })
  }
  return [...found.values()].toSorted((a, b) => b.count - a.count)
}

/** The rule that finds a pattern again: what it begins with, or else the longest part that stays the same. */
export function ruleOfPattern({ field, shape, example }: Pattern): DraftRule {
  if (!shape.includes('…')) return { field, operator: '=', operand: example }
  const [first = '', ...rest] = shape.split('…')
  if (first.length >= 3) return { field, operator: 'startswith', operand: first }
  const part = rest.reduce((best, next) => (next.length > best.length ? next : best), first)
  return { field, operator: '~', operand: part }
}
