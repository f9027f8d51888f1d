/** A search over the record log, and searches that stay open for more pages (5.3 guide, Example 5). */
import { compareVersions, later } from '../../catalog/release'
import type { LogRecord, RecordAnswer, RecordQuery } from '../../catalog/records'
import type { z } from '../../catalog/zod'
import { refuse, Refusal } from '../answer'
import { withinBudget } from '../match/budget'
import { resolveTime } from '../match/time'
import { random, uuid } from '../seed/random'
import type { World } from '../world'
import { recordTest } from './filter'
import { readField, recordOf } from './source'
import { keptFor, recordsBetween, type Stored } from './stream'
import { filterOfWords } from './words'

type Query = z.output<typeof RecordQuery>
type Sort = NonNullable<Query['sort']>

/** Most groups of one answer. */
const groupLimit = 1000

interface Open {
  found: readonly Stored[]
  query: Query
  from: number
  until: number
  at: number
  ends: number
}

interface Store {
  open: Map<string, Open>
  count: number
}

const stores = new WeakMap<World, Store>()

function storeOf(world: World): Store {
  let store = stores.get(world)
  if (!store) stores.set(world, (store = { open: new Map(), count: 0 }))
  return store
}

function momentOf(name: string, value: string | number, now: number): number {
  const moment = resolveTime(value, now)
  if (moment === null) throw refuse(400, `Body field "${name}": "${value}" is not a time`)
  return moment
}

const plain = (value: unknown): string | number => {
  if (typeof value === 'number' || typeof value === 'string') return value
  return value === undefined || value === null ? '' : JSON.stringify(value)
}

const keysOf = (stored: Stored, sort: Sort): (string | number)[] =>
  sort.map(({ field }) => plain(readField(stored, field)))

function sorted(found: Stored[], sort: Sort): Stored[] {
  if (sort.length === 0) return found.toSorted((a, b) => b.time - a.time)
  return found
    .map((stored) => ({ stored, keys: keysOf(stored, sort) }))
    .toSorted((a, b) => {
      for (const [index, { direction }] of sort.entries()) {
        const x = a.keys[index] ?? ''
        const y = b.keys[index] ?? ''
        const order = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), 'en')
        if (order !== 0) return direction === 'desc' ? -order : order
      }
      return b.stored.time - a.stored.time
    })
    .map(({ stored }) => stored)
}

/** One entry for each combination of values, the most frequent first. */
function groups(found: readonly Stored[], fields: readonly string[], limit: number): LogRecord[] {
  const counts = new Map<string, { values: unknown[]; count: number }>()
  for (const stored of found) {
    const values = fields.map((field) => readField(stored, field) ?? null)
    const key = JSON.stringify(values)
    const group = counts.get(key)
    if (group) group.count++
    else counts.set(key, { values, count: 1 })
  }
  return [...counts.values()]
    .toSorted((a, b) => b.count - a.count)
    .slice(0, Math.min(limit, groupLimit))
    .map(({ values, count }) => ({
      _type: 'aggregation',
      _source: { ...Object.fromEntries(fields.map((field, index) => [field, values[index]])), count },
    }))
}

function pageOf(open: Open): LogRecord[] {
  const rows = open.found.slice(open.at, open.at + open.query.limit)
  open.at += rows.length
  return rows.map((stored) =>
    recordOf(stored, open.query.sort?.length ? keysOf(stored, open.query.sort) : [stored.time]),
  )
}

function lifetimeOf(value: string | number, now: number): number {
  const span = resolveTime(typeof value === 'number' ? -Math.abs(value) : `-${value.replace(/^-/, '')}`, now)
  if (span === null) throw refuse(400, `"context_ttl": "${value}" is not a time`)
  return now + (now - span)
}

/** Answers a search. Throws 503 where no record store is connected, 400 and 422 for what cannot be asked. */
export function search(world: World, query: Query): RecordAnswer {
  if (![...world.collections.appliances.all()].some(({ platform }) => platform === 'explore' || platform === 'exa'))
    throw new Refusal(503, 'No record store is connected')
  const now = world.now()
  const modern = compareVersions(world.release, later) >= 0
  const from = momentOf('from', query.from, now)
  const until = Math.min(momentOf('until', query.until, now), now)
  if (from > until) throw refuse(400, 'Body field "from" is after "until"')
  const oldest = now - keptFor
  if (query.filter && query.eql !== undefined) throw refuse(422, 'Body field "eql" cannot stand together with "filter"')
  const filter = query.eql === undefined ? query.filter : filterOfWords(query.eql)
  const fits = filter ? recordTest(filter, modern) : () => true
  const found = withinBudget('filter', () => {
    const rows: Stored[] = []
    for (const stored of recordsBetween(world, Math.max(from, oldest), until, new Set(query.types)))
      if (fits(stored)) rows.push(stored)
    return sorted(rows, query.sort ?? [])
  })
  const facts = modern ? { warnings: [], terminated: false, lookback_truncated: from < oldest } : {}
  if (query.aggregations) {
    const records = groups(found, query.aggregations.fields, query.limit)
    return { records, total: found.length, from, until, ...facts }
  }
  const open: Open = { found, query, from, until, at: query.offset ?? 0, ends: 0 }
  const answer = { records: pageOf(open), total: found.length, from, until, ...facts }
  if (query.context_ttl === undefined) return answer
  open.ends = lifetimeOf(query.context_ttl, now)
  return { ...answer, cursor: keep(world, open) }
}

/** Keeps a search open under a new cursor; older cursors of it go on to work. */
function keep(world: World, open: Open): string {
  const store = storeOf(world)
  for (const [cursor, { ends }] of store.open) if (ends < world.now()) store.open.delete(cursor)
  const cursor = uuid(random(world.seed, 'cursor', ++store.count))
  store.open.set(cursor, open)
  return cursor
}

/**
 * The next page of an open search: of the same search for each of its cursors, since some clients send the first
 * again and others take the newest. Throws a 404 for what is not open or no longer.
 */
export function nextPage(world: World, cursor: string, lifetime: string | number | undefined): RecordAnswer {
  const open = storeOf(world).open.get(cursor)
  if (!open || open.ends < world.now()) throw refuse(404, 'This cursor is not known, or its time is over')
  if (lifetime !== undefined) open.ends = lifetimeOf(lifetime, world.now())
  const { found, from, until } = open
  return { records: pageOf(open), total: found.length, from, until, cursor: keep(world, open) }
}
