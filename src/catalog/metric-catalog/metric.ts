/** The words in which the metric catalogue is written; one line of a list is one metric. */
import { later, type Release } from '../release'
import type { MetricObjectType } from '../metrics'

/**
 * How values behave. `count` adds up over time, `max` and `snapshot` do not; `dataset` is a distribution,
 * `topnset` has one value for each key, `tset` keys within keys, `time` a moment for each key.
 */
export type MetricType = 'count' | 'max' | 'snapshot' | 'dataset' | 'topnset' | 'tset' | 'time'
export type MetricUnit = 'count' | 'bytes' | 'packets' | 'ms' | 's' | '%' | 'score' | 'epoch ms'
export type MetricKeyType = 'string' | 'ipaddr' | 'intval'

/** Where the same metric is broken down by a key. */
export interface MetricDetail {
  category: string
  name: string
  keyType: MetricKeyType
  label: string
}

export interface Metric {
  name: string
  title: string
  type: MetricType
  unit: MetricUnit
  /** One for `topnset` and `time`, outer and inner for `tset`, none for the others. */
  keys: readonly MetricKeyType[]
  /** What a keyed value is, where it is not the usual count. */
  inner?: 'snap' | 'max' | 'sset' | 'dset'
  details: readonly MetricDetail[]
  since?: Release
  /** The name follows the pattern of others and is not stated by any source. */
  assumed: boolean
  note?: string
}

export interface MetricCategory {
  category: string
  title: string
  objectTypes: readonly MetricObjectType[]
  metrics: readonly Metric[]
  assumed: boolean
  /** Names are those that triggers wrote: the list is empty. */
  open?: boolean
  note?: string
}

type Side = 'server' | 'client'

interface Breakdown {
  /** Default: the category with `_detail` after it. */
  category?: string
  keyType: MetricKeyType
  label: string
  side?: Side
}

interface Extra {
  unit?: MetricUnit
  /** `peer`: by the address of the other end. */
  by?: readonly ('peer' | Breakdown)[]
  inner?: Metric['inner']
  late?: boolean
  assumed?: boolean | Side
  note?: string
}

/** A metric before its category is known. */
export interface Line extends Extra {
  name: string
  title: string
  type: MetricType
  unit: MetricUnit
  keys: readonly MetricKeyType[]
}

const plain =
  (type: MetricType, unit: MetricUnit) =>
  (name: string, title: string, extra: Extra = {}): Line => ({ unit, ...extra, name, title, type, keys: [] })

export const count = plain('count', 'count')
export const peak = plain('max', 'count')
export const level = plain('snapshot', 'count')
export const dataset = plain('dataset', 'ms')

const keyedAs =
  (type: MetricType, unit: MetricUnit) =>
  (name: string, title: string, key: MetricKeyType = 'string', extra: Extra = {}): Line => ({
    unit,
    ...extra,
    name,
    title,
    type,
    keys: [key],
  })

/** One value for each key. */
export const keyed = keyedAs('topnset', 'count')
/** A moment for each key, in ms since 1970. */
export const moments = keyedAs('time', 'epoch ms')
/** Text keys, and peer addresses within each. */
export const nested = (name: string, title: string, extra: Extra = {}): Line => ({
  unit: 'count',
  ...extra,
  name,
  title,
  type: 'tset',
  keys: ['string', 'ipaddr'],
})

export const perDevice: readonly MetricObjectType[] = ['device', 'device_group', 'activity_group']
export const perSystem: readonly MetricObjectType[] = ['application', 'network']
export const perApplication: readonly MetricObjectType[] = ['application']
export const perAppliance: readonly MetricObjectType[] = ['system']

const peerLabel = (side: Side | undefined): string =>
  side === 'server' ? 'Client IP' : side === 'client' ? 'Server IP' : 'Peer IP'

function finish(line: Line, category: string, assumed: boolean, side: Side | undefined): Metric {
  const details = (line.by ?? []).flatMap((by): MetricDetail[] => {
    if (by === 'peer') {
      return [{ category: `${category}_detail`, name: line.name, keyType: 'ipaddr', label: peerLabel(side) }]
    }
    if (by.side && by.side !== side) return []
    return [{ category: by.category ?? `${category}_detail`, name: line.name, keyType: by.keyType, label: by.label }]
  })
  return {
    name: line.name,
    title: line.title,
    type: line.type,
    unit: line.unit,
    keys: line.keys,
    inner: line.inner,
    details,
    since: line.late ? later : undefined,
    assumed: assumed || line.assumed === true || (side !== undefined && line.assumed === side),
    note: line.note,
  }
}

interface CategoryExtra {
  assumed?: boolean
  open?: boolean
  note?: string
}

/** One category. */
export const category = (
  name: string,
  title: string,
  objectTypes: readonly MetricObjectType[],
  lines: readonly Line[],
  { assumed = false, open, note }: CategoryExtra = {},
): MetricCategory => ({
  category: name,
  title,
  objectTypes,
  metrics: lines.map((line) => finish(line, name, assumed, undefined)),
  assumed,
  open,
  note,
})

/**
 * The two categories of a protocol on devices: as server and as client, with the same metrics.
 * `detail` gives those broken down by a key instead ("http_server_detail"), with its words after the title.
 */
export const sides = (
  protocol: string,
  title: string,
  lines: readonly Line[],
  { assumed = false, detail, note }: CategoryExtra & { detail?: string } = {},
): MetricCategory[] =>
  (['server', 'client'] as const).map((side) => {
    const name = `${protocol}_${side}${detail ? '_detail' : ''}`
    return {
      category: name,
      title: `${title} ${side}${detail ? ` ${detail}` : ''}`,
      objectTypes: perDevice,
      metrics: lines.map((line) => finish(line, name, assumed, side)),
      assumed,
      note,
    }
  })
