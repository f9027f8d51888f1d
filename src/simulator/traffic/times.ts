/** How long things take: lognormal around a median that hangs on who answers, how busy the hour is, and what is wrong. */
import type { MetricUnit } from '../../catalog/metric-catalog/metric'
import { fraction, wordSeed } from '../seed/random'
import type { Mood } from './incidents'
import { deviations, stepOf } from './outcomes'
import type { Pair } from './pair'
import { activity } from './shapes'

/** What the network takes, whoever answers. */
const onTheWay = /rtt|setup|jitter|mos|roundTrip/i

function middleOf(name: string, unit: MetricUnit): number {
  if (unit === 'score') return 4.1
  if (unit === 'bytes') return 4200
  if (/jitter/.test(name)) return 2.2
  if (onTheWay.test(name)) return 1.4
  if (/ttlb|xfer|access/i.test(name)) return 26
  return 17
}

/** The median of one measure of a pair in an hour. */
export function medianOf(pair: Pair, name: string, unit: MetricUnit, hour: number, mood: Mood): number {
  const middle = middleOf(name, unit)
  if (unit === 'score') return mood.slow > 1 ? middle * 0.8 : middle
  const word = wordSeed(name)
  const own = Math.exp((fraction(pair.server.id ^ word, 1) - 0.5) * 1.8)
  const near = 0.85 + 0.3 * fraction(pair.seed ^ word, 2)
  // What is busy is slow.
  const busy = 0.75 + 0.5 * activity(pair.shape, pair.phase, pair.seed, hour)
  return middle * own * near * busy * (onTheWay.test(name) ? 1 : mood.slow)
}

export const spreadOf = (unit: MetricUnit): number => (unit === 'score' ? 0.04 : 0.6)

/** What one transaction took. */
export const timeOf = (ordinal: number, median: number, unit: MetricUnit): number =>
  median * Math.exp(spreadOf(unit) * (deviations[stepOf(ordinal)] ?? 0))
