/** Heat strips: how strong over time, a strip for each series; of a distribution, a strip for each size of value. */
import { memo, useMemo } from 'react'
import type { Zone } from '../format'
import { useNow, useZone } from '../time-text'
import styles from './chart.module.css'
import type { Cursor } from './cursor'
import { CursorLayer } from './cursor-layer'
import { EdgeHatch } from './edge-hatch'
import { axisHeight, axisWidth, edgeRight, edgeTop } from './layout'
import type { PlotGrid, PlotMark, PlotSeries } from './plot'
import { timeTicks } from './ticks'
import { useWidth } from './use-width'

interface Strip {
  name: string
  /** Per column; null is a gap. */
  cells: readonly (number | null)[]
}

const mostColumns = 180

/** The greatest value of each column. */
function strips(series: readonly PlotSeries[], columns: number): Strip[] {
  return series.map(({ name, values }) => ({
    name,
    cells: Array.from({ length: columns }, (_, column) => {
      const part = values.slice(
        Math.floor((column * values.length) / columns),
        Math.ceil(((column + 1) * values.length) / columns),
      )
      const there = part.filter((value): value is number => value !== null)
      return there.length === 0 ? null : there.reduce((most, value) => Math.max(most, value), -Infinity)
    }),
  }))
}

/** How often values of each size came: sizes in steps of doubling, the largest on top. */
function histogram({ steps = [] }: PlotSeries, columns: number, format: (value: number) => string): Strip[] {
  const sizes = steps.flatMap((bucket) => bucket?.map(({ value }) => sizeOf(value)) ?? [])
  if (sizes.length === 0) return []
  const least = sizes.reduce((a, b) => Math.min(a, b))
  const most = sizes.reduce((a, b) => Math.max(a, b))
  const rows = Math.min(24, most - least + 1)
  const grid: (number | null)[][] = Array.from({ length: rows }, () => Array.from({ length: columns }, () => null))
  for (const [at, bucket] of steps.entries()) {
    const column = Math.min(columns - 1, Math.floor((at * columns) / steps.length))
    if (bucket) for (const row of grid) row[column] ??= 0
    for (const { value, freq } of bucket ?? []) {
      const row = grid[Math.min(rows - 1, most - sizeOf(value))]
      if (row) row[column] = (row[column] ?? 0) + freq
    }
  }
  return grid.map((cells, index) => ({ name: `≥ ${format(2 ** ((most - index) / 2))}`, cells }))
}

const sizeOf = (value: number): number => (value <= 0 ? -8 : Math.max(-8, Math.floor(Math.log2(value) * 2)))

/** The greatest value of the columns that are whole: it has the full shade. */
export const strongest = (strips: readonly Strip[], partly: ReadonlySet<number>): number =>
  strips.reduce(
    (top, { cells }) =>
      cells.reduce((all: number, cell, column) => (partly.has(column) ? all : Math.max(all, cell ?? 0)), top),
    0,
  )

interface HeatProps {
  label: string
  series: readonly PlotSeries[]
  grid: PlotGrid
  height: number
  format: (value: number) => string
  cursor: Cursor
  marks?: readonly PlotMark[] | undefined
  onZoom?: ((from: number, until: number) => void) | undefined
  onZoomOut?: (() => void) | undefined
}

/** Sizes that values of a bucket had, the most frequent first. */
function sizesAt({ steps = [] }: PlotSeries, at: number, format: (value: number) => string): string[] {
  const bucket = steps[at]
  if (!bucket || bucket.length === 0) return ['no data']
  const most = bucket.toSorted((a, b) => b.freq - a.freq).slice(0, 3)
  const all = bucket.reduce((sum, { freq }) => sum + freq, 0)
  return [
    ...most.map(({ value, freq }) => `${format(value)}: ${freq} times`),
    ...(bucket.length > 3 ? [`${all} values of ${bucket.length} sizes in all`] : []),
  ]
}

export function Heat(props: HeatProps) {
  const { label, series, grid, height, format, cursor, marks, onZoom, onZoomOut } = props
  const [box, width] = useWidth()
  const zone = useZone()
  const now = useNow(3_600_000)
  const spread = series.find(({ steps }) => steps !== undefined)
  return (
    <div ref={box} className={styles.plot} style={{ height }}>
      {width > 0 && (
        <>
          <Strips {...{ label, series, spread, grid, width, height, format, zone, now }} />
          <EdgeHatch grid={grid} width={width} height={height} />
          <CursorLayer
            {...{ label, series, grid, width, height, format, zone, now, cursor, marks, onZoom, onZoomOut }}
            dots={false}
            told={spread && ((at) => sizesAt(spread, at, format))}
          />
        </>
      )}
    </div>
  )
}

interface StripsProps extends Pick<HeatProps, 'label' | 'series' | 'grid' | 'height' | 'format'> {
  spread: PlotSeries | undefined
  width: number
  zone: Zone
  now: number
}

// The cursor moves over it without drawing it again.
const Strips = memo(function Strips(props: StripsProps) {
  const { label, series, spread, grid, width, height, format, zone, now } = props
  const inner = Math.max(1, width - axisWidth - edgeRight)
  const columns = Math.max(1, Math.min(grid.times.length, mostColumns, Math.floor(inner / 3)))
  const rows = useMemo(
    () => (spread ? histogram(spread, columns, format) : strips(series, columns)),
    [series, spread, columns, format],
  )
  // What is not whole sets no scale, as in every chart.
  const partly = new Set(grid.edges.map(({ at }) => Math.floor((at * columns) / grid.times.length)))
  const most = strongest(rows, partly)
  const high = (height - axisHeight - edgeTop) / Math.max(1, rows.length)
  const x = (at: number) => axisWidth + Math.min(1, Math.max(0, (at - grid.from) / (grid.until - grid.from))) * inner
  /** Where a column begins: with the first of its buckets. */
  const edge = (column: number) => {
    const first = grid.times[0] ?? grid.from
    return x(first + Math.floor((column * grid.times.length) / columns) * grid.step)
  }
  const ticks = timeTicks(grid.from, grid.until, inner, zone, now)
  const each = Math.max(1, Math.ceil(12 / high))
  return (
    <svg width={width} height={height} role="img" aria-label={label} className={styles.heat}>
      {rows.map(({ name, cells }, row) => (
        <g key={name}>
          {row % each === 0 && (
            <text x={axisWidth - 6} y={edgeTop + high * (row + 0.5) + 4} textAnchor="end">
              {name.length > 11 ? `${name.slice(0, 10)}…` : name}
            </text>
          )}
          {cells.map((cell, column) =>
            cell === null || (spread && cell === 0) ? null : (
              <rect
                // oxlint-disable-next-line react/no-array-index-key -- a cell is its place
                key={column}
                x={edge(column)}
                y={edgeTop + row * high}
                width={Math.max(1, edge(column + 1) - edge(column) + 0.3)}
                height={Math.max(1, high - 1)}
                fillOpacity={most > 0 ? 0.06 + 0.94 * Math.sqrt(Math.min(1, Math.max(0, cell) / most)) : 0.06}
              />
            ),
          )}
        </g>
      ))}
      {ticks.map(({ at, label: words }) => (
        <text key={at} x={x(at)} y={height - 6} textAnchor="middle">
          {words}
        </text>
      ))}
    </svg>
  )
})
