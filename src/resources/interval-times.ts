/**
 * When exclusion intervals are: by their type, start and end in seconds. One-off intervals count from 1970 and are
 * moments; those of every day and every week count on a clock on the wall from midnight, or from midnight before
 * Monday. Whose clock no guide says: the appliance's is assumed. That one may cross midnight or the week's end, with
 * an end before its start, is assumed as well.
 */
import { intervalTypes, type ExclusionInterval } from '../catalog/shapes/exclusion-interval'
import { daySeconds } from '../ui/calendar/clock-words'
import { addDays, isInCalendar, momentOf, wallOf, weekdayOf } from '../ui/calendar/wall'

export type IntervalType = ExclusionInterval['interval_type']

export const isIntervalType = (value: unknown): value is IntervalType => intervalTypes.some((type) => type === value)

export type Times = Pick<ExclusionInterval, 'interval_type' | 'start' | 'end'>

/** Both in ms since 1970. */
export interface Occurrence {
  from: number
  to: number
}

const roundDays = { daily: 1, weekly: 7 } as const

/**
 * True for ends that a calendar or a clock on the wall can show. An appliance can answer others, and days are counted
 * one by one: a week that ends in the year 300,000,000 would hold up the page for good.
 */
export function isShowable({ interval_type, start, end }: Times): boolean {
  if (typeof start !== 'number' || typeof end !== 'number' || typeof interval_type !== 'string') return false
  if (interval_type === 'onetime') return isInCalendar(end * 1000) && isInCalendar(start * 1000)
  const longest = 2 * roundDays[interval_type] * daySeconds
  return [start, end].every((at) => at >= 0 && at <= longest)
}

/** The first `count` times that end after `now` (in ms), in order; a zone of the tz database tells the wall clock. */
export function occurrences({ interval_type, start, end }: Times, now: number, zone: string, count: number) {
  if (!isShowable({ interval_type, start, end })) return []
  if (interval_type === 'onetime')
    return end * 1000 > now && end > start ? [{ from: start * 1000, to: end * 1000 }] : []
  const days = roundDays[interval_type]
  const today = wallOf(now, zone).day
  const began = addDays(today, interval_type === 'weekly' ? -weekdayOf(today) : 0)
  const ends = end > start ? end : end + days * daySeconds
  const found: Occurrence[] = []
  // From the round before, which may last into this one. Where clocks are moved, one can shrink to nothing.
  for (let round = -1; found.length < count && round < count + 3; round++) {
    const moment = (seconds: number) =>
      momentOf(
        { day: addDays(began, round * days + Math.floor(seconds / daySeconds)), seconds: seconds % daySeconds },
        zone,
      )
    const from = moment(start)
    const to = moment(ends)
    if (to > now && to > from) found.push({ from, to })
  }
  return found
}

/** What is wrong with the two ends together, in a sentence about the end. */
export function endProblem({ interval_type, start, end }: Times): string | undefined {
  if (start === end || (interval_type !== 'onetime' && end - start === -roundDays[interval_type] * daySeconds))
    return 'It ends when it starts'
  return interval_type === 'onetime' && end < start ? 'It ends before it starts' : undefined
}
