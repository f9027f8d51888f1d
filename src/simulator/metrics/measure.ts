/** One metric of one object between two moments, and several of them put together. */
import type { Metric } from '../../catalog/metric-catalog/metric'
import type { HistogramStep, KeyedValue } from '../../catalog/metrics'
import { refuse } from '../answer'
import { pattern } from '../match/pattern'
import type { World } from '../world'
import type { Counter } from './counts'
import { histogram, mean, merged, percentiles, sampleSet } from './datasets'
import { partsOf, textOf } from './keys'

export interface Spec {
  category: string
  metric: Metric
  key1: ((text: string) => boolean) | null
  key2: ((text: string) => boolean) | null
  calc: 'mean' | 'percentiles' | null
  percentiles: readonly number[]
}

/** A key in a query: exact, or an expression between slashes. Throws a 400 for a broken one. */
export function keyTest(field: string, key: string | null | undefined): ((text: string) => boolean) | null {
  if (key === null || key === undefined) return null
  if (/^\/.*\/$/s.test(key)) return pattern(field, key)
  return (text) => text === key
}

/** A measured value before it is written: what can still be put together with others. */
export type Measured =
  | { kind: 'count'; value: number }
  | { kind: 'level'; value: number; at: number; largest: boolean }
  | { kind: 'histogram'; steps: HistogramStep[] }
  | { kind: 'keyed'; entries: Map<string, { key: KeyedValue['key']; value: Measured }>; vtype: string }

const hour = 3_600_000

function keyed(
  world: World,
  counter: Counter,
  spec: Spec,
  from: number,
  until: number,
  level: number,
  whole: number,
): Measured {
  const { metric, category } = spec
  const type = metric.keys[level] ?? 'string'
  const test = level === 0 ? spec.key1 : spec.key2
  const inner = metric.keys.length > level + 1
  const entries = new Map<string, { key: KeyedValue['key']; value: Measured }>()
  for (const { key, part } of partsOf(world, counter.thing, category, metric, type)) {
    const text = textOf(key)
    if (test && !test(text)) continue
    const count = counter.count(category, metric.name, from, until, part * whole)
    if (count === 0) continue
    entries.set(text, {
      key,
      value: inner
        ? keyed(world, counter, spec, from, until, level + 1, part * whole)
        : leaf(counter, spec, from, until, count, text),
    })
  }
  const vtype = inner ? 'tset' : metric.type === 'time' ? 'time' : (metric.inner ?? 'count')
  return { kind: 'keyed', entries, vtype }
}

function leaf(counter: Counter, { metric }: Spec, from: number, until: number, count: number, text: string): Measured {
  if (metric.type === 'time') {
    // A certificate's day, the same whenever one looks.
    const day = 24 * hour
    const later = /expir/.test(metric.name) ? (text.length * 37) % 500 : -((text.length * 53) % 700)
    return { kind: 'level', value: (Math.floor(from / (30 * day)) * 30 + later) * day, at: until, largest: false }
  }
  switch (metric.inner) {
    case 'dset':
    case 'sset':
      return {
        kind: 'histogram',
        steps: histogram(counter.thing.seed ^ text.length, metric.name, metric.unit, from, count),
      }
    case 'max':
    case 'snap':
      return { kind: 'level', value: Math.ceil(count / 3), at: until, largest: metric.inner === 'max' }
    default:
      return { kind: 'count', value: count }
  }
}

/** A level as its unit has it: shares end at 100, and what is told in seconds is days of packets. */
function asUnit(level: number, unit: string): number {
  if (unit === '%') return Math.min(100, Math.round(level % 100))
  return unit === 's' ? 3 * 86_400 + Math.round(level * 60) : Math.round(level)
}

/** Moments, at most a dozen, at which a level is looked at within a window. */
function* glances(from: number, until: number): Generator<number> {
  const step = Math.max(30_000, (until - from) / 12)
  for (let at = from; at < until; at += step) yield at
}

/** Measures one object from one moment (included) to another, ms. */
export function measure(world: World, counter: Counter, spec: Spec, from: number, until: number): Measured {
  const { category, metric } = spec
  switch (metric.type) {
    case 'count':
      return { kind: 'count', value: counter.count(category, metric.name, from, until) }
    case 'max': {
      let value = 0
      for (const at of glances(from, until)) value = Math.max(value, counter.level(category, metric.name, at))
      return { kind: 'level', value: Math.ceil(value), at: until, largest: true }
    }
    case 'snapshot': {
      const level = counter.level(category, metric.name, until - 1)
      return { kind: 'level', value: asUnit(level, metric.unit), at: until, largest: false }
    }
    case 'dataset': {
      // There are as many values as there were answers.
      const n = counter.count(category, 'rsp', from, until)
      return { kind: 'histogram', steps: histogram(counter.thing.seed, metric.name, metric.unit, from, n) }
    }
    default:
      return keyed(world, counter, spec, from, until, 0, 1)
  }
}

/** Several measurements as one: counts add up, of levels the largest or latest counts, distributions are merged. */
export function together(parts: readonly Measured[]): Measured {
  const [first] = parts
  if (!first) return { kind: 'count', value: 0 }
  switch (first.kind) {
    case 'count':
      return { kind: 'count', value: parts.reduce((sum, part) => sum + (part.kind === 'count' ? part.value : 0), 0) }
    case 'level': {
      const levels = parts.flatMap((part) => (part.kind === 'level' ? [part] : []))
      const value = first.largest
        ? Math.max(...levels.map((part) => part.value))
        : levels.reduce((sum, part) => sum + part.value, 0)
      return { ...first, value }
    }
    case 'histogram':
      return {
        kind: 'histogram',
        steps: merged(parts.flatMap((part) => (part.kind === 'histogram' ? [part.steps] : []))),
      }
    case 'keyed': {
      const lists = new Map<string, { key: KeyedValue['key']; values: Measured[] }>()
      for (const part of parts) {
        if (part.kind !== 'keyed') continue
        for (const [text, { key, value }] of part.entries) {
          const list = lists.get(text)
          if (list) list.values.push(value)
          else lists.set(text, { key, values: [value] })
        }
      }
      const entries = new Map([...lists].map(([text, { key, values }]) => [text, { key, value: together(values) }]))
      return { ...first, entries }
    }
  }
}

const sizeOf = (measured: Measured): number => {
  if (measured.kind === 'count' || measured.kind === 'level') return measured.value
  if (measured.kind === 'histogram') return measured.steps.reduce((sum, { freq }) => sum + freq, 0)
  return [...measured.entries.values()].reduce((sum, { value }) => sum + sizeOf(value), 0)
}

/** A measured value as it is answered: a number, a histogram or what it is reduced to, or a list by key. */
export function written(measured: Measured, spec: Spec): unknown {
  switch (measured.kind) {
    case 'count':
    case 'level':
      return measured.value
    case 'histogram':
      if (spec.metric.inner === 'sset') return sampleSet(measured.steps)
      if (spec.calc === 'mean') return mean(measured.steps)
      if (spec.calc === 'percentiles') return percentiles(measured.steps, spec.percentiles)
      return measured.steps
    case 'keyed':
      return [...measured.entries.values()]
        .toSorted((a, b) => sizeOf(b.value) - sizeOf(a.value))
        .map(({ key, value }): KeyedValue => ({ key, vtype: measured.vtype, value: written(value, spec) }))
  }
}

/** Refuses a metric that an object of this kind does not have, in the appliance's own words. */
export const unknownStat = (name: string) => refuse(400, `invalid stat name '${name}'`)
