/** Metrics that are broken down by a key, and what is kept for each of the keys. */
import type { MetricKeyType } from '../../catalog/metric-catalog/metric'
import type { MetricKey } from '../../catalog/metrics'
import { withinBudget } from '../match/budget'
import { slotMs } from '../traffic/course'
import type { Traffic } from '../traffic/traffic'
import { choicesOf, wordsBetween, type Choice } from '../traffic/words'
import { counts, walk } from './counter'
import { keysOf, shareOf, wordsOf } from './custom'
import { distributions } from './distribution'
import { deviceKey, peerKey, textOf, textKey } from './keys'
import type { Leg } from './legs'
import type { Entries, Measured, Spec } from './measured'
import { tallyOf } from './tallies'
import type { Thing } from './things'

const recently = 300_000
const day = 86_400_000

export const level = (value: number, largest: boolean): Measured => ({ kind: 'level', value, largest })

/** The largest count of a half minute in each bucket, as what came in one ms of a burst. */
export function peaks(traffic: Traffic, legs: readonly Leg[], metric: string, bounds: Float64Array): number[] {
  const tally = tallyOf('net', metric.replace(/_max$/, ''))
  return Array.from({ length: bounds.length - 1 }, (_, at) => {
    const from = bounds[at] ?? 0
    const until = bounds[at + 1] ?? from
    const first = Math.floor(from / slotMs)
    const slots = Float64Array.from(
      { length: Math.ceil(until / slotMs) - first + 1 },
      (__, slot) => (first + slot) * slotMs,
    )
    return Math.ceil((counts(traffic, legs, tally, slots).reduce((a, b) => Math.max(a, b), 0) * 20) / slotMs)
  })
}

/** What is open at the end of each bucket: what began in the five minutes before. */
export function open(traffic: Traffic, legs: readonly Leg[], bounds: Float64Array): number[] {
  const tally = (n: number, pair: Leg['pair']): number => Math.ceil(n / pair.protocol.perConnection)
  return Array.from(
    bounds.subarray(1),
    (end) => counts(traffic, legs, tally, Float64Array.of(end - recently, end))[0] ?? 0,
  )
}

export interface Ground {
  traffic: Traffic
  thing: Thing
  spec: Spec
  bounds: Float64Array
}

/** What is at the end of the keys: a count, or what the metric keeps for each key instead. */
function leaves(ground: Ground, legs: readonly Leg[], key: string): Measured[] {
  const { traffic, spec, bounds } = ground
  const { metric, category } = spec
  if (metric.type === 'time') {
    // A certificate's day, the same whenever one looks.
    const later = /expir/.test(metric.name) ? (key.length * 37) % 500 : -((key.length * 53) % 700)
    return Array.from(bounds.subarray(1), (end) => level((Math.floor(end / (30 * day)) * 30 + later) * day, false))
  }
  switch (metric.inner) {
    case 'dset':
    case 'sset':
      return distributions(traffic, legs, metric, bounds).map((steps) => ({ kind: 'histogram', steps }))
    case 'snap':
      return open(traffic, legs, bounds).map((value) => level(value, false))
    case 'max':
      return open(traffic, legs, bounds).map((value) => level(value, true))
    default:
      return Array.from(counts(traffic, legs, tallyOf(category, metric.name), bounds), (value) => ({
        kind: 'count',
        value,
      }))
  }
}

/** Legs by a key that each of them has one of: the peer, or the protocol. */
function grouped(
  legs: readonly Leg[],
  keyOf: (leg: Leg) => MetricKey | null,
): Map<string, { key: MetricKey; legs: Leg[] }> {
  const groups = new Map<string, { key: MetricKey; legs: Leg[] }>()
  for (const leg of legs) {
    const key = keyOf(leg)
    if (!key) continue
    const text = textOf(key)
    const group = groups.get(text)
    if (group) group.legs.push(leg)
    else groups.set(text, { key, legs: [leg] })
  }
  return groups
}

const empty = (value: Measured): boolean =>
  value.kind === 'keyed'
    ? value.entries.size === 0
    : value.kind === 'histogram'
      ? value.steps.length === 0
      : value.value === 0

const collect = (buckets: number, vtype: string): { entries: Entries; kind: 'keyed'; vtype: string }[] =>
  Array.from({ length: buckets }, () => ({ kind: 'keyed', entries: new Map(), vtype }))

function byGroup(
  ground: Ground,
  legs: readonly Leg[],
  keyOf: (leg: Leg) => MetricKey | null,
  vtype: string,
  test: Spec['key1'],
): Measured[] {
  const list = collect(ground.bounds.length - 1, vtype)
  const groups = [...grouped(legs, keyOf)]
  // There may be a peer for each device: their names are looked at in one go.
  const kept = test ? withinBudget('key1', () => groups.filter(([text]) => test(text))) : groups
  for (const [text, { key, legs: own }] of kept) {
    for (const [at, value] of leaves(ground, own, text).entries())
      if (!empty(value)) list[at]?.entries.set(text, { key, value })
  }
  return list
}

const wordsIn = ({ pair }: Leg, category: string, name: string): readonly Choice[] =>
  category === 'custom_detail'
    ? [{ field: name, over: 'all', keys: wordsOf(name) }]
    : choicesOf(pair.protocol.name, category, name)

/** By what the transactions say; of metrics with two levels also by whom, within each. */
function byWord(ground: Ground, legs: readonly Leg[], vtype: string, share: number): Measured[] {
  const { traffic, spec, bounds } = ground
  const { metric, category } = spec
  const list = collect(bounds.length - 1, vtype)
  const inner = metric.keys.length > 1
  const intval = metric.keys[0] === 'intval'
  const add = (bucket: number, word: string, count: number, leg: Leg): void => {
    if (spec.key1 && !spec.key1(word)) return
    const entries = list[bucket]?.entries
    if (!entries) return
    let found = entries.get(word)
    if (!found) {
      const value: Measured = inner
        ? { kind: 'keyed', entries: new Map(), vtype: 'count' }
        : { kind: 'count', value: 0 }
      entries.set(word, (found = { key: textKey(word, intval), value }))
    }
    if (found.value.kind === 'count') found.value.value += count
    if (found.value.kind !== 'keyed') return
    const key = peerKey(leg)
    if (!key || (spec.key2 && !spec.key2(textOf(key)))) return
    const own = found.value.entries.get(textOf(key))
    if (own?.value.kind === 'count') own.value.value += count
    else found.value.entries.set(textOf(key), { key, value: { kind: 'count', value: count } })
  }
  for (const leg of legs) {
    const choices = wordsIn(leg, category, metric.name)
    walk(traffic, leg.pair, bounds, (bucket, first, last, mood) => {
      if (mood.away) return
      for (const choice of choices)
        wordsBetween(choice, leg.pair, mood, Math.floor(first * share), Math.floor(last * share), (word, count) =>
          add(bucket, word, count, leg),
        )
    })
  }
  // Within a key of two levels everything may have been filtered away.
  for (const { entries } of list) for (const [word, { value }] of entries) if (empty(value)) entries.delete(word)
  return metric.inner === 'dset' || metric.inner === 'sset' ? list.map((one) => spread(ground, legs, one)) : list
}

/** Gives each key of a metric that keeps distributions the one of the whole, as often as it was said. */
function spread({ traffic, spec, bounds }: Ground, legs: readonly Leg[], list: Measured): Measured {
  if (list.kind !== 'keyed') return list
  const ends = Float64Array.of(bounds[0] ?? 0, bounds.at(-1) ?? 0)
  const [steps = []] = distributions(traffic, legs, spec.metric, ends)
  const all = steps.reduce((sum, { freq }) => sum + freq, 0)
  const entries: Entries = new Map()
  for (const [word, { key, value }] of list.entries) {
    const part = value.kind === 'count' && all > 0 ? value.value / all : 0
    const own = steps
      .map((step) => ({ value: step.value, freq: Math.round(step.freq * part) }))
      .filter(({ freq }) => freq > 0)
    entries.set(word, { key, value: { kind: 'histogram', steps: own } })
  }
  return { ...list, entries }
}

export function keyed(ground: Ground, legs: readonly Leg[]): Measured[] {
  const { spec } = ground
  const { metric, category } = spec
  const type: MetricKeyType = metric.keys[0] ?? 'string'
  const own = metric.type === 'time' ? 'time' : (metric.inner ?? 'count')
  if (category === 'app')
    return byGroup(ground, legs, ({ pair }) => ({ key_type: 'string', str: pair.protocol.l7 }), own, spec.key1)
  if (category === 'custom_detail' && keysOf(metric.name) === 'device')
    return byGroup(ground, legs, deviceKey, own, spec.key1)
  const named = /^ssl_(server|client)_addr/.exec(category)?.[1]
  if (type === 'ipaddr')
    return byGroup(
      ground,
      legs,
      (leg) => peerKey(named ? { ...leg, side: named === 'server' ? 'client' : 'server' } : leg),
      own,
      spec.key1,
    )
  if (metric.type === 'time') return byWord(ground, legs, own, 1).map((list) => moments(ground, list))
  const share = category === 'custom_detail' ? shareOf(metric.name) : /post_quantum/.test(metric.name) ? 0.24 : 1
  return byWord(ground, legs, metric.keys.length > 1 ? 'tset' : own, share)
}

function moments(ground: Ground, list: Measured): Measured {
  if (list.kind !== 'keyed') return list
  const entries: Entries = new Map()
  for (const [word, { key }] of list.entries) {
    const [value] = leaves(ground, [], word)
    if (value) entries.set(word, { key, value })
  }
  return { ...list, entries }
}
