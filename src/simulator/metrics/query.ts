/** Metric queries (5.3 guide, Example 3): the bucket that is really used, what is kept for how long, totals. */
import { autoCycle, cycleMs, type Cycle } from '../../catalog/cycles'
import { metricCategory, metricOf, statName } from '../../catalog/metric-catalog'
import {
  measures,
  type MetricAnswer,
  type MetricObjectType,
  type MetricQuery,
  type MetricStat,
} from '../../catalog/metrics'
import { compareVersions, later } from '../../catalog/release'
import type { z } from '../../catalog/zod'
import { refuse } from '../answer'
import { resolveTime } from '../../catalog/cycles'
import type { World } from '../world'
import { isGap } from '../traffic/course'
import { trafficOf } from '../traffic/traffic'
import { customMetric } from './custom'
import { countsOf, measure } from './measure'
import { keyTest, together, unknownStat, written, type Spec } from './measured'
import { nodesOf, speakersOf, thingOf, type Thing } from './things'

type Query = z.output<typeof MetricQuery>
export type Shape = 'series' | 'total' | 'byObject'

const day = 86_400_000

/** How long buckets of each length are kept, ms. */
const keptFor: Record<Cycle, number> = {
  '1sec': 3_600_000,
  '30sec': 2 * day,
  '5min': 14 * day,
  '1hr': 400 * day,
  '24hr': 1200 * day,
}
const cycles: readonly Cycle[] = ['1sec', '30sec', '5min', '1hr']

/** The object id of a total over several objects, which is nobody's. */
const nobody = -1

function specOf(world: World, type: MetricObjectType, category: string, wanted: Query['metric_specs'][number]): Spec {
  const known = metricCategory(category)
  const full = statName(type, category)
  if (!known?.objectTypes.includes(type)) throw unknownStat(full)
  const stored = [...world.collections.appliances.all()].some(
    ({ platform }) => platform === 'trace' || platform === 'eta',
  )
  if (category === 'cpc' && !stored) throw unknownStat(full)
  // A trigger may have written any name into the custom categories.
  const metric = metricOf(category, wanted.name) ?? (known.open ? customMetric(category, wanted.name) : undefined)
  if (!metric || (metric.since && compareVersions(world.release, metric.since) < 0))
    throw unknownStat(`${full}.${wanted.name}`)
  return {
    category,
    metric,
    key1: keyTest('key1', wanted.key1),
    key2: keyTest('key2', wanted.key2),
    calc: wanted.calc_type ?? null,
    percentiles: wanted.percentiles ?? [],
  }
}

/** One second is kept for bytes and packets of what is on the wire, and for nothing else. */
const everySecond = ({ metric_category, metric_specs, object_type }: Query): boolean =>
  metric_category === 'net' &&
  object_type !== 'application' &&
  metric_specs.every(({ name }) => /^(bytes|pkts)/.test(name))

/** The bucket that a query gets: another one than it asks for where that is not kept, or no longer. */
function cycleFor(query: Query, from: number, until: number, now: number): Cycle {
  if (query.cycle !== 'auto') return query.cycle === '1sec' && !everySecond(query) ? '30sec' : query.cycle
  let at = cycles.indexOf(autoCycle(until - from, everySecond(query)))
  while (at < cycles.length - 1 && from < now - keptFor[cycles[at] ?? '1hr']) at++
  return cycles[at] ?? '1hr'
}

function extended(world: World): boolean {
  const { datastore } = world.config.live
  return typeof datastore === 'object' && datastore !== null && Reflect.get(datastore, 'extended') === true
}

function momentOf(name: string, value: string | number, now: number): number {
  const moment = resolveTime(value, now)
  if (moment === null) throw refuse(400, `Body field "${name}": "${value}" is not a time`)
  return moment
}

interface Plan {
  from: number
  until: number
  cycle: Cycle
  /** Where data begins and ends, ms. */
  first: number
  last: number
  specs: Spec[]
  /** Lists of bounds by what they begin with. */
  bounds: Map<number, Float64Array>
}

function planOf(world: World, query: Query): Plan {
  const now = world.now()
  const until = momentOf('until', query.until, now)
  // 0 has been seen to mean all that is kept.
  const from = query.from === 0 || query.from === '0' ? 0 : momentOf('from', query.from, now)
  if (from > until) throw refuse(400, 'Body field "from" is after "until"')
  if (!measures(world.release, query.object_type)) {
    const what = query.object_type === 'system' ? 'appliances' : 'activity groups'
    throw refuse(400, `Body field "object_type": this release has no metrics of ${what}`)
  }
  const cycle = cycleFor(query, from, until, now)
  const specs = query.metric_specs.map((spec) => specOf(world, query.object_type, query.metric_category, spec))
  const none = cycle === '24hr' && !extended(world)
  return {
    from,
    until,
    cycle,
    specs,
    bounds: new Map(),
    first: none ? Infinity : Math.max(from, now - keptFor[cycle]),
    last: Math.min(until, now),
  }
}

/** True if the object has the category at all. */
const has = (thing: Thing, category: string): boolean =>
  thing.type === 'system' || speakersOf(thing, category).length > 0

/** Bounds of buckets: the same list for all objects that have the same, since what is reached at them is kept by list. */
function boundsOf({ cycle, last, bounds }: Plan, start: number, buckets: number): Float64Array {
  const key = start + buckets
  let found = bounds.get(key)
  if (found?.[0] !== start || found.length !== buckets + 1) {
    found = Float64Array.from({ length: buckets + 1 }, (_, at) => Math.min(start + at * cycleMs[cycle], last))
    bounds.set(key, found)
  }
  return found
}

/** What a metric of an object is answered as in each bucket; a plain count goes no way round. */
function columnOf(world: World, thing: Thing, spec: Spec, bounds: Float64Array): ArrayLike<unknown> {
  return (
    countsOf(trafficOf(world), thing, spec, bounds) ??
    measure(trafficOf(world), thing, spec, bounds).map((value) => written(value, spec))
  )
}

function addSeries(stats: MetricStat[], world: World, plan: Plan, thing: Thing): void {
  const { specs, cycle, first, last } = plan
  const duration = cycleMs[cycle]
  // Buckets that begin in the window; where it is too short for that, the one that it lies in.
  const begun = Math.ceil(first / duration)
  const bucket = begun * duration < last ? begun : Math.floor(first / duration)
  const start = Math.max(bucket, Math.floor(thing.from / duration)) * duration
  const end = Math.min(last, thing.until)
  if (start >= end) return
  const buckets = Math.ceil((end - start) / duration)
  const bounds = boundsOf(plan, start, buckets)
  const columns = specs.map((spec) => columnOf(world, thing, spec, bounds))
  const [only] = columns.length === 1 ? columns : []
  for (let at = 0; at < buckets; at++) {
    const time = start + at * duration
    // What was away has no buckets, which is not the same as zeros.
    if (duration <= cycleMs['5min'] && isGap(time) && isGap(time + duration - 1)) continue
    const values = only ? [only[at] ?? null] : columns.map((column) => column[at] ?? null)
    stats.push({ oid: thing.oid, time, duration, values })
  }
}

function total(world: World, plan: Plan, things: readonly Thing[], oid: number): MetricStat[] {
  const { specs, from, until, first, last } = plan
  if (things.length === 0 || first >= last) return []
  const bounds = Float64Array.of(first, last)
  const values = specs.map((spec) =>
    written(together(things.flatMap((thing) => measure(trafficOf(world), thing, spec, bounds))), spec),
  )
  return [{ oid, time: from, duration: until - from, values }]
}

/** What one node answers. */
function answerOf(world: World, query: Query, plan: Plan, shape: Shape, node: number | null): MetricAnswer {
  const things = query.object_ids.flatMap((id) => {
    const thing = thingOf(world, query.object_type, id, node)
    return thing && has(thing, query.metric_category) ? [thing] : []
  })
  const stats: MetricStat[] = []
  if (shape === 'series') for (const thing of things) addSeries(stats, world, plan, thing)
  else if (shape === 'total') stats.push(...total(world, plan, things, nobody))
  else for (const thing of things) stats.push(...total(world, plan, [thing], thing.oid))
  const { cycle, from, until } = plan
  return { stats, cycle, node_id: node ?? 0, clock: Math.floor(world.now() / 30_000) * 30_000, from, until }
}

interface Deferred {
  results: MetricAnswer[]
  /** True once the next result has been asked for: it is ready the second time. */
  asked: boolean
}

interface Waiting {
  next: number
  byId: Map<number, Deferred>
}

/** The xid of a world's first query that is answered later. */
export const firstXid = 236_238

const waitings = new WeakMap<World, Waiting>()

function waitingOf(world: World): Waiting {
  let waiting = waitings.get(world)
  if (!waiting) waitings.set(world, (waiting = { next: firstXid, byId: new Map() }))
  return waiting
}

/** Keeps results to be fetched one by one; the xid to fetch them with. */
export function defer(world: World, results: MetricAnswer[]): number {
  const waiting = waitingOf(world)
  const xid = waiting.next++
  // The first is ready at once: some clients read it without a word about those that are not.
  waiting.byId.set(xid, { results, asked: true })
  return xid
}

/**
 * Answers a query. A Command whose objects are on several nodes answers an xid instead, to fetch one result for
 * each node with; in releases that have no way to fetch them it answers for all nodes at once.
 */
export function ask(world: World, query: Query, shape: Shape): MetricAnswer {
  const plan = planOf(world, query)
  const nodes = nodesOf(world, query.object_type, query.object_ids)
  const [only = null] = nodes
  if (nodes.length <= 1) return answerOf(world, query, plan, shape, only)
  if (compareVersions(world.release, later) < 0) return answerOf(world, query, plan, shape, null)
  const results = nodes.map((node) => answerOf(world, query, plan, shape, node))
  return { xid: defer(world, results), num_results: results.length }
}

/** The next node's result; "again" while it is not ready, null when all have been fetched. 404 for another xid. */
export function nextResult(world: World, xid: string): MetricAnswer | 'again' | null {
  const deferred = waitingOf(world).byId.get(Number(xid))
  if (!deferred) throw refuse(404, `There is no query ${xid}`)
  if (deferred.results.length === 0) return null
  if (!deferred.asked) {
    deferred.asked = true
    return 'again'
  }
  deferred.asked = false
  return deferred.results.shift() ?? null
}
