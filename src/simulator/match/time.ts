/** Moments as requests write them (5.3 guide, Example 3): epoch ms, 0 for now, negative relative to now. */

const units: Record<string, number> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  M: 2_592_000_000,
  y: 31_536_000_000,
}

/** The moment in ms that a time value means at `now`; null for text that is none. Months are 30 days, years 365. */
export function resolveTime(value: number | string, now: number): number | null {
  const match = /^(-?\d+)(ms|s|m|h|d|w|M|y)?$/.exec(String(value))
  if (!match) return null
  const amount = Number(match[1]) * (units[match[2] ?? 'ms'] ?? 1)
  return amount <= 0 ? now + amount : amount
}

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
