/**
 * Times as a clock on the wall tells them: a day and the seconds since its midnight, in a zone. On the two days a year
 * when clocks move, a time can be missing or come twice: the moment meant is then the one that the clock before the
 * change would have told.
 */
import { fromAbsolute, getLocalTimeZone, parseDate, toCalendarDateTime, toZoned, Time } from '@internationalized/date'
import type { Zone } from '../format'
import { daySeconds } from './clock-words'

export interface Wall {
  /** "2026-11-28" */
  day: string
  /** Seconds on the clock since midnight, 0 to 86,400; the last is the next day's midnight. */
  seconds: number
}

/** True for a moment, in ms since 1970, whose day is written with a year of four digits: others are in no calendar. */
export const isInCalendar = (ms: number | undefined): ms is number => ms !== undefined && ms > -6.2e13 && ms < 2.534e14

/** The name of a zone in the tz database. */
export const zoneId = (zone: Zone): string => (zone === 'utc' ? 'UTC' : getLocalTimeZone())

/** The day that is so many days later. */
export const addDays = (day: string, days: number): string => parseDate(day).add({ days }).toString()

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

const timeOf = (seconds: number): Time =>
  new Time(Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60)

function zoned({ day, seconds }: Wall, zone: string, when: 'compatible' | 'earlier' | 'later' = 'compatible') {
  const date = parseDate(day).add({ days: Math.floor(seconds / daySeconds) })
  return toZoned(toCalendarDateTime(date, timeOf(seconds % daySeconds)), zone, when)
}

/** What the clock shows at a moment in ms since 1970; parts of a second are left out. */
export function wallOf(ms: number, zone: string): Wall {
  const at = fromAbsolute(ms, zone)
  const day = `${String(at.year).padStart(4, '0')}-${String(at.month).padStart(2, '0')}-${String(at.day).padStart(2, '0')}`
  return { day, seconds: at.hour * 3600 + at.minute * 60 + at.second }
}

/** The moment, in ms since 1970, at which the clock shows a time. */
export const momentOf = (wall: Wall, zone: string): number => zoned(wall, zone).toDate().getTime()

/** Whether the clock skips a time on its day, or shows it twice. */
export function oddityOf(wall: Wall, zone: string): 'missing' | 'twice' | undefined {
  const first = zoned(wall, zone, 'earlier').toDate().getTime()
  if (first === zoned(wall, zone, 'later').toDate().getTime()) return undefined
  return wallOf(first, zone).seconds === wall.seconds % daySeconds ? 'twice' : 'missing'
}
