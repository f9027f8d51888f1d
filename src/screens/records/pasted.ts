/** A query from a script: a filter alone, or the body around it. */
import { spanMs } from '../../catalog/cycles'
import { recordLimit } from '../../catalog/records'
import { parseExact } from '../../api/exact-json'
import { readTree } from '../../crud/filter-tree/json-tree'
import { readRange } from '../../crud/time-range/range'
import { jsonOfScript, unreadable } from '../../work/document/script-json'
import type { Query } from './query'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One end of a window as a script writes it, as a range's text. */
function edgeOf(value: unknown): string | undefined {
  if (value === undefined || value === null || value === 0 || value === '0') return 'now'
  const ms = typeof value === 'number' || typeof value === 'string' ? spanMs(value) : null
  if (ms === null) return undefined
  return ms < 0 && typeof value === 'string' ? value : String(ms)
}

const strings = (value: unknown): string[] | undefined =>
  Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '') ? value : undefined

function orderOf(entry: unknown): Query['order'][number] | undefined {
  const { field, direction = 'asc' } = isObject(entry) ? { field: entry['field'], direction: entry['direction'] } : {}
  if (typeof field !== 'string' || field === '') return undefined
  return direction === 'asc' || direction === 'desc' ? { field, direction } : undefined
}

const known = ['filter', 'types', 'from', 'until', 'sort', 'limit'] as const

export type Pasted = { change: Partial<Query> } | { problem: string }

/** Reads what was pasted. What a body lacks stays as it was. */
export function readPasted(text: string): Pasted {
  let value: unknown
  try {
    value = parseExact(jsonOfScript(text))
  } catch (error) {
    return { problem: unreadable(error) }
  }
  if (isObject(value) && isObject(value['body'])) value = value['body']
  if (!isObject(value)) return { problem: 'This is neither a filter nor the body of a search' }
  const asked = new Map(Object.entries(value))
  const bare = asked.has('operator')
  if (!bare && !known.some((name) => asked.has(name)))
    return { problem: 'It has nothing of a search, such as filter, types, from or limit' }
  const filter: unknown = bare ? value : asked.get('filter')
  const change: Partial<Query> = {}
  if (filter !== undefined && filter !== null) {
    // Operands are text on their way out anyway, and so no digit of a long number is lost.
    const written = JSON.stringify(filter, (_, held: unknown) => (typeof held === 'bigint' ? String(held) : held))
    const read = readTree(written)
    if ('problem' in read) return read
    change.filter = read.tree
  }
  if (bare) return { change }
  const given = asked.get('types') ?? undefined
  // One type is often written without the list around it.
  const types = strings(typeof given === 'string' ? [given] : given)
  if (given !== undefined && !types) return { problem: 'types is no list of record types' }
  if (types) change.types = types
  const limit = asked.get('limit') ?? undefined
  if (limit !== undefined) {
    const number = typeof limit === 'string' ? Number(limit) : limit
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 1 || number > recordLimit)
      return { problem: `limit is no number from 1 to ${recordLimit}` }
    change.limit = number
  }
  const sort = asked.get('sort') ?? undefined
  if (sort !== undefined) {
    // One order is often written without the list around it.
    const order = (Array.isArray(sort) ? sort : [sort]).map(orderOf)
    if (!order.every((entry) => entry !== undefined)) return { problem: 'sort is no list of fields with a direction' }
    change.order = order
  }
  if (asked.has('from')) {
    const from = edgeOf(asked.get('from'))
    const until = edgeOf(asked.get('until'))
    const range = until === 'now' ? from : `${from ?? ''}..${until ?? ''}`
    if (range === undefined || !readRange(range)) return { problem: 'Its window is none that can be asked for' }
    change.range = range
  }
  return { change }
}
