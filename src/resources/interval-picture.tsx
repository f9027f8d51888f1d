/** When alerts keep quiet, drawn: a week by the hour for what repeats, the days in a month for what does not. */
import type { ExclusionInterval } from '../catalog/shapes/exclusion-interval'
import { useApplianceNow } from '../crud/appliance-now'
import { MonthPicture } from '../ui/calendar/month-picture'
import { piecesOf } from '../ui/calendar/round-span'
import { daySeconds } from '../ui/calendar/clock-words'
import { wallOf, weekdayOf, zoneId } from '../ui/calendar/wall'
import { Strip, WeekPicture, type WeekSpan } from '../ui/calendar/week-picture'
import { zoneName } from '../ui/format'
import { Section } from '../ui/panel'
import { State } from '../ui/state-glyph'
import { useZone } from '../ui/time-text'
import { isShowable, occurrences, type Times } from './interval-times'
import { intervalWords, occurrenceWords, stateWords } from './interval-words'
import styles from './interval.module.css'

/** What is shaded in a week. */
function spansOf(times: Times): WeekSpan[] {
  const { interval_type, start, end } = times
  if (!isShowable(times)) return []
  if (interval_type === 'weekly') return piecesOf(start, end, 7 * daySeconds)
  const pieces = piecesOf(start, end, daySeconds)
  return Array.from({ length: 7 }, (_, day) =>
    pieces.map(({ from, to }) => ({ from: from + day * daySeconds, to: to + day * daySeconds })),
  ).flat()
}

/** Seconds since midnight before Monday. */
function inWeek(now: number, zone: string): number {
  const { day, seconds } = wallOf(now, zone)
  return weekdayOf(day) * daySeconds + seconds
}

/** The week of an interval that repeats. */
export function IntervalWeek({ times }: { times: Times }) {
  const zone = useZone()
  const now = useApplianceNow(60_000)
  return <WeekPicture label={intervalWords(times, zone)} spans={spansOf(times)} now={inWeek(now, zoneId(zone))} />
}

function useQuiet(times: Times) {
  const zone = useZone()
  const now = useApplianceNow(30_000)
  const [next] = occurrences(times, now, zoneId(zone), 1)
  return { active: next !== undefined && next.from <= now, words: stateWords(times, next, zone, now) }
}

/** Whether alerts keep quiet now, and when next, for a table; `words` say it where nothing is drawn. */
export function IntervalCell({ times }: { times: Times; words: string }) {
  const zone = useZone()
  const now = useApplianceNow(30_000)
  const { active, words } = useQuiet(times)
  return (
    <span className={styles.cell}>
      {times.interval_type === 'daily' && isShowable(times) && (
        <Strip
          round="day"
          spans={piecesOf(times.start, times.end, daySeconds)}
          now={wallOf(now, zoneId(zone)).seconds}
        />
      )}
      {times.interval_type === 'weekly' && (
        <Strip round="week" spans={spansOf(times)} now={inWeek(now, zoneId(zone))} />
      )}
      {active ? <State state="running">{words}</State> : <span>{words}</span>}
    </span>
  )
}

/** The days of a one-off interval: the month in which it starts, and that in which it ends. */
function IntervalMonths({ times }: { times: Times }) {
  const zone = zoneId(useZone())
  const now = useApplianceNow(60_000)
  const first = wallOf(times.start * 1000, zone).day
  // One that ends at midnight does not touch the day that begins then.
  const last = wallOf(times.end * 1000 - 1, zone).day
  const today = wallOf(now, zone).day
  const months = first.slice(0, 7) === last.slice(0, 7) ? [first] : [first, last]
  return (
    <div className={styles.months}>
      {months.map((month) => (
        <MonthPicture key={month} label={`${first} to ${last}`} {...{ month, first, last, today }} />
      ))}
    </div>
  )
}

/** Beside the facts of an interval, which say whether it is now and when next: what it is, and a picture. */
export function IntervalDetail({ row }: { row: ExclusionInterval }) {
  const zone = useZone()
  const now = useApplianceNow(30_000)
  const once = row.interval_type === 'onetime'
  const coming = occurrences(row, now, zoneId(zone), 4)
  const whose = zone === 'utc' ? 'UTC' : `local time, ${zoneName(zone, now)}`
  return (
    <Section title="When alerts keep quiet">
      <div className={styles.quiet}>
        <p>{intervalWords(row, zone)}</p>
        {!once && <IntervalWeek times={row} />}
        {once && isShowable(row) && <IntervalMonths times={row} />}
        {!once && (
          <>
            <div>
              <h3>After that</h3>
              <ul>
                {coming.slice(1).map((one) => (
                  <li key={one.from}>{occurrenceWords(one, zone, now)}</li>
                ))}
              </ul>
            </div>
            <p className={styles.hint}>
              By the clock of the appliance, taken to be on {whose}: the API does not say its zone. The clock at the top
              of the page switches between UTC and local time.
            </p>
          </>
        )}
      </div>
    </Section>
  )
}
