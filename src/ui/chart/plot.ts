/** What a chart over time draws. A null is a gap: nothing was measured, which is not zero. */
export interface PlotSeries {
  /** The same across refreshes: colour and mark, and being switched off, belong to it. */
  id: string
  name: string
  /** Place in the order of colours, from 0; each has its dash and its mark, too. */
  slot: number
  values: readonly (number | null)[]
  /** Of an earlier span, drawn fainter. */
  past?: boolean
  /** Distributions of the buckets, for heat strips. */
  steps?: readonly (readonly { value: number; freq: number }[] | undefined)[] | undefined
}

export interface PlotEdge {
  /** Index of the bucket. */
  at: number
  /** How much of it lies inside, ms. */
  covered: number
}

/** Buckets in step: the axis goes from `from` to `until`, each bucket from its time for `step` ms. */
export interface PlotGrid {
  from: number
  until: number
  step: number
  times: readonly number[]
  edges: readonly PlotEdge[]
}

/** Something that happened, on the axis of time. */
export interface PlotMark {
  at: number
  title: string
  kind: 'alert' | 'change' | 'note'
}

/** What a mark is, in a word. */
export const markWords: Record<PlotMark['kind'], string> = { alert: 'Alert changed', change: 'Change', note: 'Note' }

export type PlotKind = 'line' | 'area' | 'stacked' | 'column' | 'columns stacked'

/** Colours in the style sheet, and as many dashes and marks beside them. */
export const colours = 8

/** Looks that differ: each colour with each dash. */
export const slots = colours * colours

/** Spans in which no series has a value, as pairs of times. */
export function gapsOf(series: readonly PlotSeries[], grid: PlotGrid): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = []
  if (series.length === 0) return gaps
  for (const [at, from] of grid.times.entries()) {
    if (series.some(({ values }) => (values[at] ?? null) !== null)) continue
    const to = from + grid.step
    const last = gaps.at(-1)
    if (last?.to === from) last.to = to
    else gaps.push({ from, to })
  }
  return gaps
}

/** The bucket at a moment, -1 outside all. */
export function bucketAt({ times, step }: PlotGrid, time: number): number {
  const [start] = times
  if (start === undefined) return -1
  const at = Math.floor((time - start) / step)
  return at >= 0 && at < times.length ? at : -1
}
