/** A search over the record log, and searches that stay open for more pages (5.3 guide, Example 5). */
import { compareVersions, later } from '../../catalog/release'
import type { Filter } from '../../catalog/filter'
import type { LogRecord, RecordAnswer, RecordQuery } from '../../catalog/records'
import type { z } from '../../catalog/zod'
import { refuse, Refusal } from '../answer'
import { budget, withinBudget } from '../match/budget'
import { resolveTime } from '../../catalog/cycles'
import { random, uuid } from '../seed/random'
import type { World } from '../world'
import { recordTest } from './filter'
import { readField, recordOf } from './source'
import { trafficOf } from '../traffic/traffic'
import { eachRecord, keptFor, recordsBetween, storedOf, type Stored } from './stream'
import { filterOfWords } from './words'

type Query = z.output<typeof RecordQuery>
type Sort = NonNullable<Query['sort']>

/** Most groups of one answer. */
const groupLimit = 1000

/** Matches that can be sorted by a field. */
const sortable = 1_000_000

interface Open {
  total: number
  /** The matches that have not been answered yet, one by one. */
  rest: Iterator<Stored>
  query: Query
  from: number
  until: number
  ends: number
  /** How long a page may take. */
  ms: number
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

function pageOf({ rest, query }: Open): LogRecord[] {
  const rows: Stored[] = []
  while (rows.length < query.limit) {
    const next = rest.next()
    if (next.done) break
    rows.push(next.value)
  }
  return rows.map((stored) => recordOf(stored, query.sort?.length ? keysOf(stored, query.sort) : [stored.time]))
}

function lifetimeOf(value: string | number, now: number): number {
  const span = resolveTime(typeof value === 'number' ? -Math.abs(value) : `-${value.replace(/^-/, '')}`, now)
  if (span === null) throw refuse(400, `"context_ttl": "${value}" is not a time`)
  return now + (now - span)
}

const rulesIn = (filter: Filter): number =>
  'rules' in filter ? filter.rules.reduce((sum, rule) => sum + rulesIn(rule), 0) : 1

/** Answers a search. Throws 503 where no record store is connected, 400 and 422 for what cannot be asked. */
export function search(world: World, query: Query): RecordAnswer {
  if (![...world.collections.appliances.all()].some(({ platform }) => platform === 'explore' || platform === 'exa'))
    throw new Refusal(503, 'No record store is connected')
  const now = world.now()
  const modern = compareVersions(world.release, later) >= 0
  const from = momentOf('from', query.from, now)
  const asked = momentOf('until', query.until, now)
  if (from > asked) throw refuse(400, 'Body field "from" is after "until"')
  const until = Math.max(from, Math.min(asked, now))
  const oldest = now - keptFor
  if (query.filter && query.eql !== undefined) throw refuse(422, 'Body field "eql" cannot stand together with "filter"')
  const filter = query.eql === undefined ? query.filter : filterOfWords(query.eql)
  const fits = filter ? recordTest(filter, modern) : null
  const begin = Math.max(from, oldest)
  const types = new Set(query.types)
  const facts = modern ? { warnings: [], terminated: false, lookback_truncated: from < oldest } : {}
  // A log of millions takes its time without any pattern being at fault, and so do a thousand rules.
  const expected = (trafficOf(world).perHour * Math.max(0, until - begin)) / 3_600_000
  const ms = budget.ms + expected / 100 + (expected * (filter ? rulesIn(filter) : 0)) / 500
  return withinBudget(
    'filter',
    () => {
      if (query.aggregations) {
        const found = matching(world, begin, until, types, fits)
        const records = groups(found, query.aggregations.fields, query.limit)
        return { records, total: found.length, from, until, ...facts }
      }
      const open = opened(world, query, begin, until, types, fits)
      const answer = { records: pageOf(open), total: open.total, from, until, ...facts }
      if (query.context_ttl === undefined) return answer
      open.from = from
      open.ms = ms
      open.ends = lifetimeOf(query.context_ttl, now)
      return { ...answer, cursor: keep(world, open) }
    },
    ms,
  )
}

type Fits = ((stored: Stored) => boolean) | null

/** All matches, the newest first; 422 where there are too many to be held. */
function matching(world: World, from: number, until: number, types: ReadonlySet<string>, fits: Fits): Stored[] {
  const found: Stored[] = []
  eachRecord(world, from, until, types, (...one) => {
    const stored = storedOf(...one)
    if (!fits || fits(stored)) found.push(stored)
    if (found.length > sortable) throw refuse(422, `More than ${sortable} records match: narrow the search`)
  })
  return found
}

function* newestFirst(
  world: World,
  from: number,
  until: number,
  types: ReadonlySet<string>,
  fits: Fits,
): Generator<Stored> {
  for (const stored of recordsBetween(world, from, until, types)) if (!fits || fits(stored)) yield stored
}

function opened(world: World, query: Query, from: number, until: number, types: ReadonlySet<string>, fits: Fits): Open {
  const open = { query, from, until, ends: 0, ms: budget.ms }
  const skip = query.offset ?? 0
  if (query.sort?.length) {
    const found = sorted(matching(world, from, until, types, fits), query.sort)
    return { ...open, total: found.length, rest: found.slice(skip).values() }
  }
  let total = 0
  eachRecord(world, from, until, types, (...one) => {
    if (!fits || fits(storedOf(...one))) total++
  })
  const rest = newestFirst(world, from, until, types, fits)
  for (let at = 0; at < skip; at++) if (rest.next().done) break
  return { ...open, total, rest }
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
  const { total, from, until } = open
  const records = withinBudget('filter', () => pageOf(open), open.ms)
  return { records, total, from, until, cursor: keep(world, open) }
}
