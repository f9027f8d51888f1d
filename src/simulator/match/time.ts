/** What was active within a window of time. */
import { resolveTime } from '../../catalog/cycles'

interface Seen {
  discover_time?: number | undefined
  last_seen_time?: number | null | undefined
}

/** Keeps what was seen after `active_from` and before `active_until`. */
export function activeWithin(
  window: { active_from?: number | string | undefined; active_until?: number | string | undefined },
  now: number,
): (row: Seen) => boolean {
  const from = window.active_from === undefined ? null : resolveTime(window.active_from, now)
  const until = window.active_until === undefined ? null : resolveTime(window.active_until, now)
  return (row) =>
    (from === null || (row.last_seen_time ?? 0) >= from) && (until === null || (row.discover_time ?? 0) <= until)
}
