/** What somebody types for one end of a range. */
import type { Zone } from '../../ui/format'
import { readEdge, type Edge } from './range'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Words for units that people write out. */
const spellings: Record<string, string> = {
  ms: 'ms',
  s: 's',
  sec: 's',
  second: 's',
  m: 'm',
  min: 'm',
  minute: 'm',
  h: 'h',
  hr: 'h',
  hour: 'h',
  d: 'd',
  day: 'd',
  w: 'w',
  week: 'w',
  month: 'M',
  y: 'y',
  year: 'y',
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

/** A time that a clock on the wall shows; one that comes twice is the first, a missing one the moment it would have been. */
function wallMoment({ year, month, day, hour, minute, second, ms }: Parts, zone: Zone): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 59) return undefined
  const utc = new Date(Date.UTC(year, month - 1, day))
  if (utc.getUTCDate() !== day || utc.getUTCFullYear() !== year) return undefined
  if (hour === 24 && minute + second + ms > 0) return undefined
  return zone === 'utc'
    ? Date.UTC(year, month - 1, day, hour, minute, second, ms)
    : new Date(year, month - 1, day, hour, minute, second, ms).getTime()
}

const digits = (text: string | undefined): number => Number(text ?? 0)

const clockForm = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?`
const dayForm = new RegExp(String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ,]+${clockForm})?$`, 'i')
// A word that only begins as a month does is something else.
const monthForm =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const wordedForm = new RegExp(String.raw`^(\d{1,2}) (${monthForm})\.?(?:,? (\d{4}))?(?:[ ,]+${clockForm})?$`, 'i')
const timeForm = new RegExp(`^${clockForm}$`)

const clockParts = (found: readonly (string | undefined)[]) => ({
  hour: digits(found[0]),
  minute: digits(found[1]),
  second: digits(found[2]),
  ms: Number((found[3] ?? '').padEnd(3, '0')),
})

function dayOf(at: number, zone: Zone): { year: number; month: number; day: number } {
  const date = new Date(at)
  return zone === 'utc'
    ? { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
    : { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() }
}

function written(text: string, zone: Zone, now: number): number | undefined {
  const day = dayForm.exec(text)
  if (day) {
    const date = { year: digits(day[1]), month: digits(day[2]), day: digits(day[3]) }
    return wallMoment({ ...date, ...clockParts(day.slice(4)) }, zone)
  }
  const worded = wordedForm.exec(text)
  if (worded) {
    const month = months.indexOf((worded[2] ?? '').slice(0, 3).toLowerCase()) + 1
    const year = worded[3] === undefined ? dayOf(now, zone).year : digits(worded[3])
    return wallMoment({ year, month, day: digits(worded[1]), ...clockParts(worded.slice(4)) }, zone)
  }
  const time = timeForm.exec(text)
  return time ? wallMoment({ ...dayOf(now, zone), ...clockParts(time.slice(1)) }, zone) : undefined
}

function spanOf(text: string): Edge | undefined {
  const [, size, unit] = /^(?:now\s*)?[-−]?\s*(\d{1,12})\s*([a-z]*)(?:\s+ago)?$/i.exec(text) ?? []
  if (size === undefined || unit === undefined) return undefined
  // "M" is a month to the appliance, so only its capital counts as one.
  const name = unit === 'M' ? 'M' : unit === '' ? undefined : spelt(unit.toLowerCase())
  return name === undefined ? undefined : readEdge(`-${size}${name}`)
}

function spelt(unit: string): string | undefined {
  const one = unit.length > 1 && unit.endsWith('s') && unit !== 'ms' ? unit.slice(0, -1) : unit
  return Object.hasOwn(spellings, one) ? spellings[one] : undefined
}

/**
 * One end of a range as typed: `now`, `-30m`, `30 min ago`, `now-1h`, ISO 8601 with or without a zone, seconds or ms
 * since 1970, `09:07` today, `22 Nov, 09:07`. Without a zone it is meant in the one that the page tells times in.
 */
export function typedEdge(typed: string, zone: Zone, now: number): Edge | undefined {
  const text = typed.trim().replaceAll(/\s+/g, ' ')
  const lower = text.toLowerCase()
  if (lower === 'now' || text === '0') return { kind: 'now' }
  // Ten digits are seconds until the year 2286, thirteen are ms since 2001.
  if (/^\d{9,10}$/.test(text)) return { kind: 'at', at: Number(text) * 1000 }
  if (/^-\d{4,}$/.test(text)) return readEdge(text)
  const inUtc = /^(.+?) ?(?:utc|gmt|z)$/i.exec(text)
  const at = (inUtc && written(inUtc[1] ?? '', 'utc', now)) ?? written(text, zone, now)
  if (at !== undefined) return at > 0 ? { kind: 'at', at } : undefined
  const spaced = text.replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T').replace(/ ([+-]\d{2}:?\d{2})$/, '$1')
  return spanOf(text) ?? readEdge(spaced)
}

/** Two ends in one text, as copied from a ticket: `09:00 to 10:00`, `2026-11-28 09:00 - 2026-11-28 10:00`, `-2h..-1h`. */
export function typedEnds(typed: string): readonly [string, string] | undefined {
  const parts = typed.replaceAll(/\s+/g, ' ').split(/ (?:to|until|[-–—]) |\.\.| ?– ?/i)
  const [from, until] = parts
  return parts.length === 2 && from && until ? [from.trim(), until.trim()] : undefined
}
