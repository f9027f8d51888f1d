/** A small site at a fixed moment, and words to ask it with, for tests. */
import fc from 'fast-check'
import { metricOf } from '../../catalog/metric-catalog'
import type { KeyedValue, MetricObjectType } from '../../catalog/metrics'
import { counts } from '../metrics/counter'
import { legsOf } from '../metrics/legs'
import { measure } from '../metrics/measure'
import { written, type Measured, type Spec } from '../metrics/measured'
import { tallyOf } from '../metrics/tallies'
import { thingOf, type Thing } from '../metrics/things'
import { World } from '../world'
import { hourMs, dayMs } from './rhythm'
import { trafficOf } from './traffic'

export const noon = Date.UTC(2026, 2, 4, 12)
export const world = new World({ seed: 1, devices: 300, role: 'discover', release: '9.8', now: () => noon, jobStep: 1 })
export const traffic = trafficOf(world)

export const devices = [...world.collections.devices.all()]
export const thing = (type: MetricObjectType, id: number): Thing => {
  const found = thingOf(world, type, id, null)
  if (!found) throw new Error(`No ${type} ${id}`)
  return found
}
export const spec = (category: string, name: string): Spec => {
  const metric = metricOf(category, name)
  if (!metric) throw new Error(`No metric ${category}/${name}`)
  return { category, metric, key1: null, key2: null, calc: null, percentiles: [] }
}
export const count = (one: Thing, category: string, name: string, from: number, until: number): number =>
  counts(traffic, legsOf(traffic, one, category), tallyOf(category, name), Float64Array.of(from, until))[0] ?? 0
export const measured = (one: Thing, category: string, name: string, from: number, until: number): Measured => {
  const [value] = measure(traffic, one, spec(category, name), Float64Array.of(from, until))
  if (!value) throw new Error('Nothing was measured')
  return value
}
export const keyed = (value: Measured): KeyedValue[] => written(value, spec('net', 'bytes')) as KeyedValue[]
export const sumOf = (list: readonly KeyedValue[]): number => list.reduce((sum, { value }) => sum + Number(value), 0)

export const device = fc.constantFrom(...devices)
export const speaker = (protocol: string) =>
  fc.constantFrom(...devices.filter((one) => one.activity?.includes(protocol)))
export const window = fc
  .tuple(fc.integer({ min: noon - 6 * dayMs, max: noon - 1000 }), fc.integer({ min: 1000, max: 5 * hourMs }))
  .map(([from, length]) => [from, Math.min(noon, from + length)] as const)
export const runs = { numRuns: 60 }
