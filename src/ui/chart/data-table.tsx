/** The figures of a chart as they came, unreduced: a row for each bucket, the newest first. */
import { useMemo } from 'react'
import { zoneName, type Zone } from '../format'
import { usePortion } from '../portion'
import styles from './figures.module.css'
import { bucketWords, edgeWords } from './cursor-layer'
import type { PlotGrid, PlotSeries } from './plot'

interface DataTableProps {
  label: string
  series: readonly PlotSeries[]
  grid: PlotGrid
  format: (value: number) => string
  zone: Zone
  now: number
  height: number
}

/** Rows drawn at once; they are lighter than what other lists hold. */
const portion = 200

export function DataTable({ label, series, grid, format, zone, now, height }: DataTableProps) {
  const newestFirst = useMemo(() => [...grid.times.keys()].toReversed(), [grid])
  const { shown: rows, more } = usePortion(newestFirst, portion, portion * 5)
  return (
    <div
      className={styles.table}
      style={{ maxHeight: height }}
      tabIndex={0}
      role="group"
      aria-label={`${label} as a table`}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{grid.step >= 86_400_000 ? 'Time (UTC)' : `Time (${zoneName(zone, grid.until)})`}</th>
            {series.map(({ id, name }) => (
              <th key={id} scope="col">
                <bdi>{name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((at) => {
            const time = grid.times[at] ?? 0
            const edge = edgeWords(grid, at)
            return (
              <tr key={at}>
                <th scope="row">
                  {bucketWords(time, grid, zone, now)}
                  {edge && <small> {edge}</small>}
                </th>
                {series.map(({ id, values }) => {
                  const value = values[at] ?? null
                  return (
                    <td key={id} className={value === null ? styles.none : undefined}>
                      {value === null ? 'no data' : format(value)}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
      {more}
    </div>
  )
}
