import { Button } from './button'
import { classes } from './class-names'
import { bytes, duration, number } from './format'
import styles from './progress.module.css'

export interface ProgressProps {
  /** What is going on, for screen readers. */
  label: string
  value: number
  /** 0 where nobody knows how many it will be: then the number alone is told. */
  of: number
  /** The plural of what is counted: "devices"; "bytes" are told in MB and the like. */
  unit?: string
  /** How many of `value` failed; drawn red at the end. */
  failed?: number
  /** When it began (ms) and what time it is: gives the time left after 3 s. */
  startedAt?: number
  now?: number
  onStop?: () => void
  stopLabel?: string
  kind?: 'accent' | 'ok'
  /** The bar alone, where the words stand elsewhere. */
  bare?: boolean
  /** Over the last rows of what stands before it, so that none of them moves when it comes and goes. */
  over?: boolean
  className?: string | undefined
}

/** How far a piece of work is: a bar, "32,000 of 50,000 devices", the time left, and a way to stop it. */
export function Progress(props: ProgressProps) {
  const {
    label,
    value,
    of,
    unit,
    failed = 0,
    onStop,
    stopLabel = 'Stop',
    kind = 'accent',
    bare,
    over,
    className,
  } = props
  const part = of > 0 ? Math.min(1, value / of) * 100 : 0
  const red = of > 0 ? Math.min(part, (failed / of) * 100) : 0
  // Nobody counts a file byte by byte.
  const amount = (size: number) => (unit === 'bytes' ? bytes(size) : number(size, 0))
  const units = unit && unit !== 'bytes' ? ` ${unit}` : ''
  // Before anything has come, a 0 would say that there is nothing.
  const begun = value > 0 ? `${amount(value)}${units} so far` : `Waiting for the first${unit ? ` ${unit}` : ''}`
  const words = of > 0 ? `${amount(value)} of ${amount(of)}${units}` : begun
  const bar = (
    <svg
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      role="progressbar"
      aria-label={label}
      aria-valuenow={of > 0 ? value : undefined}
      aria-valuemin={0}
      aria-valuemax={of > 0 ? of : undefined}
      aria-valuetext={failed > 0 ? `${words}, ${number(failed, 0)} failed` : words}
      className={classes(styles.bar, bare && className)}
    >
      <rect className={styles.of} width="100" height="6" />
      <rect className={styles[kind]} width={part - red} height="6" />
      {red > 0 && <rect className={styles.failed} x={part - red} width={red} height="6" />}
    </svg>
  )
  if (bare) return bar
  const left = timeLeft(props)
  const told = (
    <div className={classes(styles.progress, className)}>
      {bar}
      <span className={styles.words}>
        {words}
        {failed > 0 && <b className={styles.bad}>, {number(failed, 0)} failed</b>}
        {left !== undefined && `, about ${duration(left)} left`}
      </span>
      {onStop && (
        <Button small onClick={onStop}>
          {stopLabel}
        </Button>
      )}
    </div>
  )
  return over ? <div className={styles.over}>{told}</div> : told
}

/** What is left in ms at the pace so far; nothing in the first 3 s, when nobody can know. */
export function timeLeft({ value, of, startedAt, now }: Pick<ProgressProps, 'value' | 'of' | 'startedAt' | 'now'>) {
  if (startedAt === undefined || now === undefined || value <= 0 || value >= of) return undefined
  const spent = now - startedAt
  return spent < 3000 ? undefined : Math.max(1000, Math.round((spent / value) * (of - value)))
}
