/**
 * Counts over legs between bounds. A count is a function of seed, object, metric and time alone, so that every query
 * sees the same past, and what lies between the first and the last bound is the sum of what lies between all.
 */
import { hourMs } from '../traffic/rhythm'
import { hourTotal, moodOf, reachedBy, stretchesOf } from '../traffic/course'
import { touches, type Incident, type Mood } from '../traffic/incidents'
import type { Pair } from '../traffic/pair'
import type { Traffic } from '../traffic/traffic'
import type { Leg } from './legs'
import { countsKnocks, type Tally } from './tallies'

/** A part of an hour between bounds: the bucket that it begins in, and what is reached at its start, each bound, its end. */
interface Run {
  bucket: number
  parts: Float64Array
}

/** What is the same in an hour for all pairs of one query: its incidents, and the runs of those who are there all the time. */
interface Hour {
  incidents: readonly Incident[]
  byCourse: (Run | undefined)[]
}
const hours = new WeakMap<Float64Array, { traffic: Traffic; of: (Hour | undefined)[] }>()

/** The first bound, by its place, that is later than a moment. */
function boundAfter(bounds: Float64Array, time: number): number {
  let low = 0
  let high = bounds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((bounds[middle] ?? 0) <= time) low = middle + 1
    else high = middle
  }
  return low
}

function runOf(bounds: Float64Array, pair: Pair, hour: number, from: number, until: number): Run {
  const bound = boundAfter(bounds, from)
  const stop = boundAfter(bounds, until)
  const parts = new Float64Array(stop - bound + 2)
  parts[0] = reachedBy(pair, hour, from)
  for (let at = bound; at < stop; at++) parts[at - bound + 1] = reachedBy(pair, hour, bounds[at] ?? 0)
  parts[stop - bound + 1] = reachedBy(pair, hour, until)
  return { bucket: bound - 1, parts }
}

/** Told of what a pair does in one mood: a part of an hour, and how many transactions the whole hour has. */
type Tell = (run: Run, total: number, mood: Mood, hour: number) => void

function eachRun(traffic: Traffic, pair: Pair, bounds: Float64Array, tell: Tell): void {
  const opens = bounds[0] ?? 0
  const closes = bounds.at(-1) ?? 0
  const begin = Math.max(opens, pair.from)
  const end = Math.min(closes, pair.until)
  let known = hours.get(bounds)
  if (known?.traffic !== traffic) hours.set(bounds, (known = { traffic, of: [] }))
  const opening = Math.floor(opens / hourMs)
  for (let hour = Math.floor(begin / hourMs); hour * hourMs < end; hour++) {
    const total = hourTotal(traffic, pair, hour)
    if (total === 0) continue
    const { incidents, byCourse } = (known.of[hour - opening] ??= {
      incidents: traffic.incidentsIn(hour),
      byCourse: [],
    })
    const from = Math.max(begin, hour * hourMs)
    const until = Math.min(end, (hour + 1) * hourMs)
    if (incidents.some((incident) => touches(pair, incident)))
      for (const stretch of stretchesOf(traffic, pair, hour, begin, end))
        tell(runOf(bounds, pair, hour, stretch.from, stretch.until), total, stretch.mood, hour)
    else if (from === Math.max(opens, hour * hourMs) && until === Math.min(closes, (hour + 1) * hourMs))
      tell((byCourse[pair.course] ??= runOf(bounds, pair, hour, from, until)), total, moodOf(pair), hour)
    // It begins or ends within the hour.
    else tell(runOf(bounds, pair, hour, from, until), total, moodOf(pair), hour)
  }
}

/** How many of an hour's transactions have begun where a part of its course is reached. */
const begunBy = (total: number, part: number): number => (total * part + 0.5) | 0

/** Told of what a pair did in a bucket: the first and the last ordinal of an hour's transactions. */
export type Visit = (bucket: number, first: number, last: number, mood: Mood, hour: number) => void

/** Walks over what one pair did between rising bounds (ms), bucket by bucket. */
export function walk(traffic: Traffic, pair: Pair, bounds: Float64Array, visit: Visit): void {
  eachRun(traffic, pair, bounds, ({ bucket, parts }, total, mood, hour) => {
    let first = begunBy(total, parts[0] ?? 0)
    for (let at = 1; at < parts.length; at++) {
      const last = begunBy(total, parts[at] ?? 0)
      if (last > first) visit(bucket + at - 1, first, last, mood, hour)
      first = last
    }
  })
}

/** Ordinals up to which what a leg's transactions come to is kept: most hours have fewer, and ask for each often. */
const most = 256

/** Counts over legs, one number for each bucket between the bounds (ms, rising). */
export function counts(traffic: Traffic, legs: readonly Leg[], tally: Tally, bounds: Float64Array): Float64Array {
  const sums = new Float64Array(Math.max(0, bounds.length - 1))
  const knocks = countsKnocks(tally)
  const kept = new Float64Array(most)
  for (const { pair, side } of legs) {
    const own = moodOf(pair)
    kept.fill(Number.NaN)
    eachRun(traffic, pair, bounds, ({ bucket, parts }, total, mood) => {
      if (mood.away && !knocks) return
      let first = begunBy(total, parts[0] ?? 0)
      // What one bucket ends with the next begins with, so each is tallied once.
      let reached = tally(first, pair, mood, side)
      for (let at = 1; at < parts.length; at++) {
        const last = begunBy(total, parts[at] ?? 0)
        if (last === first) continue
        let now = last < most && mood === own ? (kept[last] ?? Number.NaN) : Number.NaN
        if (Number.isNaN(now)) {
          now = tally(last, pair, mood, side)
          if (last < most && mood === own) kept[last] = now
        }
        const place = bucket + at - 1
        sums[place] = (sums[place] ?? 0) + now - reached
        first = last
        reached = now
      }
    })
  }
  return sums
}
