/** Heat strips: how strong over time, a strip for each series; of a distribution, a strip for each size of value. */
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useNow, useZone } from '../time-text'
import styles from './chart.module.css'
import { axisHeight, axisWidth, edgeRight, edgeTop } from './layout'
import type { PlotGrid, PlotSeries } from './plot'
import { timeTicks } from './ticks'

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

interface HeatProps {
  label: string
  series: readonly PlotSeries[]
  grid: PlotGrid
  height: number
  format: (value: number) => string
}

export function Heat({ label, series, grid, height, format }: HeatProps) {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const zone = useZone()
  const now = useNow(3_600_000)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return undefined
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const inner = Math.max(1, width - axisWidth - edgeRight)
  const columns = Math.max(1, Math.min(grid.times.length, mostColumns, Math.floor(inner / 3)))
  const spread = series.find(({ steps }) => steps !== undefined)
  const rows = useMemo(
    () => (spread ? histogram(spread, columns, format) : strips(series, columns)),
    [series, spread, columns, format],
  )
  const most = rows.reduce((top, { cells }) => cells.reduce((all: number, cell) => Math.max(all, cell ?? 0), top), 0)
  const high = (height - axisHeight - edgeTop) / Math.max(1, rows.length)
  const wide = inner / columns
  const ticks = width > 0 ? timeTicks(grid.from, grid.until, inner, zone, now) : []
  const each = Math.max(1, Math.ceil(12 / high))
  return (
    <div ref={box} className={styles.plot} style={{ height }}>
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
                  x={axisWidth + column * wide}
                  y={edgeTop + row * high}
                  width={wide + 0.3}
                  height={Math.max(1, high - 1)}
                  fillOpacity={most > 0 ? 0.06 + 0.94 * Math.sqrt(Math.max(0, cell) / most) : 0.06}
                >
                  <title>{`${name}: ${spread ? cell : format(cell)}`}</title>
                </rect>
              ),
            )}
          </g>
        ))}
        {ticks.map(({ at, label: words }) => (
          <text
            key={at}
            x={axisWidth + ((at - grid.from) / (grid.until - grid.from)) * inner}
            y={height - 6}
            textAnchor="middle"
          >
            {words}
          </text>
        ))}
      </svg>
    </div>
  )
}
