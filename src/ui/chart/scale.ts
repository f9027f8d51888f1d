/** The axis of values of a drawing. */
import type { PlotGrid, PlotSeries } from './plot'
import type { Row } from './reduce'
import { valueTicks } from './ticks'

type Extent = readonly [low: number, high: number]

const plain = new WeakMap<readonly PlotSeries[], Extent>()
const layers = new WeakMap<readonly PlotSeries[], Extent>()

function found(series: readonly PlotSeries[], { times, edges }: PlotGrid, stacked: boolean): Extent {
  let low = 0
  let high = 0
  const see = (value: number) => {
    if (value < low) low = value
    if (value > high) high = value
  }
  const look = (at: number) => {
    let sum = 0
    let past = 0
    for (const { values, past: earlier } of series) {
      const value = values[at] ?? null
      if (value === null) continue
      if (!stacked) see(value)
      else if (earlier) see((past += value))
      else see((sum += value))
    }
  }
  const cut = new Set(edges.map(({ at }) => at))
  for (let at = 0; at < times.length; at++) if (!cut.has(at)) look(at)
  // Where no bucket is whole, what there is has to be seen.
  if (low === 0 && high === 0) for (const at of cut) look(at)
  return [low, high]
}

/**
 * The least and the greatest value of whole buckets, and 0; of layers their sums. The rate of a bucket that is cut off
 * is of a moment: it says nothing beside the others, and would make all of them small.
 */
function extentOf(series: readonly PlotSeries[], grid: PlotGrid, stacked: boolean): Extent {
  const kept = stacked ? layers : plain
  let extent = kept.get(series)
  if (!extent) kept.set(series, (extent = found(series, grid, stacked)))
  return extent
}

/** The marks on the axis of values, the least first. */
export function valuesOn(
  series: readonly PlotSeries[],
  grid: PlotGrid,
  stacked: boolean,
  threshold: number | null | undefined,
): readonly number[] {
  const [low, high] = extentOf(series, grid, stacked)
  return valueTicks(Math.min(low, threshold ?? 0), Math.max(high, threshold ?? 0))
}

/** Rows with what lies outside the axis brought to its edge: a bucket that is cut off leaves ink there, too. */
export function within(
  rows: readonly Row[],
  series: readonly PlotSeries[],
  [low, high]: Extent,
  stacked: boolean,
): readonly Row[] {
  const height = (values: Row['values'], past: boolean): number =>
    values.reduce<number>((sum, value, at) => ((series[at]?.past ?? false) === past ? sum + (value ?? 0) : sum), 0)
  return rows.map(({ at, values }) => {
    if (!stacked)
      return { at, values: values.map((value) => (value === null ? null : Math.min(high, Math.max(low, value)))) }
    const [now, past] = [height(values, false), height(values, true)]
    if (now <= high && past <= high) return { at, values }
    const share = (index: number) => Math.min(1, high / (series[index]?.past ? past : now))
    return { at, values: values.map((value, index) => (value === null ? null : value * share(index))) }
  })
}
