/** A range in words: short for a button, in full beside it. */
import { clock, duration, time, zoneName, type Zone } from '../../ui/format'
import { readRange, resolveRange, type Edge } from './range'

const unitNames: Record<string, readonly [one: string, many: string]> = {
  ms: ['ms', 'ms'],
  s: ['s', 's'],
  m: ['min', 'min'],
  h: ['h', 'h'],
  d: ['d', 'd'],
  w: ['week', 'weeks'],
  M: ['month', 'months'],
  y: ['year', 'years'],
}

/** `-30m` as "30 min". */
function spanWords(span: string): string {
  const [, size = '', unit = 'ms'] = /^-(\d+)([a-zA-Z]*)$/.exec(span) ?? []
  const names = unitNames[unit || 'ms']
  if (!names || unit === '' || unit === 'ms') return duration(Number(size))
  return `${Number(size)} ${Number(size) === 1 ? names[0] : names[1]}`
}

const sameDay = (a: number, b: number, zone: Zone): boolean => {
  if (zone === 'utc') return Math.floor(a / 86_400_000) === Math.floor(b / 86_400_000)
  return new Date(a).toDateString() === new Date(b).toDateString()
}

/** `09:42`, with seconds only where there are some. */
export function shortClock(at: number, zone: Zone): string {
  const text = clock(at, zone)
  return text.endsWith(':00') ? text.slice(0, 5) : text
}

const withDate = (at: number, zone: Zone, now: number): string => {
  if (sameDay(at, now, zone)) return shortClock(at, zone)
  const [date = ''] = time(at, zone, now).split(',')
  return `${date}, ${shortClock(at, zone)}`
}

/** Two moments: `09:42 to 10:42`, with the day where it is not today and once where it is the same. */
export function spanText(from: number, until: number, zone: Zone, now: number): string {
  const first = withDate(from, zone, now)
  // An end at midnight belongs to the day before it.
  const last = sameDay(from, until, zone) ? shortClock(until, zone) : withDate(until, zone, now)
  return `${first} to ${last}`
}

const edgeWords = (edge: Edge, zone: Zone, at: number): string =>
  edge.kind === 'now' ? 'now' : edge.kind === 'back' ? `${spanWords(edge.span)} ago` : withDate(edge.at, zone, at)

/** `Last 30 min`, `2 h ago to 1 h ago`, `Since 28 Nov, 09:00`, `28 Nov, 09:00 to 10:00`. */
export function rangeWords(text: string, zone: Zone, at: number): string {
  const range = readRange(text)
  if (!range) return 'No range'
  if (range.kind === 'day') return range.back === 0 ? 'Today' : 'Yesterday'
  const { from, until } = range
  if (from.kind === 'back' && until.kind === 'now') return `Last ${spanWords(from.span)}`
  if (from.kind === 'at' && until.kind === 'now') return `Since ${edgeWords(from, zone, at)}`
  if (from.kind === 'at' && until.kind === 'at') return spanText(from.at, until.at, zone, at)
  return `${edgeWords(from, zone, at)} to ${edgeWords(until, zone, at)}`
}

/** What a range means now, with its zone: `09:42 to 10:42 UTC`. */
export function resolvedWords(text: string, zone: Zone, at: number): string {
  const { from, until } = resolveRange(text, at, zone)
  return `${spanText(from, until, zone, at)} ${zoneName(zone, until)}`
}
