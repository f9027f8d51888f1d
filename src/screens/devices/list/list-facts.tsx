import { clock, duration, number, zoneName } from '../../../ui/format'
import { useZone } from '../../../ui/time-text'
import type { DeviceList } from '../device-list'
import styles from '../devices.module.css'

/** How many of how many, how long the reading took and when it ended. `shown` is null until the table has told it. */
export function ListFacts({ list, shown }: { list: DeviceList | null; shown: number | null }) {
  const zone = useZone()
  if (!list) return null
  const { endedAt, startedAt, state, moved, rows } = list
  const at = endedAt === null ? '' : `${clock(endedAt, zone)} ${zoneName(zone, endedAt)}`
  const took = endedAt === null ? '' : duration(endedAt - startedAt)
  const words = {
    reading: 'reading',
    complete: `all loaded in ${took}, ${at}`,
    unsettled: `read in ${took}, ${at}; the list kept changing and some may be missing`,
    stopped: `stopped after ${took}, ${at}`,
    failed: `not complete, ${at}`,
  }[state]
  // None is a count only where the list was read to its end.
  const counted = shown !== null && (rows.length > 0 || state === 'complete' || state === 'unsettled')
  return (
    <>
      {/* Rows that stood at two places tell that others came or went in between: those that went are still counted. */}
      {counted && (
        <>
          <b>{number(shown)}</b> of {moved > 0 && 'about '}
          {number(rows.length)}{' '}
        </>
      )}
      <span className={styles.faint}>
        {counted && '· '}
        {words}
        {moved > 0 && '; the list changed while it was read, and some may be gone'}
      </span>
    </>
  )
}
