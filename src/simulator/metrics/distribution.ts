/** Distributions of times and sizes over legs: one value for each transaction that was answered. */
import type { Metric } from '../../catalog/metric-catalog/metric'
import type { HistogramStep } from '../../catalog/metrics'
import { answered, deviations, stepOf, steps } from '../traffic/outcomes'
import { placeOf } from '../traffic/sizes'
import { medianOf, spreadOf } from '../traffic/times'
import type { Traffic } from '../traffic/traffic'
import { walk } from './counter'
import { binOf, put, stepsOf, type Bins } from './histogram'
import type { Leg } from './legs'

/** Tells which of so many classes come how often between two ordinals that walk through them in turn. */
function eachTurn(
  first: number,
  last: number,
  turns: number,
  classOf: (ordinal: number) => number,
  tell: (one: number, count: number) => void,
): void {
  const full = Math.floor((last - first) / turns)
  if (full > 0) for (let one = 0; one < turns; one++) tell(one, full)
  for (let ordinal = first + full * turns; ordinal < last; ordinal++) tell(classOf(ordinal), 1)
}

/** One histogram for each bucket between the bounds, ms. */
export function distributions(
  traffic: Traffic,
  legs: readonly Leg[],
  metric: Pick<Metric, 'name' | 'unit'>,
  bounds: Float64Array,
): HistogramStep[][] {
  const buckets: Bins[] = Array.from({ length: bounds.length - 1 }, () => new Map())
  const { name, unit } = metric
  const size = /^(req|rsp)_size$/.exec(name)?.[1]
  const spread = spreadOf(unit)
  for (const { pair } of legs)
    walk(traffic, pair, bounds, (bucket, first, last, mood, hour) => {
      const bins = buckets[bucket]
      if (!bins || mood.away) return
      const before = answered(first, mood)
      const after = answered(last, mood)
      if (size) {
        const sizes = size === 'req' ? pair.sizes.ask : pair.sizes.answer
        return eachTurn(before, after, sizes.length, placeOf, (place, count) =>
          put(bins, binOf(sizes[place] ?? 1), count),
        )
      }
      const median = medianOf(pair, name, unit, hour, mood)
      eachTurn(before, after, steps, stepOf, (step, count) =>
        put(bins, binOf(median * Math.exp(spread * (deviations[step] ?? 0))), count),
      )
    })
  return buckets.map(stepsOf)
}
