/** The legend is a table: what each series is at the cursor, and its least, greatest and last value over whole buckets. */
import { useSyncExternalStore } from 'react'
import type { Zone } from '../format'
import { classes } from '../class-names'
import styles from './legend.module.css'
import { placeOf, type Cursor } from './cursor'
import { bucketWords } from './cursor-layer'
import type { PlotGrid, PlotSeries } from './plot'
import { lineOf } from './series-look'

export interface LegendRow {
  series: PlotSeries
  hidden: boolean
  min: number | null
  max: number | null
  last: number | null
  /** Index of the bucket with the greatest value. */
  maxAt: number
  /** In the place of the least value where there is one: over the whole window. */
  total?: number | null | undefined
}

interface LegendProps {
  rows: readonly LegendRow[]
  grid: PlotGrid
  cursor: Cursor
  format: (value: number) => string
  zone: Zone
  now: number
  /** "30 s mean": what a value of a bucket is, for the tooltip of the greatest. */
  bucket: string
  /** Layers lie on each other: what they come to is said, too. */
  stacked: boolean
  onToggle?: ((id: string) => void) | undefined
  /** Only this one, or all again; the first of the two clicks has switched it already. */
  onOnly?: ((id: string) => void) | undefined
}

export function Legend(props: LegendProps) {
  const { rows, grid, cursor, format, zone, now, bucket, stacked, onToggle, onOnly } = props
  const text = (value: number | null | undefined) => (value === null || value === undefined ? 'no data' : format(value))
  return (
    <div className={styles.legend} role="group" aria-label="Legend" tabIndex={rows.length > 8 ? 0 : undefined}>
      <table>
        <thead>
          <tr>
            <th scope="col">Series</th>
            <th scope="col">at cursor</th>
            <th scope="col">min</th>
            <th scope="col">max</th>
            <th scope="col">last</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ series, hidden, min, max, last, maxAt }) => {
            const { stroke, dash, width } = lineOf(series.slot)
            const peak = grid.times[maxAt]
            return (
              <tr key={series.id} className={hidden ? styles.off : undefined}>
                <th scope="row" aria-label={series.name}>
                  <button
                    type="button"
                    aria-pressed={!hidden}
                    title={`${series.name}. Click to ${hidden ? 'show' : 'hide'} it, double click for it alone`}
                    // The second click of two is no switch of its own.
                    onClick={({ detail }) => detail < 2 && onToggle?.(series.id)}
                    onDoubleClick={() => onOnly?.(series.id)}
                  >
                    <svg viewBox="0 0 22 10" aria-hidden="true">
                      <path
                        d="M0 5H22"
                        stroke={stroke}
                        strokeWidth={width + 0.5}
                        opacity={series.past ? 0.55 : 1}
                        {...(dash !== undefined && { strokeDasharray: dash })}
                      />
                    </svg>
                    <bdi>{series.name}</bdi>
                  </button>
                </th>
                <td>
                  <AtCursor cursor={cursor} grid={grid} values={series.values} format={format} />
                </td>
                <td>{text(min)}</td>
                <td
                  title={peak === undefined ? undefined : `Highest ${bucket}, at ${bucketWords(peak, grid, zone, now)}`}
                >
                  {text(max)}
                </td>
                <td>{text(last)}</td>
              </tr>
            )
          })}
        </tbody>
        {stacked && rows.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">All shown</th>
              <td>
                <SumAtCursor rows={rows} cursor={cursor} grid={grid} format={format} />
              </td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

function usePlace(cursor: Cursor, grid: PlotGrid): number {
  return useSyncExternalStore(cursor.subscribe, () => placeOf(cursor, grid))
}

interface AtProps {
  cursor: Cursor
  grid: PlotGrid
  format: (value: number) => string
}

function AtCursor({ cursor, grid, values, format }: AtProps & { values: readonly (number | null)[] }) {
  const at = usePlace(cursor, grid)
  if (at < 0) return null
  const value = values[at] ?? null
  return <b className={classes(value === null && styles.none)}>{value === null ? 'no data' : format(value)}</b>
}

function SumAtCursor({ rows, cursor, grid, format }: AtProps & { rows: readonly LegendRow[] }) {
  const at = usePlace(cursor, grid)
  if (at < 0) return null
  const shown = rows.filter(({ hidden, series }) => !hidden && !series.past)
  const values = shown.flatMap(({ series }) => series.values[at] ?? [])
  if (values.length === 0) return <b>no data</b>
  const sum = format(values.reduce((total, value) => total + value, 0))
  return (
    <b>
      {sum}
      {values.length < shown.length && ` (${values.length} of ${shown.length} series)`}
    </b>
  )
}
