import { resolveTime } from '../../catalog/cycles'

/** Observations made between `from` and `until`. */
export function windowed<T extends { last_observation_time: number }>(
  rows: readonly T[],
  { from, until }: { from?: number | string | undefined; until?: number | string | undefined },
  now: number,
): T[] {
  const first = from === undefined ? null : resolveTime(from, now)
  const last = until === undefined ? null : resolveTime(until, now)
  return rows.filter(
    ({ last_observation_time: time }) => (first === null || time >= first) && (last === null || time <= last),
  )
}
