/**
 * When the transactions of a pair happen. Each hour has a whole number of them, which the hour's half minutes share
 * out by one of a few courses; within a half minute no second is like another. The n-th transaction of an hour
 * happens in the middle of its n-th part of the course, so that counting and telling one by one are the same.
 */
import { fraction } from '../seed/random'
import { moodIn, touches, usual, type Mood } from './incidents'
import { isScan, type Pair } from './pair'
import { dayMs, hourMs } from './rhythm'
import { activity } from './shapes'
import type { Traffic } from './traffic'

export const slotMs = 30_000
const slots = hourMs / slotMs
const seconds = slotMs / 1000

/** Some nights the appliance is away for ten minutes, and nothing is seen. */
export function isGap(time: number): boolean {
  const day = Math.floor(time / dayMs)
  if (fraction(day, 0x5eed) > 0.08) return false
  const minute = (time - day * dayMs) / 60_000
  return minute >= 134 && minute < 144
}

/** Sums that begin with 0 and end with 1. */
function shares(weights: readonly number[]): Float64Array {
  const sums = new Float64Array(weights.length + 1)
  for (const [at, weight] of weights.entries()) sums[at + 1] = (sums[at] ?? 0) + weight
  const total = sums[weights.length] ?? 0
  for (let at = 1; at <= weights.length; at++) sums[at] = total > 0 ? (sums[at] ?? 0) / total : 0
  // What is all is all, whatever rounding says.
  sums[weights.length] = 1
  return sums
}

const count = (length: number): number[] => Array.from({ length }, (_, at) => at)

const hours = new Map<number, Float64Array>()
const seconds_ = new Map<number, Float64Array>()
/** Courses that are kept at most. */
const most = 20_000

/** What of an hour's total has been reached at the start of each half minute. */
function courseOf(course: number, hour: number): Float64Array {
  const key = hour * 16 + course
  let found = hours.get(key)
  if (!found) {
    if (hours.size > most) hours.clear()
    found = shares(
      count(slots).map((slot) => (isGap(hour * hourMs + slot * slotMs) ? 0 : 0.35 + fraction(key, slot) ** 2 * 2)),
    )
    hours.set(key, found)
  }
  return found
}

/** The same for the seconds of a half minute, one of a few ways. */
function withinSlot(way: number): Float64Array {
  let found = seconds_.get(way)
  if (!found) {
    found = shares(count(seconds).map((second) => 0.3 + fraction(way ^ 0x5ec, second) ** 2 * 2))
    seconds_.set(way, found)
  }
  return found
}

const wayOf = (hour: number, slot: number): number => ((hour * slots + slot) * 31) & 63

/** The part of an hour's total that has been reached at a moment, ms. */
function reachedAt(course: Float64Array, hour: number, time: number): number {
  const at = (time - hour * hourMs) / slotMs
  if (at <= 0) return 0
  if (at >= slots) return 1
  const slot = Math.floor(at)
  const here = course[slot] ?? 0
  if (at === slot) return here
  const second = (at - slot) * seconds
  const whole = Math.floor(second)
  const parts = withinSlot(wayOf(hour, slot))
  const part = (parts[whole] ?? 1) + ((parts[whole + 1] ?? 1) - (parts[whole] ?? 1)) * (second - whole)
  return here + ((course[slot + 1] ?? 1) - here) * part
}

/** The last place of a rising list that is not above a value. */
function placeIn(list: Float64Array, value: number): number {
  let low = 0
  let high = list.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((list[middle] ?? 1) <= value) low = middle
    else high = middle - 1
  }
  return low
}

/** The moment, ms, at which a part of an hour's total is reached. */
function momentAt(course: Float64Array, hour: number, part: number): number {
  const slot = placeIn(course, part)
  const here = course[slot] ?? 0
  const width = (course[slot + 1] ?? 1) - here
  const inner = width > 0 ? Math.min(1, (part - here) / width) : 0
  const parts = withinSlot(wayOf(hour, slot))
  const second = placeIn(parts, inner)
  const low = parts[second] ?? 0
  const step = (parts[second + 1] ?? 1) - low
  return hour * hourMs + slot * slotMs + (second + (step > 0 ? (inner - low) / step : 0)) * 1000
}

/** How many transactions a pair has in an hour, were nothing to go wrong. */
export function hourTotal(traffic: Traffic, pair: Pair, hour: number): number {
  if (isScan(pair)) {
    const scan = traffic.incidentsIn(hour).some((incident) => touches(pair, incident))
    return scan ? 30 + Math.floor(60 * fraction(pair.seed, hour)) : 0
  }
  const level = activity(pair.shape, pair.phase, pair.seed, hour)
  const some = pair.rate * level * (0.6 + 0.8 * fraction(pair.seed, hour))
  return Math.floor(some + fraction(pair.seed ^ 0x51ed, hour))
}

/** A run of an hour's transactions in one mood, with the bounds of the time it takes, ms. */
export interface Stretch {
  hour: number
  total: number
  mood: Mood
  from: number
  until: number
}

/** How a pair fares as a rule. */
export const moodOf = (pair: Pair): Mood => (pair.mood ??= usual(pair))

/** The stretches of a pair within one hour and between two moments; none where it is silent. */
export function stretchesOf(traffic: Traffic, pair: Pair, hour: number, from: number, until: number): Stretch[] {
  const begin = Math.max(from, pair.from, hour * hourMs)
  const end = Math.min(until, pair.until, (hour + 1) * hourMs)
  const total = begin < end ? hourTotal(traffic, pair, hour) : 0
  if (total === 0) return []
  const mood = moodOf(pair)
  const all = traffic.incidentsIn(hour)
  const incidents = all.length === 0 ? all : all.filter((incident) => touches(pair, incident))
  if (incidents.length === 0) return [{ hour, total, mood, from: begin, until: end }]
  const cuts = [begin, end, ...incidents.flatMap((incident) => [incident.from, incident.until])]
    .filter((time) => time >= begin && time <= end)
    .toSorted((a, b) => a - b)
  const list: Stretch[] = []
  for (const [at, start] of cuts.entries()) {
    const stop = cuts[at + 1]
    if (stop === undefined || stop === start) continue
    const incident = incidents.find((one) => one.from <= start && one.until >= stop)
    // A scan is nothing but its incident.
    if (!incident && isScan(pair)) continue
    list.push({ hour, total, mood: incident ? moodIn(pair, incident) : mood, from: start, until: stop })
  }
  return list
}

/** The part of an hour's transactions that has begun at a moment, ms. */
export const reachedBy = (pair: Pair, hour: number, time: number): number =>
  reachedAt(courseOf(pair.course, hour), hour, time)

/** Tells how many of an hour's transactions have begun at a moment, ms. */
export function counterOf(pair: Pair, { hour, total }: Stretch): (time: number) => number {
  const course = courseOf(pair.course, hour)
  return (time) => Math.floor(total * reachedAt(course, hour, time) + 0.5)
}

/** The moment, ms, at which the transaction of an ordinal (from 0) happens. */
export function momentOf(pair: Pair, { hour, total }: Stretch): (ordinal: number) => number {
  const course = courseOf(pair.course, hour)
  return (ordinal) => momentAt(course, hour, (ordinal + 0.5) / total)
}
