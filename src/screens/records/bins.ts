/** How the records of a window spread over time: bars of one round length that cover the window, no more and no less. */
import type { Span } from '../../crud/time-range/range'
import type { RecordRow } from './session'

export interface Bin extends Span {
  /** Loaded records in it, by series. */
  counts: number[]
  /** All loaded ones. */
  loaded: number
}

export interface Histogram {
  bins: readonly Bin[]
  /** ms that one bar stands for. */
  length: number
  series: readonly string[]
  /** The part of the window whose records are not loaded; undefined where all are. */
  unloaded: Span | undefined
  /** Loaded records that the window does not hold, or that have no time. */
  outside: number
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
const lengths = [
  1,
  2,
  5,
  10,
  20,
  50,
  100,
  200,
  500,
  ...[1, 2, 5, 10, 15, 30].map((n) => n * second),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * minute),
  ...[1, 2, 3, 6, 12].map((n) => n * hour),
  ...[1, 2, 7, 14, 28].map((n) => n * day),
]

/** The shortest round length of which `most` bars cover a window. */
export const lengthFor = ({ from, until }: Span, most: number): number =>
  lengths.find((length) => (until - from) / length <= most - 1) ?? Math.ceil((until - from) / (most - 1) / day) * day

const statusSeries = ['below 400', '4xx', '5xx']
const mostTypes = 4

function seriesOf(rows: readonly RecordRow[]): { names: string[]; of: (row: RecordRow) => number } {
  if (rows.slice(0, 200).some(({ status }) => status !== undefined)) {
    const of = ({ status }: RecordRow) => (status === undefined || status < 400 ? 0 : status < 500 ? 1 : 2)
    return { names: statusSeries, of }
  }
  const counts = new Map<string, number>()
  for (const { record } of rows) counts.set(record._type, (counts.get(record._type) ?? 0) + 1)
  const types = [...counts].toSorted((a, b) => b[1] - a[1]).map(([type]) => type)
  if (types.length < 2) return { names: types, of: () => 0 }
  const shown = types.slice(0, mostTypes)
  const at = new Map(shown.map((type, index) => [type, index]))
  const names = types.length > mostTypes ? [...shown, 'others'] : shown
  return { names, of: ({ record }) => at.get(record._type) ?? mostTypes }
}

/**
 * The bars of a window.
 * @param rows the loaded records
 * @param complete all matches are loaded
 * @param byTime they came newest first, so that what lacks is older than all of them
 */
export function histogramOf(
  window: Span,
  rows: readonly RecordRow[],
  { complete, byTime }: { complete: boolean; byTime: boolean },
  most = 110,
): Histogram {
  const length = lengthFor(window, most)
  const start = Math.floor(window.from / length) * length
  const count = Math.max(1, Math.ceil((window.until - start) / length))
  const { names, of } = seriesOf(rows)
  const bins: Bin[] = Array.from({ length: count }, (_, index) => ({
    from: Math.max(window.from, start + index * length),
    until: Math.min(window.until, start + (index + 1) * length),
    counts: names.map(() => 0),
    loaded: 0,
  }))
  let outside = 0
  let oldest = Infinity
  for (const row of rows) {
    const bin = row.time < window.from ? undefined : bins[Math.floor((row.time - start) / length)]
    if (!bin) {
      outside += 1
      continue
    }
    if (row.time < oldest) oldest = row.time
    const at = of(row)
    bin.counts[at] = (bin.counts[at] ?? 0) + 1
    bin.loaded += 1
  }
  const unloaded = complete
    ? undefined
    : byTime && Number.isFinite(oldest)
      ? { from: window.from, until: Math.min(window.until, Math.floor(oldest) + 1) }
      : window
  return { bins, length, series: names, unloaded, outside }
}

/** The bins of which not all records are loaded. */
export const unloadedBins = ({ bins, unloaded }: Histogram): readonly Bin[] =>
  unloaded ? bins.filter((bin) => bin.from < unloaded.until && bin.until > unloaded.from) : []
