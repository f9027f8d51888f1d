import { classes } from '../class-names'
import styles from './pictures.module.css'
import { daySeconds } from './clock-words'

/** A part of a week, in seconds since midnight before Monday. */
export interface WeekSpan {
  from: number
  to: number
}

interface WeekPictureProps {
  /** Says in words what is shaded. */
  label: string
  spans: readonly WeekSpan[]
  /** Where the week has got to. */
  now?: number | undefined
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const hours = [0, 6, 12, 18, 24]

/** The part of a span on each of the days that it touches. */
function byDay({ from, to }: WeekSpan): { day: number; from: number; to: number }[] {
  return days.flatMap((_, day) => {
    const start = Math.max(from, day * daySeconds)
    const end = Math.min(to, (day + 1) * daySeconds)
    return start < end ? [{ day, from: start - day * daySeconds, to: end - day * daySeconds }] : []
  })
}

/** A week, a line a day from midnight to midnight, with its spans shaded. */
export function WeekPicture({ label, spans, now }: WeekPictureProps) {
  const parts = spans.flatMap(byDay)
  const today = now === undefined ? undefined : Math.floor(now / daySeconds)
  return (
    <div className={styles.week} role="img" aria-label={label}>
      {days.map((name, day) => (
        <div key={name} className={styles.weekLine}>
          <span className={classes(styles.weekDay, day === today && styles.weekToday)}>{name}</span>
          <svg viewBox="0 0 86400 10" preserveAspectRatio="none" className={styles.bar}>
            {parts
              .filter((part) => part.day === day)
              .map((part) => (
                <rect key={part.from} x={part.from} width={part.to - part.from} height="10" className={styles.quiet} />
              ))}
            {hours.slice(1, -1).map((hour) => (
              <path key={hour} d={`M${hour * 3600} 0v10`} className={styles.tick} />
            ))}
            {day === today && now !== undefined && <path d={`M${now % daySeconds} 0v10`} className={styles.now} />}
          </svg>
        </div>
      ))}
      <div className={styles.hours}>
        {hours.map((hour) => (
          <span key={hour}>{String(hour).padStart(2, '0')}</span>
        ))}
      </div>
    </div>
  )
}

interface StripProps {
  /** A day or a week, in seconds since it began. */
  round: 'day' | 'week'
  spans: readonly WeekSpan[]
  now: number
}

/** A day or a week in one line, for a table; the words stand beside it. */
export function Strip({ round, spans, now }: StripProps) {
  const [length, ticks] = round === 'day' ? [daySeconds, 4] : [7 * daySeconds, 7]
  return (
    <svg viewBox={`0 0 ${length} 10`} preserveAspectRatio="none" className={styles.strip} aria-hidden="true">
      {spans.map(({ from, to }) => (
        <rect key={from} x={from} width={to - from} height="10" className={styles.quiet} />
      ))}
      {Array.from({ length: ticks - 1 }, (_, index) => (
        <path key={index} d={`M${((index + 1) * length) / ticks} 0v10`} className={styles.tick} />
      ))}
      <path d={`M${now} 0v10`} className={styles.now} />
    </svg>
  )
}
