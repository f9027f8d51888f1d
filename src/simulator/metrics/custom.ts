/**
 * What triggers wrote. A trigger may choose any name; what kind of metric it is, and by what it is broken down, is
 * read from the name, as people choose names that say so.
 */
import type { Metric, MetricType } from '../../catalog/metric-catalog/metric'
import { fraction, wordSeed } from '../seed/random'
import type { Tally } from './tallies'

export type CustomKeys = 'string' | 'ipaddr' | 'intval' | 'device'

/** By what a detail is broken down. */
export function keysOf(name: string): CustomKeys {
  if (/device/i.test(name)) return 'device'
  if (/addr|(^|_)ip(_|$)|peer|client|server|host/i.test(name)) return 'ipaddr'
  return /port|code|number|vlan/i.test(name) ? 'intval' : 'string'
}

function kindOf(name: string): MetricType {
  if (/(^|_)max(imum)?$/i.test(name)) return 'max'
  if (/(^|_)(snap(shot)?|open|active)$/i.test(name)) return 'snapshot'
  return /(^|_)(time|ms|latency|duration|dset)$/i.test(name) ? 'dataset' : 'count'
}

const inners: Partial<Record<MetricType, Metric['inner']>> = { max: 'max', snapshot: 'snap', dataset: 'dset' }

/** The metric that a name in `custom` or `custom_detail` stands for. */
export function customMetric(category: string, name: string): Metric {
  const kind = kindOf(name)
  const detail = category.endsWith('_detail')
  const keys = keysOf(name)
  return {
    name,
    title: name,
    type: detail ? 'topnset' : kind,
    unit: kind === 'dataset' ? 'ms' : 'count',
    keys: detail ? [keys === 'device' ? 'string' : keys] : [],
    ...(detail ? { inner: inners[kind] } : {}),
    details: [],
    assumed: true,
  }
}

/** A trigger writes its metric for a part of what it sees. */
export const shareOf = (name: string): number => 0.05 + 0.4 * fraction(wordSeed(name), 0xc057)

export const customTally = (name: string): Tally => {
  const share = shareOf(name)
  return (n) => Math.floor(n * share)
}

/** The words or numbers that a detail is kept for. */
export const wordsOf = (name: string): readonly string[] =>
  keysOf(name) === 'intval' ? ['443', '80', '8443', '53'] : ['first', 'second', 'third', 'ä <b>&</b>']
