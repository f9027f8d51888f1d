/** How numbers, amounts and times are written. Pure; every time is milliseconds since 1970, every span milliseconds. */

export type Zone = 'utc' | 'local'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** From here on the digits of a number are those of its binary form, and there would be hundreds of them. */
const tooLong = 1e21

/** `1,284`, `0.02`; at most `digits` decimals (two unless told), none forced; `3.33e+306` where nobody counts digits. */
export function number(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return 'not known'
  if (Math.abs(value) >= tooLong) return value.toExponential(2).replace('-', '−')
  const fixed = trimZeros(value.toFixed(digits))
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(fixed) ?? []
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + rest
  return (sign && /[1-9]/.test(text) ? '−' : '') + text
}

/** Three figures are enough to compare: `2.31`, `23.1`, `231`. */
function figures(value: number): string {
  return number(value, value >= 100 ? 0 : value >= 10 ? 1 : 2)
}

/** Bytes in steps of 1,000: `412 B`, `2.3 MB`. */
export function bytes(value: number): string {
  return scaled(value, ['B', 'kB', 'MB', 'GB', 'TB', 'PB'])
}

/** Bits per second: `6.2 Gbit/s`. */
export function bitRate(value: number): string {
  return scaled(value, ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s', 'Tbit/s'])
}

function scaled(value: number, units: readonly string[]): string {
  if (!Number.isFinite(value)) return 'not known'
  let step = 0
  let rest = Math.abs(value)
  // 999.6 would be written as 1,000 of the smaller unit.
  while (rest >= (step === 0 ? 1000 : 999.5) && step < units.length - 1) {
    rest /= 1000
    step += 1
  }
  const text = step === 0 ? number(rest, 0) : number(rest, rest < 10 ? 1 : 0)
  return `${value < 0 ? '−' : ''}${text} ${units[step]}`
}

/** A span in two units at most: `38 ms`, `4.2 s`, `14 min 31 s`, `1 h 12 min`, `23 d`. */
export function duration(ms: number): string {
  if (!Number.isFinite(ms)) return 'not known'
  const span = Math.abs(ms)
  if (span < second) return span > 0 && span < 1 ? `${figures(span)} ms` : `${number(span, 0)} ms`
  if (span < 10 * second && span % second >= 50) return `${number(Math.floor(span / 100) / 10, 1)} s`
  if (span < minute) return `${Math.floor(span / second)} s`
  if (span < hour) return two(span, minute, 'min', second, 's')
  if (span < day) return two(span, hour, 'h', minute, 'min')
  return two(span, day, 'd', hour, 'h')
}

function two(span: number, big: number, bigName: string, small: number, smallName: string): string {
  const rest = Math.floor((span % big) / small)
  const head = `${number(Math.floor(span / big), 0)} ${bigName}`
  return rest === 0 ? head : `${head} ${rest} ${smallName}`
}

/** A share of a whole: `64 %`, `0.02 %`; never 0 or 100 unless it is. */
export function share(part: number, whole: number): string {
  if (!(whole > 0)) return 'not known'
  const percent = (part / whole) * 100
  if (percent > 0 && percent < 1) return percent < 0.01 ? 'under 0.01 %' : `${number(percent)} %`
  if (percent > 99 && percent < 100)
    return percent > 99.99 ? 'over 99.99 %' : `${number(Math.floor(percent * 100 + 1e-9) / 100)} %`
  return `${number(percent, 0)} %`
}

/** A number and its noun: `1 device`, `1,284 devices`. */
export function count(value: number, one: string, many: string): string {
  return `${number(value, 0)} ${value === 1 ? one : many}`
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

interface Parts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  ms: number
}

function parts(at: number, zone: Zone): Parts {
  const date = new Date(at)
  return zone === 'utc'
    ? {
        year: date.getUTCFullYear(),
        month: date.getUTCMonth(),
        day: date.getUTCDate(),
        hour: date.getUTCHours(),
        minute: date.getUTCMinutes(),
        second: date.getUTCSeconds(),
        ms: date.getUTCMilliseconds(),
      }
    : {
        year: date.getFullYear(),
        month: date.getMonth(),
        day: date.getDate(),
        hour: date.getHours(),
        minute: date.getMinutes(),
        second: date.getSeconds(),
        ms: date.getMilliseconds(),
      }
}

const pad = (value: number, size = 2) => String(value).padStart(size, '0')

/** True for a time that a calendar can hold; 0 stands for "never" on an appliance. */
export function isTime(at: number | null | undefined): at is number {
  return typeof at === 'number' && Number.isFinite(at) && at > 0 && at < 8.64e15
}

/** `10:42:07`. */
export function clock(at: number, zone: Zone): string {
  const { hour: h, minute: m, second: s } = parts(at, zone)
  if (Number.isNaN(h)) return 'no time'
  return `${pad(h)}:${pad(m)}:${pad(s)}`
}

/** `10:42:07` today, `22 Nov, 09:07` this year, `14 Mar 2024` before. The zone is said once in a page, so not here. */
export function time(at: number, zone: Zone, now: number): string {
  if (!isTime(at)) return 'never'
  const then = parts(at, zone)
  const today = parts(now, zone)
  const date = `${then.day} ${months[then.month]}`
  if (then.year !== today.year) return `${date} ${then.year}`
  if (then.month !== today.month || then.day !== today.day) return `${date}, ${pad(then.hour)}:${pad(then.minute)}`
  return clock(at, zone)
}

/** To the millisecond and with its zone, for tooltips: `22 Nov 2026, 09:07:31.250 UTC`. */
export function exact(at: number, zone: Zone): string {
  if (!isTime(at)) return 'never'
  const { year, month, day: date, ms } = parts(at, zone)
  const fraction = ms === 0 ? '' : `.${pad(ms, 3)}`
  return `${date} ${months[month]} ${year}, ${clock(at, zone)}${fraction} ${zoneName(zone, at)}`
}

/** `UTC`, or the browser's own offset as `UTC+1` or `UTC−3:30`. */
export function zoneName(zone: Zone, at: number): string {
  const offset = zone === 'utc' ? 0 : -new Date(at).getTimezoneOffset()
  if (offset === 0) return 'UTC'
  const size = Math.abs(offset)
  return `UTC${offset < 0 ? '−' : '+'}${Math.floor(size / 60)}${size % 60 === 0 ? '' : `:${pad(size % 60)}`}`
}

/** How long ago, in one unit: `4 s ago`, `1 min ago`, `31 h ago`, `in 2 h`. Meant for spans up to 48 h. */
export function ago(at: number, now: number): string {
  if (!isTime(at)) return 'never'
  const span = Math.abs(now - at)
  if (span < second) return 'now'
  const text =
    span < minute
      ? `${Math.floor(span / second)} s`
      : span < hour
        ? `${Math.floor(span / minute)} min`
        : span <= 2 * day
          ? `${Math.floor(span / hour)} h`
          : `${number(Math.floor(span / day), 0)} d`
  return at > now ? `in ${text}` : `${text} ago`
}

/** Ago up to 48 h, a time after that. */
export function moment(at: number, zone: Zone, now: number): string {
  return isTime(at) && Math.abs(now - at) <= 2 * day ? ago(at, now) : time(at, zone, now)
}

/** For exports: `2026-11-22T09:07:31.250Z`. */
export function iso(at: number): string {
  return isTime(at) ? new Date(at).toISOString() : ''
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** A title inside a sentence: "API keys" stay what they are. */
export const inSentence = (title: string): string =>
  /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title
