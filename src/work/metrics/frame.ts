/**
 * Series over one grid of buckets. The grid follows from the answer's own range and bucket; a bucket that lies partly
 * outside, or still fills, is an edge and stays out of statistics; one that did not come is null, which is not zero.
 */
import { cycleMs, type Cycle } from '../../catalog/cycles'
import type { MetricAnswer } from '../../catalog/metrics'

/** Another span that the same question was asked about. */
export type Past = 'none' | 'previous' | 'week'

export interface Series {
  /** The same across refreshes: object, metric, percentile, key and span. */
  id: string
  /** Which object, as type and id; empty for all together. */
  source: string
  metric: string
  /** `p95`, or empty. */
  part: string
  /** A detail's key in words, or empty. */
  key: string
  past: Past
  values: (number | null)[]
  /** Distributions of buckets, where no number was asked for. */
  steps?: (readonly { value: number; freq: number }[] | undefined)[]
}

export interface Edge {
  /** Index of the bucket. */
  at: number
  /** How much of it lies inside, ms. */
  covered: number
  /** It is not over yet: what was counted was counted in the part that is. */
  filling: boolean
}

export interface Grid {
  /** The answer's own range, ms since 1970. */
  from: number
  until: number
  /** Length of a bucket, ms. */
  step: number
  /** Starts of the buckets. */
  times: readonly number[]
  edges: readonly Edge[]
}

/** How often an appliance commits what it measured, ms. */
const committed = 30_000

/** More buckets than any screen or appliance has: an answer that asks for more is not believed. */
const mostBuckets = 400_000

const isMoment = (at: unknown): at is number => typeof at === 'number' && Number.isFinite(at) && at > 0 && at < 8.64e15

/** The bucket that an answer really used, ms; totals have none. */
export function stepOf(answer: MetricAnswer): number | undefined {
  const named =
    answer.cycle !== undefined && Object.hasOwn(cycleMs, answer.cycle) ? cycleMs[answer.cycle as Cycle] : undefined
  return named ?? answer.stats?.find(({ duration }) => duration > 0)?.duration
}

/** The grid of an answer; undefined where it says neither range nor bucket. */
export function gridOf(answer: MetricAnswer): Grid | undefined {
  const step = stepOf(answer)
  if (step === undefined) return undefined
  const stats = answer.stats ?? []
  let first = Infinity
  let last = -Infinity
  for (const { time } of stats) {
    if (!isMoment(time)) continue
    if (time < first) first = time
    if (time > last) last = time
  }
  // A release that does not say its range is taken at its first and last bucket.
  const from = isMoment(answer.from) ? answer.from : first
  const until = isMoment(answer.until) ? answer.until : last + step
  if (!(until > from)) return undefined
  // Buckets begin at multiples of their length, but for days of an appliance that counts them in its own zone.
  const phase = Number.isFinite(first) ? first % step : 0
  const begun = Math.ceil((from - phase) / step) * step + phase
  // What came from outside the range by more than a bucket is not of this answer.
  const start = Number.isFinite(first) && first < begun && first > from - step ? first : begun
  const clock = isMoment(answer.clock) ? answer.clock : Infinity
  // What is still to come has no buckets.
  const known = Math.max(
    Math.min(until, clock + committed),
    Number.isFinite(last) && last < until + step ? last + 1 : 0,
  )
  const count = Math.min(mostBuckets, Math.max(0, Math.ceil((known - start) / step)))
  const times = Array.from({ length: count }, (_, index) => start + index * step)
  // Of a bucket of which nothing is over as far as is known, nobody knows for how long it counted: it has no rate.
  if (until > clock + committed) while (times.length > 1 && (times.at(-1) ?? 0) >= clock) times.pop()
  const edges: Edge[] = []
  for (const at of new Set([0, times.length - 2, times.length - 1])) {
    const time = times[at]
    if (time === undefined) continue
    const inside = Math.min(time + step, until) - Math.max(time, from)
    const filling = time + step > Math.min(clock, until)
    const over = (until <= clock + committed ? until : clock) - time
    const covered = Math.max(0, filling ? Math.min(inside, over) : inside)
    if (covered < step) edges.push({ at, covered, filling })
  }
  return { from, until, step, times, edges: edges.toSorted((a, b) => a.at - b.at) }
}

/** The place of a moment in a grid, -1 outside. */
export function placeIn({ times, step }: Grid, time: number): number {
  const [start] = times
  if (start === undefined) return -1
  const at = Math.round((time - start) / step)
  return at >= 0 && at < times.length ? at : -1
}

/** An empty row of values. */
export const empty = (grid: Grid): (number | null)[] => Array.from({ length: grid.times.length }, () => null)

/** Seconds that the count of each bucket was counted in: of one that still fills, those that are over. */
export function secondsOf(grid: Grid): (at: number) => number {
  const filling = new Map(grid.edges.filter((edge) => edge.filling).map(({ at, covered }) => [at, covered / 1000]))
  return (at) => filling.get(at) ?? grid.step / 1000
}

export interface Figures {
  min: number | null
  mean: number | null
  max: number | null
  last: number | null
  /** Indexes of the buckets with the extremes. */
  minAt: number
  maxAt: number
  /** How many whole buckets had a value. */
  count: number
}

/** Figures over whole buckets: edges are left out. */
export function figuresOf(values: readonly (number | null)[], edges: readonly Edge[]): Figures {
  const out = new Set(edges.map(({ at }) => at))
  const figures: Figures = { min: null, mean: null, max: null, last: null, minAt: -1, maxAt: -1, count: 0 }
  let sum = 0
  for (let at = 0; at < values.length; at++) {
    const value = values[at]
    if (value === null || value === undefined || out.has(at)) continue
    figures.count++
    sum += value
    figures.last = value
    if (figures.min === null || value < figures.min) {
      figures.min = value
      figures.minAt = at
    }
    if (figures.max === null || value > figures.max) {
      figures.max = value
      figures.maxAt = at
    }
  }
  if (figures.count > 0) figures.mean = sum / figures.count
  return figures
}
