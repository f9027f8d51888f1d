/** The records over time. Dragging over bars, or Shift with arrow keys, chooses a part to narrow to or to explain. */
import { useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { Button } from '../../ui/button'
import { clock, count, duration, number, time } from '../../ui/format'
import { useNow, useZone } from '../../ui/time-text'
import type { Span } from '../../crud/time-range/range'
import { unloadedBins, type Bin, type Histogram as Bars } from './bins'
import { typeTitle } from './columns'
import styles from './histogram.module.css'

interface Props {
  bars: Bars
  /** What the appliance counted in bins whose records are not all loaded; by the bin's start. */
  counted: ReadonlyMap<number, number>
  onCount: (bins: readonly Bin[]) => void
  counting: boolean
  brushed: Span | undefined
  onBrush: (span: Span | undefined) => void
  onNarrow: (span: Span) => void
  onExplain: (span: Span) => void
  total: number | undefined
  /** At the right of the keys: how to load more. */
  end?: ReactNode
}

const height = 62
const width = 1000
const fills = ['f1', 'f2', 'f3', 'f4', 'f5'] as const

export function Histogram(props: Props) {
  const { bars, counted, onCount, counting, brushed, onBrush, onNarrow, onExplain, total, end } = props
  const { bins, length, series, unloaded } = bars
  const zone = useZone()
  const now = useNow(60_000)
  const [from, setFrom] = useState<number | undefined>(undefined)
  const [cursor, setCursor] = useState(bins.length - 1)
  const first = bins[0]
  const last = bins.at(-1)
  if (!first || !last) return null
  const span = last.until - first.from
  const x = (at: number) => ((at - first.from) / span) * width
  const sizeOf = (bin: Bin) => counted.get(bin.from) ?? bin.loaded
  const highest = Math.max(1, ...bins.map(sizeOf))
  const y = (value: number) => (value / highest) * (height - 2)
  const lacking = unloadedBins(bars)
  const uncounted = lacking.filter((bin) => !counted.has(bin.from))
  const sum = bins.reduce((all, bin) => all + sizeOf(bin), 0)

  const binAt = (event: PointerEvent<SVGSVGElement>): number => {
    const box = event.currentTarget.getBoundingClientRect()
    const at = first.from + ((event.clientX - box.left) / box.width) * span
    const index = bins.findIndex((bin) => at < bin.until)
    return index < 0 ? bins.length - 1 : Math.max(0, index)
  }
  const brush = (a: number, b: number) => {
    const low = bins[Math.min(a, b)]
    const high = bins[Math.max(a, b)]
    if (low && high) onBrush({ from: low.from, until: high.until })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (step !== 0) {
      event.preventDefault()
      const next = Math.min(bins.length - 1, Math.max(0, cursor + step))
      setCursor(next)
      const anchor = event.shiftKey ? (from ?? cursor) : next
      setFrom(anchor)
      brush(anchor, next)
    } else if (event.key === 'Enter' && brushed) onNarrow(brushed)
    else if (event.key === 'Escape' && brushed) {
      event.stopPropagation()
      onBrush(undefined)
    }
  }

  const inBrush = brushed ? bins.filter((bin) => bin.from >= brushed.from && bin.until <= brushed.until) : []
  const brushedSum = inBrush.reduce((all, bin) => all + sizeOf(bin), 0)
  const brushedUnsure = inBrush.some((bin) => uncounted.includes(bin))
  // A window of more than a day needs its date at the axis.
  const at = (moment: number) =>
    span > 20 * 3_600_000 ? time(moment, zone, now) : clock(moment, zone).slice(0, span < 600_000 ? 8 : 5)
  // Bars of less than a minute are not told apart by minutes.
  const edge = (moment: number) => (length < 60_000 && span <= 20 * 3_600_000 ? clock(moment, zone) : at(moment))
  const here = bins[cursor]
  const ticks = Array.from({ length: 7 }, (_, index) => first.from + (span * index) / 6)
  return (
    <section className={styles.histogram} aria-label="Records over time">
      <div className={styles.keys}>
        {series.length > 1 &&
          series.map((name, index) => (
            <span key={name} hidden={!bins.some(({ counts }) => (counts[index] ?? 0) > 0)}>
              <svg viewBox="0 0 10 10" aria-hidden="true">
                <rect className={styles[fills[index] ?? 'f5']} width="10" height="10" />
              </svg>
              {typeTitle(name)}
            </span>
          ))}
        <span>one bar is {duration(length)}</span>
        {unloaded && uncounted.length > 0 && (
          <>
            <span>
              <svg viewBox="0 0 10 10" aria-hidden="true">
                <rect className={styles.hatch} width="10" height="10" />
              </svg>
              not loaded: {number(sum, 0)} of {total === undefined ? 'an unknown number' : number(total, 0)} drawn
            </span>
            <Button small kind="plain" pending={counting} onClick={() => onCount(uncounted)}>
              Count the rest: {count(uncounted.length, 'request', 'requests')}
            </Button>
          </>
        )}
        {unloaded && uncounted.length === 0 && <span>counted by the appliance: {number(sum, 0)} in all</span>}
        <span className={styles.end}>{end}</span>
      </div>
      <div className={styles.plot}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="slider"
          aria-label={`Records over time: ${count(bins.length, 'bar', 'bars')} of ${duration(length)}, ${number(sum, 0)} records`}
          aria-valuemin={0}
          aria-valuemax={bins.length - 1}
          aria-valuenow={cursor}
          aria-valuetext={here ? `${at(here.from)}: ${count(sizeOf(here), 'record', 'records')}` : undefined}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onPointerDown={(event) => {
            if (event.button !== 0) return
            event.currentTarget.setPointerCapture(event.pointerId)
            const index = binAt(event)
            setFrom(index)
            setCursor(index)
            brush(index, index)
          }}
          onPointerMove={(event) => {
            if (event.buttons === 1 && from !== undefined) {
              const index = binAt(event)
              setCursor(index)
              brush(from, index)
            }
          }}
        >
          {unloaded && uncounted.length > 0 && (
            <>
              <defs>
                <pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                  <line className={styles.line} y2="6" />
                </pattern>
              </defs>
              <rect
                fill="url(#hatched)"
                x={x(uncounted[0]?.from ?? 0)}
                width={Math.max(0, x(uncounted.at(-1)?.until ?? 0) - x(uncounted[0]?.from ?? 0))}
                height={height}
              />
            </>
          )}
          {bins.map((bin) => {
            const left = x(bin.from)
            const wide = Math.max(0.5, x(bin.until) - left - 1)
            const whole = counted.get(bin.from)
            let top = height
            return (
              <g key={bin.from}>
                {whole !== undefined && (
                  <rect className={styles.counted} x={left} width={wide} y={height - y(whole)} height={y(whole)} />
                )}
                {bin.counts.map((value, index) => {
                  if (value === 0) return null
                  top -= y(value)
                  return (
                    <rect
                      key={series[index]}
                      className={styles[fills[index] ?? 'f5']}
                      x={left}
                      width={wide}
                      y={top}
                      height={y(value)}
                    />
                  )
                })}
              </g>
            )
          })}
          {brushed && (
            <rect
              className={styles.brush}
              x={x(brushed.from)}
              width={Math.max(1, x(brushed.until) - x(brushed.from))}
              height={height}
            />
          )}
        </svg>
        {brushed && (
          <div className={styles.brushed} role="status">
            <b>
              {edge(brushed.from)} to {edge(brushed.until)}
            </b>{' '}
            {brushedUnsure ? `${number(brushedSum, 0)} loaded` : count(brushedSum, 'record', 'records')}
            <Button small kind="plain" onClick={() => onNarrow(brushed)}>
              Narrow to this
            </Button>
            <Button small kind="plain" onClick={() => onExplain(brushed)}>
              Explain the difference
            </Button>
            <Button small kind="plain" onClick={() => onBrush(undefined)}>
              Clear
            </Button>
          </div>
        )}
      </div>
      <div className={styles.axis} aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick}>{at(tick)}</span>
        ))}
      </div>
    </section>
  )
}
