/**
 * How much of something was counted between two moments: a function of seed, object, metric and time alone, so that
 * every query sees the same past. Each hour has a whole total, which the hour's half minutes share out; a bucket of
 * any length is what was reached at its end less what was reached at its start, so that sums agree at every length.
 */
import { fraction } from '../records/stream'
import { hash } from '../seed/random'
import { rhythm } from './rhythm'
import { deviceSeed, speakersOf, type Thing } from './things'

export const hourMs = 3_600_000
const slotMs = 30_000
const slots = hourMs / slotMs
const dayMs = 24 * hourMs

/** Parts of what is asked of a server, by the name of the metric; the first that fits. */
const shares: readonly (readonly [RegExp, number])[] = [
  [/^(external_)?bytes|_bytes$|^bytes_|bytes_xfer$/, 5200],
  [/^pkts|_pkts$|^pkts_/, 9],
  [/rsp_error|error|failure|aborted|_abort$|auth_failures/, 0.024],
  [/timeout|truncated|expired|lockout|self_signed|weak|rto_multi|drops|dups|out_of_order|desync|warning/, 0.006],
  [/rto|retrans|zwnd|throttle|syn_unanswered/, 0.018],
  [/^rsp|status_code|rsp_rcode|content_type/, 0.985],
  [/^req|method|uri|host_query|record_type|file|user|database/, 1],
  [/connected|accepted|sessions|version|cipher|key|cert|handshake|post_quantum/, 0.3],
  [/trigger_cycles_avail/, 90_000],
  [/trigger_cycles/, 31_000],
]

/** Requests in the busiest hour of a device, in the middle. */
function middleOf(category: string): number {
  if (category.startsWith('net') || category === 'app') return 3200
  if (category.startsWith('tcp')) return 900
  if (category === 'capture' || category === 'cpc') return 400_000
  if (category.startsWith('icmp')) return 12
  return category.includes('_client') ? 70 : 1400
}

const seeds = new Map<string, number>()

/** The hash of a word, kept: the words are few and are asked for all the time. */
export function wordSeed(word: string): number {
  let seed = seeds.get(word)
  if (seed === undefined) seeds.set(word, (seed = hash(word)))
  return seed
}

export const shareOf = (metric: string): number => shares.find(([fits]) => fits.test(metric))?.[1] ?? 0.1

/** Some objects are fifty times as busy as others. */
const size = (seed: number, category: string): number =>
  middleOf(category) * Math.exp((fraction(seed, wordSeed(category)) - 0.5) * 4)

/** Now and then something goes wrong for an hour. */
const troubled = (seed: number, hour: number): boolean => fraction(seed ^ 0x7777, hour) < 0.012

function hourOf(seed: number, category: string, metric: string, hour: number): number {
  const share = shareOf(metric)
  const shared = 0.75 + 0.5 * fraction(seed, hour)
  const own = 0.94 + 0.12 * fraction(seed ^ wordSeed(metric), hour)
  const trouble = share < 0.1 && troubled(seed, hour) ? 9 : 1
  return size(seed, category) * share * rhythm(hour * hourMs + hourMs / 2) * shared * own * trouble
}

/** The whole number that was counted in one hour, counted from 1970. */
function hourTotal(thing: Thing, category: string, metric: string, hour: number): number {
  if (thing.type === 'system') return Math.round(hourOf(thing.seed, category, metric, hour))
  let sum = 0
  for (const device of speakersOf(thing, category))
    sum += Math.round(hourOf(deviceSeed(thing.world, device.id), category, metric, hour))
  return Math.round(sum * thing.scale)
}

/** Some nights the appliance is away for 40 minutes, and nothing is counted. */
export function isGap(time: number): boolean {
  const day = Math.floor(time / dayMs)
  if (fraction(day, 0x5eed) > 0.08) return false
  const minute = (((time % dayMs) + dayMs) % dayMs) / 60_000
  return minute >= 130 && minute < 170
}

/** What of its hour's total has been reached at the start of each half minute, 0 to 1. */
function profile(thing: Thing, hour: number): Float64Array {
  const reached = new Float64Array(slots + 1)
  const start = hour * hourMs
  for (let slot = 0; slot < slots; slot++) {
    const weight = isGap(start + slot * slotMs) ? 0 : 0.35 + fraction(thing.seed ^ hour, slot) ** 2 * 2
    reached[slot + 1] = (reached[slot] ?? 0) + weight
  }
  const total = reached[slots] ?? 0
  if (total > 0) for (let slot = 1; slot <= slots; slot++) reached[slot] = (reached[slot] ?? 0) / total
  return reached
}

/** How much of a half minute's count has come after a part of it, 0 to 1: no second is like the other. */
function within(seed: number, part: number): number {
  if (part <= 0) return 0
  const seconds = slotMs / 1000
  let before = 0
  let all = 0
  for (let second = 0; second < seconds; second++) {
    const weight = 0.3 + fraction(seed, second) ** 2 * 2
    before += weight * Math.min(1, Math.max(0, part * seconds - second))
    all += weight
  }
  return before / all
}

/** Counts of one object; remembers what it has worked out for as long as one query runs. */
export class Counter {
  readonly thing: Thing
  readonly #profiles = new Map<number, Float64Array>()
  readonly #totals = new Map<string, number>()

  constructor(thing: Thing) {
    this.thing = thing
  }

  #profile(hour: number): Float64Array {
    let found = this.#profiles.get(hour)
    if (!found) this.#profiles.set(hour, (found = profile(this.thing, hour)))
    return found
  }

  #total(category: string, metric: string, hour: number): number {
    const key = `${category}/${metric}/${hour}`
    let found = this.#totals.get(key)
    if (found === undefined) this.#totals.set(key, (found = hourTotal(this.thing, category, metric, hour)))
    return found
  }

  /** The part of an hour's total that had been reached at a moment. */
  #reached(hour: number, time: number): number {
    const at = (time - hour * hourMs) / slotMs
    if (at <= 0) return 0
    if (at >= slots) return 1
    const slots_ = this.#profile(hour)
    const slot = Math.floor(at)
    const here = slots_[slot] ?? 0
    return here + ((slots_[slot + 1] ?? here) - here) * within(this.thing.seed ^ (hour * slots + slot), at - slot)
  }

  /** What was counted from one moment (included) to another (ms); `part` of it, for one key of many. */
  count(category: string, metric: string, from: number, until: number, part = 1): number {
    const begin = Math.max(from, this.thing.from)
    const end = Math.min(until, this.thing.until)
    let sum = 0
    for (let hour = Math.floor(begin / hourMs); hour * hourMs < end; hour++) {
      const total = this.#total(category, metric, hour) * part
      if (hour * hourMs >= begin && (hour + 1) * hourMs <= end) sum += Math.floor(total)
      else sum += Math.floor(total * this.#reached(hour, end)) - Math.floor(total * this.#reached(hour, begin))
    }
    return sum
  }

  /** The level of something that does not add up, at a moment. */
  level(category: string, metric: string, time: number): number {
    const hour = Math.floor(time / hourMs)
    const slot = Math.floor(time / slotMs)
    return (
      (this.#total(category, metric, hour) / 12) * (0.85 + 0.3 * fraction(this.thing.seed ^ wordSeed(metric), slot))
    )
  }
}
