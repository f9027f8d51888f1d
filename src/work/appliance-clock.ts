/**
 * How far an appliance's clock is from the browser's. Answers that resolve relative times say what "now" was there;
 * the difference is learned from them and kept while the page is open. Nothing learned means none.
 */
import { useMemo, useSyncExternalStore } from 'react'

interface Known {
  /** Their clock less ours, ms. */
  difference: number
  /** How long the answer that told it took, ms: it is that sure. */
  within: number
}

const known = new Map<string, Known>()
const listeners = new Set<() => void>()

/** No clock of an appliance shows a year of five digits; what says so is no time, and no range could be made of it. */
const latest = Date.UTC(9999, 11, 31)

/** Less than this is what a network and two clocks do to each other, ms. */
const noticed = 1000

/**
 * Learns from an answer what the time was on the appliance while it was asked.
 * @param appliance its id
 * @param theirs its now, ms since 1970
 * @param sent when the question left, and `came` when the answer was here, on the browser's clock
 */
export function learnClock(appliance: string, theirs: number, sent: number, came = Date.now()): void {
  if (!(theirs > 0 && theirs < latest) || came < sent) return
  const within = Math.max(1, came - sent)
  const raw = theirs - (sent + came) / 2
  const before = known.get(appliance)
  // A slow answer says less than a quick one, unless the clock has been set since.
  if (before && before.within < within && Math.abs(raw - before.difference) <= within + noticed) return
  const difference = Math.abs(raw) <= within / 2 + noticed ? 0 : Math.round(raw)
  if (before?.difference === difference && before.within <= within) return
  known.set(appliance, { difference, within })
  if (before?.difference !== difference) for (const listener of listeners) listener()
}

/** Their clock less ours in ms: 0 while nothing is known, and for what no one would notice. */
export const clockDifference = (appliance: string): number => known.get(appliance)?.difference ?? 0

/** The time on the appliance's clock, ms since 1970. */
export const applianceNow = (appliance: string): number => Date.now() + clockDifference(appliance)

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The difference, followed. */
export function useClockDifference(appliance: string): number {
  const read = useMemo(() => () => clockDifference(appliance), [appliance])
  return useSyncExternalStore(subscribe, read)
}
