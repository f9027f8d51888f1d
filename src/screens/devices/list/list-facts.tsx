import type { Counts } from '../../../crud/saved/use-view-counts'
import { clock, duration, number, zoneName } from '../../../ui/format'
import { useZone } from '../../../ui/time-text'
import type { DeviceList } from '../device-list'
import styles from '../devices.module.css'

/**
 * A count as it may be told. Rows that stood at two places tell that others came or went in between: those that went are
 * still counted.
 */
export const toldCount = ({ moved }: Pick<DeviceList, 'moved'>, count: number): string =>
  moved > 0 ? `about ${number(count, 0)}` : number(count, 0)

/** The same of views, by their ids. */
export const toldCounts = (list: DeviceList, counts: Counts): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(counts).map(([id, count]) => [id, count === undefined ? undefined : toldCount(list, count)]),
  )

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
      {counted && (
        <>
          <b>{number(shown)}</b> of {toldCount(list, rows.length)}{' '}
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
