/**
 * Buckets of metrics and words for time (5.3 guide, Metrics). Small and on its own, since charts, ranges and the
 * simulator need it without the lists of metrics.
 */
import type { CycleWord } from './metrics'

export type Cycle = Exclude<CycleWord, 'auto'>

/** Length of a bucket in ms, shortest first. `24hr` needs an extended datastore, else it answers nothing. */
export const cycleMs: Record<Cycle, number> = {
  '1sec': 1000,
  '30sec': 30_000,
  '5min': 300_000,
  '1hr': 3_600_000,
  '24hr': 86_400_000,
}

/**
 * The bucket that `auto` stands for over a window of so many ms. One second is kept for bytes and packets of
 * networks and devices and for custom metrics set up for it; the rest starts at 30 seconds.
 */
export function autoCycle(windowMs: number, everySecond = false): Cycle {
  if (windowMs < 360_000) return everySecond ? '1sec' : '30sec'
  if (windowMs <= 7_200_000) return '30sec'
  return windowMs <= 86_400_000 ? '5min' : '1hr'
}

/** Length in ms of the units that a time may carry: `m` is a minute, `M` a month of 30 days. */
export const timeUnits = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  M: 2_592_000_000,
  y: 31_536_000_000,
} as const

const isUnit = (unit: string): unit is keyof typeof timeUnits => Object.hasOwn(timeUnits, unit)

/** The ms of a span such as "30m" or "-500"; null for what is not one. Without a unit it is ms. */
export function spanMs(value: string | number): number | null {
  if (typeof value === 'number') return value
  const match = /^(-?\d+)([a-zA-Z]*)$/.exec(value.trim())
  if (!match) return null
  const unit = match[2] || 'ms'
  return isUnit(unit) ? Number(match[1]) * timeUnits[unit] : null
}

/**
 * The moment, in ms since 1970, that a time value names: negative is before `now`, 0 is `now`, positive is
 * absolute. Null for what is not a time.
 */
export function resolveTime(value: string | number, now: number): number | null {
  const ms = spanMs(value)
  if (ms === null) return null
  return ms > 0 ? ms : now + ms
}
