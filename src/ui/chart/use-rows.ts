import { useEffect, useMemo, useState } from 'react'
import type { PlotGrid, PlotSeries } from './plot'
import { reduced, reducedStack, type Row } from './reduce'
import type { Work } from './reduce-worker'

/** More values than this are reduced in a worker. */
const large = 200_000

let worker: Worker | undefined
let asked = 0
const waiting = new Map<number, (rows: Row[]) => void>()

function reduceAway(work: Work, done: (rows: Row[]) => void): () => void {
  if (!worker) {
    worker = new Worker(new URL('reduce-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<{ id: number; rows: Row[] }>) => {
      waiting.get(data.id)?.(data.rows)
      waiting.delete(data.id)
    })
  }
  const id = asked++
  waiting.set(id, done)
  worker.postMessage({ id, work }, [work.times.buffer, ...work.series.map(({ buffer }) => buffer)])
  return () => void waiting.delete(id)
}

/** The rows that a chart of so many columns of pixels draws; empty while a worker reduces the first. */
export function useRows(
  series: readonly PlotSeries[],
  grid: PlotGrid,
  columns: number,
  stacked: boolean,
): readonly Row[] {
  const away = series.length * grid.times.length > large
  const here = useMemo(() => {
    if (away || columns < 1) return undefined
    return (stacked ? reducedStack : reduced)(
      grid.times,
      series.map(({ values }) => values),
      columns,
    )
  }, [series, grid, columns, stacked, away])
  const [there, setThere] = useState<readonly Row[]>([])
  useEffect(() => {
    if (!away || columns < 1) return undefined
    const numbers = (values: readonly (number | null)[]) => Float64Array.from(values, (value) => value ?? Number.NaN)
    const work = {
      times: Float64Array.from(grid.times),
      series: series.map(({ values }) => numbers(values)),
      columns,
      stacked,
    }
    return reduceAway(work, setThere)
  }, [series, grid, columns, stacked, away])
  return here ?? there
}
