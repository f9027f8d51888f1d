/** One metric of one object, bucket by bucket. */
import type { Traffic } from '../traffic/traffic'
import { counts } from './counter'
import { distributions } from './distribution'
import { healthCount, healthLevel } from './health'
import { keyed, level, open, peaks, type Ground } from './keyed'
import { textKey } from './keys'
import { legsOf } from './legs'
import type { Entries, Measured, Spec } from './measured'
import { tallyOf } from './tallies'
import type { Thing } from './things'

/** A metric of an appliance itself; of its traffic where that is all that it sees. */
function ofAppliance({ traffic, thing, spec, bounds }: Ground): Measured[] {
  const { metric, category } = spec
  if (category === 'capture' && /^(bytes|pkts)$/.test(metric.name))
    return Array.from(
      counts(traffic, legsOf(traffic, thing, category), tallyOf('net', metric.name), bounds),
      (value) => ({ kind: 'count', value }),
    )
  return Array.from(bounds.subarray(1), (until, at): Measured => {
    const from = bounds[at] ?? until
    if (metric.type === 'snapshot') return level(healthLevel(thing.seed, metric.name, metric.unit, until - 1), false)
    const value = healthCount(thing.seed, metric.name, from, until)
    if (metric.type === 'count') return { kind: 'count', value }
    const word = 'Legacy protocol by port: TypeError'
    const fits = value > 0 && (!spec.key1 || spec.key1(word))
    const entries: Entries = new Map(
      fits ? [[word, { key: textKey(word, false), value: { kind: 'count', value } }]] : [],
    )
    return { kind: 'keyed', entries, vtype: 'count' }
  })
}

/** A plain count of an object's traffic in each bucket; undefined for any other metric. */
export function countsOf(
  traffic: Traffic,
  thing: Thing,
  { category, metric }: Spec,
  bounds: Float64Array,
): Float64Array | undefined {
  if (thing.type === 'system' || metric.type !== 'count') return undefined
  return counts(traffic, legsOf(traffic, thing, category), tallyOf(category, metric.name), bounds)
}

/** Measures one object in each bucket between the bounds, ms, rising. */
export function measure(traffic: Traffic, thing: Thing, spec: Spec, bounds: Float64Array): Measured[] {
  const ground = { traffic, thing, spec, bounds }
  if (thing.type === 'system') return ofAppliance(ground)
  const { category, metric } = spec
  const plain = countsOf(traffic, thing, spec, bounds)
  if (plain) return Array.from(plain, (value) => ({ kind: 'count', value }))
  const legs = legsOf(traffic, thing, category)
  switch (metric.type) {
    case 'max':
      return peaks(traffic, legs, metric.name, bounds).map((value) => level(value, true))
    case 'snapshot':
      return open(traffic, legs, bounds).map((value) => level(value, false))
    case 'dataset':
      return distributions(traffic, legs, metric, bounds).map((steps) => ({ kind: 'histogram', steps }))
    default:
      return keyed(ground, legs)
  }
}
