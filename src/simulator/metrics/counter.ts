/**
 * Counts over legs between bounds. A count is a function of seed, object, metric and time alone, so that every query
 * sees the same past, and what lies between the first and the last bound is the sum of what lies between all.
 */
import { hourMs } from '../traffic/rhythm'
import { reachedBy, stretchesOf, type Stretch } from '../traffic/course'
import type { Pair } from '../traffic/pair'
import type { Traffic } from '../traffic/traffic'
import type { Leg } from './legs'
import { countsKnocks, type Tally } from './tallies'

/** Told of each stretch of a leg between two bounds: which bucket it is in, and its first and last ordinal. */
export type Visit = (bucket: number, first: number, last: number, pair: Pair, stretch: Stretch) => void

/** For each course and hour what has been reached at the bounds within it; the same for all pairs of one query. */
const grids = new WeakMap<Float64Array, Map<number, Float64Array>>()

function gridOf(bounds: Float64Array, pair: Pair, stretch: Stretch, first: number, last: number): Float64Array {
  let grid = grids.get(bounds)
  if (!grid) grids.set(bounds, (grid = new Map()))
  const key = stretch.hour * 16 + pair.course
  let found = grid.get(key)
  if (!found || found[0] !== first || found.length < last - first + 2) {
    found = new Float64Array(last - first + 2)
    found[0] = first
    for (let at = first; at <= last; at++) found[at - first + 1] = reachedBy(pair, stretch, bounds[at] ?? 0)
    grid.set(key, found)
  }
  return found
}

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

/** Walks over what one pair did between rising bounds (ms), bucket by bucket. */
export function walk(traffic: Traffic, pair: Pair, bounds: Float64Array, visit: Visit): void {
  const begin = Math.max(bounds[0] ?? 0, pair.from)
  const end = Math.min(bounds.at(-1) ?? 0, pair.until)
  for (let hour = Math.floor(begin / hourMs); hour * hourMs < end; hour++) {
    for (const stretch of stretchesOf(traffic, pair, hour, begin, end)) {
      const { total, from, until } = stretch
      let bound = boundAfter(bounds, from)
      let first = Math.floor(total * reachedBy(pair, stretch, from) + 0.5)
      const stop = boundAfter(bounds, until)
      const grid = stop > bound ? gridOf(bounds, pair, stretch, bound, stop - 1) : null
      const start = bound
      for (; grid && bound < stop; bound++) {
        const last = Math.floor(total * (grid[bound - start + 1] ?? 0) + 0.5)
        if (last > first) visit(bound - 1, first, last, pair, stretch)
        first = last
      }
      const last = Math.floor(total * reachedBy(pair, stretch, until) + 0.5)
      if (last > first) visit(bound - 1, first, last, pair, stretch)
    }
  }
}

/** Counts over legs, one number for each bucket between the bounds (ms, rising). */
export function counts(traffic: Traffic, legs: readonly Leg[], tally: Tally, bounds: Float64Array): Float64Array {
  const sums = new Float64Array(Math.max(0, bounds.length - 1))
  const knocks = countsKnocks(tally)
  for (const { pair, side } of legs) {
    // What one bucket ends with the next begins with, so each is tallied once.
    let reached = 0
    let known: Stretch | null = null
    let at = 0
    walk(traffic, pair, bounds, (bucket, first, last, _, stretch) => {
      const { mood } = stretch
      if (mood.away && !knocks) return
      const before = known === stretch && at === first ? reached : tally(first, pair, mood, side)
      known = stretch
      at = last
      reached = tally(last, pair, mood, side)
      sums[bucket] = (sums[bucket] ?? 0) + reached - before
    })
  }
  return sums
}
