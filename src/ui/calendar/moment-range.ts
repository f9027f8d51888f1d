/** The parts of a range of moments while somebody gives them, one after the other. */
import { addDays, isInCalendar, momentOf, wallOf } from './wall'

export interface MomentRange {
  /** In ms since 1970; undefined while a part of it is missing. */
  start: number | undefined
  end: number | undefined
}

export interface RangeParts {
  first: string | undefined
  last: string | undefined
  /** Seconds since midnight of the first and of the last day; not asked for in whole days. */
  from: number | undefined
  to: number | undefined
  /** From midnight before the first day to midnight after the last. */
  whole: boolean
}

const at = (day: string | undefined, seconds: number | undefined, zone: string) =>
  day === undefined || seconds === undefined ? undefined : momentOf({ day, seconds }, zone)

/** The moments that the parts stand for. */
export function rangeOf({ first, last, from, to, whole }: RangeParts, zone: string): MomentRange {
  if (!whole) return { start: at(first, from, zone), end: at(last, to, zone) }
  return { start: at(first, 0, zone), end: at(last === undefined ? undefined : addDays(last, 1), 0, zone) }
}

/** The moments after parts were changed. An end that was not stays as it is: the clock may have shown its time before. */
export function changedRange(value: MomentRange, before: RangeParts, next: RangeParts, zone: string): MomentRange {
  const { start, end } = rangeOf(next, zone)
  const same = (...names: (keyof RangeParts)[]) => names.every((name) => next[name] === before[name])
  return {
    start: isInCalendar(value.start) && same('first', 'from', 'whole') ? value.start : start,
    end: isInCalendar(value.end) && same('last', 'to', 'whole') ? value.end : end,
  }
}

/** A range in parts: whole days where it goes from midnight to midnight. */
export function partsOf({ start, end }: MomentRange, zone: string): RangeParts {
  // What no calendar holds cannot stand in a field of days: it is as if nothing were given.
  const from = isInCalendar(start) ? wallOf(start, zone) : undefined
  const to = isInCalendar(end) ? wallOf(end, zone) : undefined
  const whole = from !== undefined && to !== undefined && from.seconds === 0 && to.seconds === 0 && to.day > from.day
  return {
    first: from?.day,
    last: to && (whole ? addDays(to.day, -1) : to.day),
    from: from?.seconds,
    to: to?.seconds,
    whole,
  }
}

/** The same range by the hour, or in whole days. */
export function inDays(parts: RangeParts, whole: boolean): RangeParts {
  if (whole === parts.whole) return parts
  if (!whole) return { ...parts, from: 0, to: 0, last: parts.last && addDays(parts.last, 1), whole }
  const ended = parts.to === 0 && parts.last !== undefined && parts.first !== undefined && parts.last > parts.first
  return { ...parts, from: undefined, to: undefined, last: ended ? addDays(parts.last ?? '', -1) : parts.last, whole }
}

/** The parts after days were chosen in a calendar: whole ones while no time was given. */
export const withDays = (parts: RangeParts, first: string, last: string): RangeParts => ({
  ...parts,
  first,
  last,
  whole: parts.whole || (parts.from === undefined && parts.to === undefined),
})
