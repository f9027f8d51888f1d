import { useEffect, useMemo, useState } from 'react'
import { startWorker } from '../../browser/own-worker'
import type { PlotGrid, PlotSeries } from './plot'
import { reduced, reducedStack, type Row } from './reduce'
import type { Work } from './reduce.worker'
import address from './reduce.worker?worker&url'

/** More values than this are reduced in a worker. */
const large = 200_000

let worker: Worker | undefined
let asked = 0
const waiting = new Map<number, { done: (rows: Row[]) => void; fail: () => void }>()

/** Whoever waits for a worker that is gone reduces by himself. */
function giveUp(): void {
  worker?.terminate()
  worker = undefined
  const left = [...waiting.values()]
  waiting.clear()
  for (const { fail } of left) fail()
}

function reduceAway(work: Work, done: (rows: Row[]) => void, fail: () => void): () => void {
  if (!worker) {
    worker = startWorker(address)
    worker.addEventListener('message', ({ data }: MessageEvent<{ id: number; rows: Row[] }>) => {
      waiting.get(data.id)?.done(data.rows)
      waiting.delete(data.id)
    })
    worker.addEventListener('error', giveUp)
  }
  const id = asked++
  waiting.set(id, { done, fail })
  worker.postMessage({ id, work }, [work.times.buffer, ...work.series.map(({ buffer }) => buffer)])
  return () => void waiting.delete(id)
}

/** Rows with the series and the grid that they are of: what is drawn together belongs together. */
export interface Reduced {
  rows: readonly Row[]
  series: readonly PlotSeries[]
  grid: PlotGrid
}

/** What a chart of so many columns of pixels draws; without rows while a worker reduces the first, then the last that is ready. */
export function useRows(series: readonly PlotSeries[], grid: PlotGrid, columns: number, stacked: boolean): Reduced {
  const away = series.length * grid.times.length > large
  const here = useMemo(
    () => (away || columns < 1 ? undefined : { rows: rowsOf(series, grid, columns, stacked), series, grid }),
    [series, grid, columns, stacked, away],
  )
  const [there, setThere] = useState<Reduced | null>(null)
  useEffect(() => {
    if (!away || columns < 1) return undefined
    const numbers = (values: readonly (number | null)[]) => Float64Array.from(values, (value) => value ?? Number.NaN)
    const work = {
      times: Float64Array.from(grid.times),
      series: series.map(({ values }) => numbers(values)),
      columns,
      stacked,
    }
    return reduceAway(
      work,
      (rows) => setThere({ rows, series, grid }),
      () => setThere({ rows: rowsOf(series, grid, columns, stacked), series, grid }),
    )
  }, [series, grid, columns, stacked, away])
  return here ?? there ?? { rows: [], series, grid }
}

const rowsOf = (series: readonly PlotSeries[], grid: PlotGrid, columns: number, stacked: boolean): Row[] =>
  (stacked ? reducedStack : reduced)(
    grid.times,
    series.map(({ values }) => values),
    columns,
  )
