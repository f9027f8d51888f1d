import { classes } from './class-names'
import styles from './span-bar.module.css'

export interface Span {
  /** Ms since 1970. */
  from: number
  to: number
}

export interface SpanBarProps {
  /** The window in ms. */
  from: number
  to: number
  spans: readonly Span[]
  /** What it shows, for screen readers; say how many and how long in words beside it. */
  label: string
  className?: string | undefined
}

/** Parts of the line that are told from one another: about as many as a wide screen has for it. */
const parts = 1000

/** A moment is still one pixel or so wide. */
const least = 2

/** When something was active, as bars on a line of time. */
export function SpanBar({ from, to, spans, label, className }: SpanBarProps) {
  return (
    <svg
      viewBox={`0 0 ${parts} 12`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className={classes(styles.line, className)}
    >
      <rect className={styles.ground} y="5.5" width={parts} height="1" />
      {barsOf(spans, from, to).map(([start, end]) => (
        <rect key={start} className={styles.span} x={start} y="1" width={end - start} height="10" />
      ))}
    </svg>
  )
}

/** What is covered, joined where it meets: as many spans as an appliance tells are no more bars than can be seen. */
export function barsOf(spans: readonly Span[], from: number, to: number): [start: number, end: number][] {
  const scale = to > from ? parts / (to - from) : 0
  const at = (time: number) => Math.max(0, Math.min(parts, (time - from) * scale))
  // The furthest end of what begins in each part.
  const ends = new Float64Array(parts)
  for (const span of spans) {
    // An end before its start, or none at all, is no span.
    if (!(span.to >= from && span.from <= to)) continue
    const start = Math.min(parts - least, Math.floor(at(span.from)))
    ends[start] = Math.max(ends[start] ?? 0, Math.ceil(at(span.to)), start + least)
  }
  const bars: [start: number, end: number][] = []
  ends.forEach((end, start) => {
    const last = bars.at(-1)
    if (end === 0) return
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else bars.push([start, end])
  })
  return bars
}
