import { classes } from './class-names'
import styles from './span-bar.module.css'

export interface Span {
  /** Ms since 1970. */
  from: number
  to: number
  title?: string
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

/** When something was active, as bars on a line of time. */
export function SpanBar({ from, to, spans, label, className }: SpanBarProps) {
  const scale = to > from ? 1000 / (to - from) : 0
  const at = (time: number) => Math.max(0, Math.min(1000, (time - from) * scale))
  return (
    <svg
      viewBox="0 0 1000 12"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className={classes(styles.line, className)}
    >
      <rect className={styles.ground} y="5.5" width="1000" height="1" />
      {spans
        .filter((span) => span.to >= from && span.from <= to)
        .map((span) => (
          // A moment is still one pixel or so wide.
          <rect
            key={`${span.from} ${span.to} ${span.title}`}
            className={styles.span}
            x={at(span.from)}
            y="1"
            width={Math.max(2, at(span.to) - at(span.from))}
            height="10"
          >
            {span.title && <title>{span.title}</title>}
          </rect>
        ))}
    </svg>
  )
}
