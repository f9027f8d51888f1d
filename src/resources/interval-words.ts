/** Exclusion intervals in words: what they are, and whether alerts keep quiet now. */
import { clockWords, daySeconds } from '../ui/calendar/clock-words'
import { clock, duration, exact, isTime, time, type Zone } from '../ui/format'
import { isShowable, type Occurrence, type Times } from './interval-times'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' })
const weekdayUtc = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' })

const dayName = (at: number, zone: Zone): string =>
  isTime(at) ? (zone === 'utc' ? weekdayUtc : weekday).format(at) : ''

/** "22 Nov 2026, 09:07", with seconds where there are some. */
const moment = (at: number, zone: Zone): string => exact(at, zone).replace(/(:\d\d):00(?= )/, '$1')

const brief = (at: number, zone: Zone): string => moment(at, zone).replace(/ UTC\S*$/, '')

/** As times are written everywhere, but with the hour in another year too: a quiet time begins and ends at an hour. */
function withHour(at: number, zone: Zone, now: number): string {
  const words = time(at, zone, now)
  return words.includes(':') ? words : brief(at, zone)
}

/** "22 Nov 2026". */
const dayOf = (at: number, zone: Zone): string => brief(at, zone).split(',')[0] ?? ''

const hour = (zone: Zone) => (at: number) => clock(at, zone).slice(0, 5)

/** An end as `write` writes moments. Midnight is the end of a day to whoever reads it, not the beginning of the next. */
const closing = (to: number, zone: Zone, write: (at: number) => string): string =>
  clock(to, zone) === '00:00:00' ? write(to - 1000).replace(/23:59(:59)?(?= |$)/, '24:00') : write(to)

const ofWeek = (seconds: number): string =>
  `${weekdays[Math.floor(seconds / daySeconds) % 7]} ${clockWords(seconds % daySeconds)}`

/** True for one that goes on past midnight, or past the end of the week. */
export const crosses = ({ interval_type, start, end }: Times): boolean => interval_type !== 'onetime' && end < start

function span({ interval_type, start, end }: Times): number {
  if (end > start || interval_type === 'onetime') return end - start
  return end - start + (interval_type === 'daily' ? 1 : 7) * daySeconds
}

/** What stands in the place of times that nobody can mean. */
const unshowable = 'At a time that no calendar holds'

/** "Every week from Saturday 22:00 to Sunday 06:00". */
export function intervalWords(times: Times, zone: Zone): string {
  const { interval_type, start, end } = times
  if (!isShowable(times)) return unshowable
  if (interval_type === 'onetime') {
    return `Once, from ${brief(start * 1000, zone)} to ${closing(end * 1000, zone, (at) => moment(at, zone))}`
  }
  if (interval_type === 'daily') {
    if (start === 0 && end === daySeconds) return 'Every day, all day'
    return `Every day from ${clockWords(start)} to ${clockWords(end)}${crosses(times) ? ' of the next day' : ''}`
  }
  if (start === 0 && end === 7 * daySeconds) return 'Every day of every week, all day'
  const to = end % daySeconds === 0 && end > 0 ? ofWeek(end - daySeconds).replace('00:00', '24:00') : ofWeek(end)
  return `Every week from ${ofWeek(start)} to ${to}`
}

/** The same for a table: "Every week, Sat 22:00 to Sun 06:00"; `now` in ms. */
export function shortWords(times: Times, zone: Zone, now: number): string {
  if (isShowable(times) && times.interval_type === 'onetime') {
    const [start, end] = [times.start * 1000, times.end * 1000]
    const written = (at: number) => withHour(at, zone, now)
    const from = written(start)
    // What ends on the day that it begins on is not told the day twice.
    const until = from.includes(',') && dayOf(start, zone) === dayOf(end - 1000, zone) ? hour(zone) : written
    return `Once, ${from} to ${closing(end, zone, until)}${zone === 'utc' ? ' UTC' : ''}`
  }
  return intervalWords(times, zone)
    .replace(' from ', ', ')
    .replaceAll(/([A-Z][a-z]{2})[a-z]*day /g, '$1 ')
}

/** The same read back while it is written, with its length and whom it silences: "...: 8 h. Every alert keeps quiet." */
export function readBack(times: Times, zone: Zone, all: boolean): string {
  const whose = times.interval_type === 'onetime' ? '' : ' by the clock of the appliance'
  const who = all ? 'Every alert keeps quiet.' : 'The alerts that it is assigned to keep quiet.'
  return `${intervalWords(times, zone)}${whose}: ${duration(span(times) * 1000)}. ${who}`
}

/** One time as people name it: by the weekday within a week, else by the date; `now` in ms. */
export function occurrenceWords({ from, to }: Occurrence, zone: Zone, now: number): string {
  const named = (at: number) => {
    const far = at - now > 6 * daySeconds * 1000
    return `${dayName(at, zone)} ${far ? withHour(at, zone, now) : clock(at, zone).slice(0, 5)}`
  }
  const tail = dayOf(from, zone) === dayOf(to - 1000, zone) ? hour(zone) : named
  return `${named(from)} to ${closing(to, zone, tail)}`
}

/** "Active now, ends in 2 h", "Next: Sat 02:00 to 06:00", "Over since 16 Oct, 06:00". */
export function stateWords(times: Times, next: Occurrence | undefined, zone: Zone, now: number): string {
  if (!isShowable(times)) return unshowable
  if (!next) return `Over since ${time(times.end * 1000, zone, now)}`
  if (next.from <= now) return `Active now, ends in ${duration(Math.max(1000, next.to - now))}`
  return `Next: ${occurrenceWords(next, zone, now)}`
}
