import { classes } from './class-names'
import styles from './sparkline.module.css'

export interface SparklineProps {
  /** In order of time; null where nothing was measured. */
  values: readonly (number | null)[]
  /** What it shows, for screen readers. */
  label: string
  width?: number
  height?: number
  className?: string | undefined
}

/** The shape of one measure beside its figure: no axis, and a gap where there was nothing. */
export function Sparkline({ values, label, width = 150, height = 22, className }: SparklineProps) {
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      width={width}
      height={height}
      className={classes(styles.spark, className)}
    >
      <path d={sparkPath(values, width, height)} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

/** The line through the values, from the lowest at the bottom to the highest at the top, broken at gaps. */
export function sparkPath(values: readonly (number | null)[], width: number, height: number): string {
  const known = values.filter((value) => value !== null)
  const low = known.reduce((least, value) => Math.min(least, value), Infinity)
  const high = known.reduce((most, value) => Math.max(most, value), -Infinity)
  const step = values.length > 1 ? width / (values.length - 1) : 0
  let path = ''
  let down = false
  for (const [index, value] of values.entries()) {
    if (value === null) {
      down = false
      continue
    }
    const part = high > low ? (value - low) / (high - low) : 0.5
    path += `${down ? 'L' : 'M'}${round(index * step)} ${round(height - 1 - part * (height - 2))}`
    // A lone point between gaps is drawn as a dash.
    if (!down && (values[index + 1] ?? null) === null) path += 'h1'
    down = true
  }
  return path
}

const round = (value: number) => Math.round(value * 100) / 100
