/** When a device spoke which protocol: one line a protocol over the last seven days. */
import { useMemo } from 'react'
import { useApplianceNow } from '../../../crud/appliance-now'
import { number, time } from '../../../ui/format'
import { SpanBar } from '../../../ui/span-bar'
import { useZone } from '../../../ui/time-text'
import { byProtocol } from './activity-names'
import styles from '../device.module.css'

const day = 86_400_000
/** Days in sight. */
const days = 7
/** Protocols in sight: far more than a device speaks. */
const mostRows = 200
/** An end this close to now is written as "now": the appliance notes activity in cycles. */
const fresh = 15 * 60_000

interface Span {
  stat_name: string
  from_time: number
  until_time: number
}

export function ActivitySpans({ spans }: { spans: readonly Span[] }) {
  const now = useApplianceNow(60_000)
  const zone = useZone()
  const from = now - days * day
  const rows = useMemo(() => byProtocol(spans), [spans])
  if (rows.length === 0) return <p className={styles.quiet}>No activity is on record.</p>
  const ticks = Array.from({ length: days + 1 }, (_, index) => from + index * day)
  return (
    <div className={styles.spans}>
      <div className={styles.axis} aria-hidden="true">
        {ticks.map((at) => (
          <span key={at}>{dayOf(at, zone === 'utc')}</span>
        ))}
      </div>
      <ul>
        {rows.slice(0, mostRows).map((row) => (
          <li key={row.name} className={styles.spanRow}>
            <span className={styles.cut}>{row.name}</span>
            <SpanBar
              from={from}
              to={now}
              spans={row.spans}
              label={`${row.name}: ${row.spans.length} in the last ${days} days`}
            />
            <span className={styles.spanText}>
              {time(row.from, zone, now)} <span className={styles.quiet}>to</span>{' '}
              {now - row.until < fresh ? 'now' : time(row.until, zone, now)}
            </span>
          </li>
        ))}
        {rows.length > mostRows && (
          <li className={styles.quiet}>{number(rows.length - mostRows)} more in the tab Activity</li>
        )}
      </ul>
    </div>
  )
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function dayOf(at: number, utc: boolean): string {
  const date = new Date(at)
  return utc
    ? `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''}`
    : `${date.getDate()} ${months[date.getMonth()] ?? ''}`
}
