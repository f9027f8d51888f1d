/** Where the marks of axes stand, and what they say. */
import { clock, time, type Zone } from '../format'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const steps = [
  second,
  5 * second,
  10 * second,
  30 * second,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  7 * day,
  14 * day,
  28 * day,
  91 * day,
  182 * day,
  364 * day,
]

export interface Tick {
  at: number
  label: string
}

/** How far a zone's clock is from UTC at a moment, ms. */
const offsetAt = (at: number, zone: Zone): number => (zone === 'utc' ? 0 : -new Date(at).getTimezoneOffset() * minute)

/** Round times of the zone between two moments, at most one for each 84 pixels; days are named where they begin. */
export function timeTicks(from: number, until: number, width: number, zone: Zone, now: number): Tick[] {
  const span = until - from
  if (!(span > 0) || !Number.isFinite(span)) return []
  const most = Math.max(2, Math.floor(width / 84))
  const step = steps.find((one) => span / one <= most) ?? Math.ceil(span / most / day) * day
  const ticks: Tick[] = []
  const offset = offsetAt(from, zone)
  // Two clocks of a day that is not 24 hours long: rounded by the offset that holds at each mark.
  for (let at = Math.ceil((from + offset) / step) * step - offset; at <= until + step; at += step) {
    const own = offsetAt(at, zone)
    const meant = step >= hour ? at + offset - own : at
    // A time that the clock skips is marked where it goes on.
    const place = offsetAt(meant, zone) === own ? meant : at
    if (place === ticks.at(-1)?.at) continue
    // A label needs room on both sides.
    if (place < from || ((until - place) / span) * width < 10) continue
    ticks.push({ at: place, label: tickLabel(place, step, zone, now, span) })
  }
  return ticks
}

function tickLabel(at: number, step: number, zone: Zone, now: number, span: number): string {
  const text = clock(at, zone)
  if (step >= day) return dayLabel(at, zone, now)
  if (text === '00:00:00' && span > 6 * hour) return dayLabel(at, zone, now)
  return step < minute ? text : text.slice(0, 5)
}

/** `28 Nov`, with the year where it is another one. */
function dayLabel(at: number, zone: Zone, now: number): string {
  const label = time(at, zone, now)
  // Today has a clock alone; its date is that of another moment of the day seen from a year that is the same.
  if (!label.includes(':') || label.includes(',')) return label.split(',')[0] ?? label
  const date = new Date(at + offsetAt(at, zone))
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
    .formatToParts(date)
    .filter(({ type }) => type === 'day' || type === 'month')
    .map(({ value }) => value)
    .join(' ')
}

/** Round values from the least to above the greatest, about so many; 0 is always one of them. */
export function valueTicks(least: number, greatest: number, about = 4): number[] {
  const low = Math.min(0, least)
  const high = Math.max(0, greatest)
  const span = high - low
  if (!(span > 1e-12) || !Number.isFinite(span)) return [0, 1]
  const raw = span / (about - 1)
  const size = 10 ** Math.floor(Math.log10(raw))
  const step = size * ([1, 2, 2.5, 5, 10].find((one) => one * size >= raw * 0.999) ?? 10)
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)))
}

/** The number and the one unit behind it; undefined for what is more than that, such as "1 h 12 min". */
const amount = /^([-−]?[\d.,]+) (\S+)$/

/** What the marks on an axis say, the least value first: the unit once, at the top, and again where it is another. */
export function valueLabels(values: readonly number[], format: (value: number) => string): string[] {
  const said = values.map((value) => format(value))
  const top = amount.exec(said.at(-1) ?? '')?.[2]
  return said.map((text, index) => {
    const [, number, unit] = amount.exec(text) ?? []
    const isSaid = index < said.length - 1 && top !== undefined && (unit === top || values[index] === 0)
    return isSaid && number !== undefined ? number : text
  })
}
