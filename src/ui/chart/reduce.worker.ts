/** Reduces large data away from the page. */
import { reduced, reducedStack, type Row } from './reduce'

export interface Work {
  times: Float64Array
  series: readonly Float64Array[]
  columns: number
  stacked: boolean
}

addEventListener('message', ({ data }: MessageEvent<{ id: number; work: Work }>) => {
  const { times, series, columns, stacked } = data.work
  const rows: Row[] = (stacked ? reducedStack : reduced)(times, series, columns)
  postMessage({ id: data.id, rows })
})
