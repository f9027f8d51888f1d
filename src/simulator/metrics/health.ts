/** How an appliance itself fares: what its traffic costs it, and how full its stores are. */
import { fraction, wordSeed } from '../seed/random'
import { hourMs, rhythm } from '../traffic/rhythm'
import { isGap, slotMs } from '../traffic/course'

/** In the busiest hour. */
const middles: readonly (readonly [RegExp, number])[] = [
  [/trigger_cycles_avail/, 4e10],
  [/trigger_cycles/, 1.4e10],
  [/pkts_dropped|drops/, 160],
  [/pkts/, 9e6],
  [/records_sent/, 120_000],
  [/records_dropped|exceptions/, 40],
  [/secrets/, 6000],
  [/active_devices/, 900],
]

const middleOf = (metric: string): number => middles.find(([fits]) => fits.test(metric))?.[1] ?? 300

/** A whole number for each half minute, the same whenever one asks. */
function slotCount(seed: number, metric: string, slot: number): number {
  const time = slot * slotMs
  if (isGap(time)) return 0
  const level = /avail/.test(metric) ? 1 : rhythm(time)
  const own = fraction(seed ^ wordSeed(metric), slot)
  return Math.floor(
    (middleOf(metric) / (hourMs / slotMs)) * level * (0.8 + 0.4 * own) + fraction(seed ^ slot, wordSeed(metric)),
  )
}

/** What was counted in the half minutes that begin between two moments, ms. */
export function healthCount(seed: number, metric: string, from: number, until: number): number {
  let sum = 0
  for (let slot = Math.ceil(from / slotMs); slot * slotMs < until; slot++) sum += slotCount(seed, metric, slot)
  return sum
}

/** A level at a moment: shares in per cent, days of packets in seconds, all else as a number. */
export function healthLevel(seed: number, metric: string, unit: string, time: number): number {
  const wobble = fraction(seed ^ wordSeed(metric), Math.floor(time / slotMs))
  if (unit === '%') return Math.round(12 + 50 * rhythm(time) + 10 * wobble)
  if (unit === 's') return 3 * 86_400 + Math.round(7200 * wobble)
  return Math.round(middleOf(metric) * (0.6 + 0.3 * rhythm(time) + 0.05 * wobble))
}
