/** Exclusion intervals in words. Both ends are seconds: since 1970, since midnight, or since midnight before Monday. */
import { time } from '../ui/format'
import { writeClock } from '../crud/form/date-time-field'

export type IntervalType = 'onetime' | 'daily' | 'weekly'

export const day = 86_400
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

export const isIntervalType = (value: unknown): value is IntervalType =>
  value === 'onetime' || value === 'daily' || value === 'weekly'

/** One end in words; `now` in ms decides how much of a date is written. */
export function endWords(type: IntervalType, seconds: number, now: number): string {
  if (type === 'onetime') return time(seconds * 1000, 'utc', now)
  const clock = writeClock(seconds % day)
  return type === 'daily' ? clock : `${weekdays[Math.floor(seconds / day) % 7]} ${clock}`
}

/** "Every week from Saturday 22:00 to Sunday 06:00". */
export function intervalWords(type: IntervalType, start: number, end: number, now: number): string {
  const from = endWords(type, start, now)
  const to = endWords(type, end, now)
  if (type === 'onetime') return `Once, from ${from} to ${to} UTC`
  const over = end < start ? (type === 'daily' ? ' of the next day' : ' of the week after') : ''
  return `${type === 'daily' ? 'Every day' : 'Every week'} from ${from} to ${to}${over}, by the clock of the appliance`
}
