/** Measured values before they are written: what can still be put together with others. */
import type { Metric } from '../../catalog/metric-catalog/metric'
import type { HistogramStep, KeyedValue, MetricKey } from '../../catalog/metrics'
import { refuse } from '../answer'
import { pattern } from '../match/pattern'
import { mean, merged, percentiles, sampleSet } from './histogram'

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
  if (!/^\/.*\/$/s.test(key)) return (text) => text === key
  const test = pattern(field, key)
  // The same few words come again and again.
  const known = new Map<string, boolean>()
  return (text) => {
    const fits = known.get(text) ?? test(text)
    known.set(text, fits)
    return fits
  }
}

export type Entries = Map<string, { key: MetricKey; value: Measured }>

/** A measured value before it is written: what can still be put together with others. */
export type Measured =
  | { kind: 'count'; value: number }
  | { kind: 'level'; value: number; largest: boolean }
  | { kind: 'histogram'; steps: HistogramStep[] }
  | { kind: 'keyed'; entries: Entries; vtype: string }

/** Keys of one answer at most. */
const mostKeys = 1000

/** Several measurements as one: counts add up, of levels the largest or latest counts, distributions are merged. */
export function together(parts: readonly Measured[]): Measured {
  const [first] = parts
  if (!first) return { kind: 'count', value: 0 }
  switch (first.kind) {
    case 'count':
      return { kind: 'count', value: parts.reduce((sum, part) => sum + (part.kind === 'count' ? part.value : 0), 0) }
    case 'level': {
      const values = parts.flatMap((part) => (part.kind === 'level' ? [part.value] : []))
      const value = first.largest ? Math.max(...values) : values.reduce((sum, one) => sum + one, 0)
      return { ...first, value }
    }
    case 'histogram':
      return {
        kind: 'histogram',
        steps: merged(parts.flatMap((part) => (part.kind === 'histogram' ? [part.steps] : []))),
      }
    case 'keyed': {
      const lists = new Map<string, { key: MetricKey; values: Measured[] }>()
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
        .map((entry) => ({ entry, size: sizeOf(entry.value) }))
        .toSorted((a, b) => b.size - a.size)
        .slice(0, mostKeys)
        .map(({ entry: { key, value } }): KeyedValue => ({ key, vtype: measured.vtype, value: written(value, spec) }))
  }
}

/** Refuses a metric that an object of this kind does not have, in the appliance's own words. */
export const unknownStat = (name: string) => refuse(400, `invalid stat name '${name}'`)
