/**
 * Lies over a drawing: the shared cursor, dragging a span to zoom in, and keys that step and speak. Moving it draws
 * nothing below it again.
 */
import {
  useCallback,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type PointerEvent,
} from 'react'
import { clock, duration, time, type Zone } from '../format'
import { classes } from '../class-names'
import styles from './chart.module.css'
import { placeOf, type Cursor } from './cursor'
import { axisHeight, axisWidth, edgeRight, edgeTop } from './layout'
import MarkLayer, { reach, wordsOf } from './mark-layer'
import type { PlotGrid, PlotMark, PlotSeries } from './plot'
import { lineOf, markOf } from './series-look'
import { valuesOn } from './scale'

export interface CursorLayerProps {
  label: string
  series: readonly PlotSeries[]
  grid: PlotGrid
  width: number
  height: number
  format: (value: number) => string
  zone: Zone
  now: number
  cursor: Cursor
  /** The span that was dragged, ms since 1970. */
  onZoom?: ((from: number, until: number) => void) | undefined
  onZoomOut?: (() => void) | undefined
  /** Marks on the series at the cursor; not where they do not lie on their value. */
  dots: boolean
  threshold?: number | null | undefined
  marks?: readonly PlotMark[] | undefined
  /** What a bucket holds, where that is more than a value for each series: a line each. */
  told?: ((at: number) => readonly string[]) | undefined
}

/** `12 of 30 s`, for a bucket that is not whole. */
export function edgeWords(grid: PlotGrid, at: number): string | undefined {
  const edge = grid.edges.find((one) => one.at === at)
  if (!edge) return undefined
  const covered =
    edge.covered < 1000 ? `${Math.round(edge.covered)} ms` : duration(Math.round(edge.covered / 1000) * 1000)
  const whole = duration(grid.step)
  const [amount, unit] = [covered.slice(0, covered.lastIndexOf(' ')), covered.slice(covered.lastIndexOf(' '))]
  return whole.endsWith(unit) && !amount.includes(' ') ? `${amount} of ${whole}` : `${covered} of ${whole}`
}

/** When a bucket begins, with the day where it is not today. */
export const bucketWords = (at: number, grid: PlotGrid, zone: Zone, now: number): string =>
  grid.step >= 86_400_000
    ? `${time(at, 'utc', now + 2 * 86_400_000).split(',')[0]} (UTC day)`
    : sameDay(at, zone, now)
      ? clock(at, zone)
      : // Two buckets of one minute have different names.
        time(at, zone, now).replace(/\d\d:\d\d$/, (text) => (grid.step < 60_000 ? clock(at, zone) : text))

const sameDay = (at: number, zone: Zone, now: number): boolean =>
  !time(at, zone, now).includes(',') && !/[A-Za-z]/.test(time(at, zone, now))

export function CursorLayer(props: CursorLayerProps) {
  const { label, series, grid, width, height, format, zone, now, cursor, onZoom, onZoomOut, dots, threshold } = props
  const { marks, told } = props
  const box = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null)
  // A move within a bucket says nothing new.
  const at = useSyncExternalStore(cursor.subscribe, () => placeOf(cursor, grid))
  const held = useSyncExternalStore(cursor.subscribe, cursor.held)
  const inner = Math.max(1, width - axisWidth - edgeRight)
  const bottom = height - axisHeight
  const span = grid.until - grid.from
  const x = useCallback(
    (at: number) => axisWidth + ((at - grid.from) / (grid.until - grid.from)) * inner,
    [grid, inner],
  )
  const seen = useMemo(
    () => marks?.filter((mark) => mark.at >= grid.from && mark.at <= grid.until) ?? [],
    [marks, grid],
  )
  const timeAt = (event: PointerEvent) => {
    const left = box.current?.getBoundingClientRect().left ?? 0
    const share = (event.clientX - left - axisWidth) / inner
    return grid.from + Math.min(1, Math.max(0, share)) * span
  }
  const start = grid.times[at]
  const values = dots ? valuesOn(series, grid, false, threshold) : []
  const [low = 0, high = 1] = [values[0], values.at(-1)]
  const y = (value: number) =>
    edgeTop + (1 - (Math.min(high, Math.max(low, value)) - low) / (high - low)) * (bottom - edgeTop)

  const step = (by: number) => {
    const last = grid.times.length - 1
    // The newest bucket is often not measured yet: to begin there would say nothing.
    const there = grid.times.findLastIndex((_, index) => hasData(series, index))
    const next = at < 0 ? (by > 0 ? 0 : there < 0 ? last : there) : Math.min(last, Math.max(0, at + by))
    const time = grid.times[next]
    if (time !== undefined) cursor.set(time)
  }
  const letGo = () => {
    cursor.hold(false)
    cursor.set(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.round(grid.times.length / 10))
    const move = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: page, PageDown: -page }[event.key]
    if (move !== undefined) step(move)
    else if (event.key === 'Home') cursor.set(grid.times[0] ?? null)
    else if (event.key === 'End') cursor.set(grid.times.at(-1) ?? null)
    else if (event.key === 'Escape' && cursor.get() !== null) letGo()
    else if ((event.key === '+' || event.key === '=') && onZoom && start !== undefined)
      onZoom(Math.max(grid.from, start - span / 4), Math.min(grid.until, start + span / 4))
    else if (event.key === '-' && onZoomOut) onZoomOut()
    else return
    event.preventDefault()
  }
  const begun = start === undefined ? 0 : Math.max(axisWidth, x(start))
  const end = start === undefined ? 0 : x(start + grid.step)
  const met = start === undefined ? [] : seen.filter((mark) => x(mark.at) >= begun - reach && x(mark.at) <= end + reach)
  const lines = start === undefined ? [] : [...(told?.(at) ?? []), ...wordsOf(met)]
  const words =
    start === undefined ? 'No bucket chosen' : spoken(told ? [] : series, grid, at, zone, now, format, lines)
  const flag =
    start === undefined
      ? ''
      : `${bucketWords(start, grid, zone, now)}${edgeWords(grid, at) ? ` · ${edgeWords(grid, at)}` : ''}`
  const flagWidth = flag.length * 6.2 + 12
  const flagAt = Math.min(width - flagWidth, Math.max(0, begun - flagWidth / 2))
  return (
    <div
      ref={box}
      className={styles.layer}
      role="slider"
      tabIndex={0}
      aria-label={`${label}, cursor`}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, grid.times.length - 1)}
      aria-valuenow={Math.max(0, at)}
      aria-valuetext={words}
      onKeyDown={onKeyDown}
      onPointerMove={(event) => {
        const here = timeAt(event)
        if (drag) setDrag({ ...drag, to: here })
        if (!cursor.held()) cursor.set(here)
      }}
      onPointerLeave={() => !drag && !cursor.held() && cursor.set(null)}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        const here = timeAt(event)
        setDrag({ from: here, to: here })
      }}
      onPointerUp={() => {
        if (!drag) return
        setDrag(null)
        if (Math.abs(x(drag.to) - x(drag.from)) > 4)
          return onZoom?.(Math.min(drag.from, drag.to), Math.max(drag.from, drag.to))
        // A click keeps the cursor there, for the menu of the chart; the next one lets it go.
        cursor.hold(!cursor.held())
        cursor.set(drag.to)
      }}
      onPointerCancel={() => setDrag(null)}
    >
      <svg width={width} height={height} aria-hidden="true">
        {drag && onZoom && (
          <rect
            className={styles.brush}
            x={Math.min(x(drag.from), x(drag.to))}
            y={edgeTop}
            width={Math.abs(x(drag.to) - x(drag.from))}
            height={bottom - edgeTop}
          />
        )}
        {seen.length > 0 && <MarkLayer marks={seen} x={x} />}
        {start !== undefined && (
          <>
            <path className={classes(styles.cursor, held && styles.held)} d={`M${begun} ${edgeTop}V${bottom + 2}`} />
            {dots &&
              series.map(({ id, slot, values }) => {
                const value = values[at]
                if (value === null || value === undefined) return null
                return (
                  <path
                    key={id}
                    d={markOf(slot)}
                    transform={`translate(${begun - 5} ${y(value) - 5})`}
                    fill={lineOf(slot).stroke}
                    className={styles.dot}
                  />
                )
              })}
            <g className={styles.flag}>
              <rect x={flagAt} y={bottom + 2} width={flagWidth} height={16} rx={2} />
              <text x={flagAt + flagWidth / 2} y={bottom + 14} textAnchor="middle">
                {flag}
              </text>
            </g>
          </>
        )}
      </svg>
      {lines.length > 0 && (
        // While the cursor stays, the pointer may go there: to read long words to their end, and to copy them.
        <ul
          className={classes(styles.told, begun > width / 2 && styles.before, held && styles.kept)}
          aria-hidden="true"
          onPointerDown={(event) => event.stopPropagation()}
        >
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

const hasData = (series: readonly PlotSeries[], at: number): boolean =>
  series.some(({ values, steps }) => (values[at] ?? null) !== null || (steps?.[at]?.length ?? 0) > 0)

function spoken(
  series: readonly PlotSeries[],
  grid: PlotGrid,
  at: number,
  zone: Zone,
  now: number,
  format: (value: number) => string,
  lines: readonly string[],
): string {
  const edge = edgeWords(grid, at)
  const values = series.map(({ name, values: all }) => {
    const value = all[at] ?? null
    return `${name} ${value === null ? 'no data' : format(value)}`
  })
  return [`${bucketWords(grid.times[at] ?? 0, grid, zone, now)}${edge ? `, ${edge}` : ''}`, ...values, ...lines].join(
    ', ',
  )
}
