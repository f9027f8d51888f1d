/**
 * A span of time as text, unresolved: it stands like this in addresses, keys and saved things, and becomes moments only
 * when it is sent. A relative end stays relative, so that the same address shows the last half hour tomorrow, too.
 *
 *   -30m                                the last 30 minutes
 *   -2h..-1h                            from 2 hours ago to 1 hour ago
 *   20261128T090000Z..20261128T100000Z  these moments; ISO 8601 and ms since 1970 are read as well
 *   today, yesterday                    days of the zone in which the page tells times
 */
import { spanMs } from '../../catalog/cycles'
import { z } from '../../catalog/zod'
import type { Zone } from '../../ui/format'

/** One end: now, some time before it, or a moment in ms since 1970. */
export type Edge = { kind: 'now' } | { kind: 'back'; span: string; ms: number } | { kind: 'at'; at: number }

export type TimeRange = { kind: 'span'; from: Edge; until: Edge } | { kind: 'day'; back: 0 | 1 }

/** Two moments in ms since 1970; `until` is not part of it. */
export interface Span {
  from: number
  until: number
}

const now: Edge = { kind: 'now' }
const days = { today: 0, yesterday: 1 } as const
const dayMs = 86_400_000

/** Further from 1970 than this no calendar goes, and no appliance was there. */
const lastMoment = 253_402_300_799_999

const isMoment = (at: number): boolean => Number.isFinite(at) && at > 0 && at <= lastMoment

const pad = (value: number, size = 2) => String(value).padStart(size, '0')

/** `20261128T090000Z`, with `.250` where there are parts of a second: needs no escapes in an address. */
function compact(at: number): string {
  const date = new Date(at)
  const day = `${pad(date.getUTCFullYear(), 4)}${pad(date.getUTCMonth() + 1)}${pad(date.getUTCDate())}`
  const clock = `${pad(date.getUTCHours())}${pad(date.getUTCMinutes())}${pad(date.getUTCSeconds())}`
  const ms = date.getUTCMilliseconds()
  return `${day}T${clock}${ms === 0 ? '' : `.${pad(ms, 3)}`}Z`
}

const compactForm = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(?:\.(\d{1,3}))?Z$/
const isoForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/

function momentOf(text: string): number | undefined {
  if (/^\d{10,15}$/.test(text)) return Number(text)
  const parts = compactForm.exec(text)
  if (parts) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number)
    const ms = Number((parts[7] ?? '').padEnd(3, '0'))
    const at = Date.UTC(year, month - 1, day, hour, minute, second, ms)
    return compact(at).slice(0, 15) === text.slice(0, 15) ? at : undefined
  }
  return isoForm.test(text) ? Date.parse(text) : undefined
}

/** One end, as it stands in a range's text. */
export function readEdge(text: string): Edge | undefined {
  if (text === 'now') return now
  if (/^-\d{1,12}(ms|s|m|h|d|w|M|y)?$/.test(text)) {
    const ms = spanMs(text)
    if (ms === null || -ms > lastMoment) return undefined
    return ms === 0 ? now : { kind: 'back', span: text, ms: -ms }
  }
  const at = momentOf(text)
  return at !== undefined && isMoment(at) ? { kind: 'at', at } : undefined
}

/** The range that a text stands for; undefined for what is none. */
export function readRange(text: string): TimeRange | undefined {
  if (Object.hasOwn(days, text)) return { kind: 'day', back: days[text as keyof typeof days] }
  const [first = '', second, ...more] = text.split('..')
  const from = readEdge(first)
  const until = second === undefined ? now : readEdge(second)
  if (!from || !until || more.length > 0 || from.kind === 'now') return undefined
  return { kind: 'span', from, until }
}

const edgeText = (edge: Edge): string =>
  edge.kind === 'now' ? 'now' : edge.kind === 'back' ? edge.span : compact(edge.at)

/** The one text of a range. */
export function writeRange(range: TimeRange): string {
  if (range.kind === 'day') return range.back === 0 ? 'today' : 'yesterday'
  const from = edgeText(range.from)
  return range.until.kind === 'now' ? from : `${from}..${edgeText(range.until)}`
}

/** Two moments as a range's text. */
export const writeSpan = ({ from, until }: Span): string =>
  writeRange({ kind: 'span', from: { kind: 'at', at: from }, until: { kind: 'at', at: until } })

/** Midnight before a moment, and so many days before that; a day is not always 24 hours long. */
function midnight(at: number, back: number, zone: Zone): number {
  if (zone === 'utc') return Math.floor(at / dayMs) * dayMs - back * dayMs
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - back).getTime()
}

const resolveEdge = (edge: Edge, at: number): number =>
  edge.kind === 'now' ? at : edge.kind === 'back' ? at - edge.ms : edge.at

/**
 * The moments that a range means.
 * @param text a text that is no range means the last 30 minutes
 * @param at the time on the appliance's clock, ms since 1970
 * @param zone where its days begin
 */
export function resolveRange(text: string, at: number, zone: Zone = 'utc'): Span {
  const range = readRange(text)
  if (!range) return { from: at - 1_800_000, until: at }
  if (range.kind === 'span') return { from: resolveEdge(range.from, at), until: resolveEdge(range.until, at) }
  return { from: midnight(at, range.back, zone), until: range.back === 0 ? at : midnight(at, range.back - 1, zone) }
}

/** What is sent: relative ends as they are, for the appliance to resolve on its own clock; 0 is its now. */
export function sentTimes(
  text: string,
  at: number,
  zone: Zone = 'utc',
): { from: string | number; until: string | number } {
  const range = readRange(text)
  if (!range) return { from: '-30m', until: 0 }
  if (range.kind === 'day') {
    const { from, until } = resolveRange(text, at, zone)
    return { from, until: range.back === 0 ? 0 : until }
  }
  // Without a unit it is ms, and was a number.
  const back = (span: string) => (/^-\d+$/.test(span) ? Number(span) : span)
  const sent = (edge: Edge) => (edge.kind === 'now' ? 0 : edge.kind === 'back' ? back(edge.span) : edge.at)
  return { from: sent(range.from), until: sent(range.until) }
}

/** The range of what a body says; undefined where it is none. */
export function rangeOfTimes(from: string | number, until: string | number): string | undefined {
  const edge = (value: string | number) => (value === 0 || value === '0' ? 'now' : String(value))
  const range = readRange(`${edge(from)}..${edge(until)}`)
  return range && writeRange(range)
}

/** True if the range moves with the clock. */
export function isRelative(text: string): boolean {
  const range = readRange(text)
  return range?.kind !== 'span' || range.from.kind !== 'at' || range.until.kind !== 'at'
}

/** True if the range ends at the present: only then is there something new to come. */
export function endsNow(text: string): boolean {
  const range = readRange(text)
  if (!range) return true
  return range.kind === 'day' ? range.back === 0 : range.until.kind === 'now'
}

/** Why nothing can be asked about a range, in a sentence; undefined if it can. */
export function rangeProblem(text: string, at: number, zone: Zone = 'utc'): string | undefined {
  if (!readRange(text)) return 'This is no range of time'
  const { from, until } = resolveRange(text, at, zone)
  if (from >= until) return 'The range ends before it begins'
  if (from >= at) return 'The range lies in the future'
  if (from <= 0) return 'The range begins before 1970'
  return undefined
}

/** As long, one length earlier (-1) or later (1): moments, since it no longer moves with the clock. */
export function shifted(text: string, by: -1 | 1, at: number, zone: Zone = 'utc'): string {
  const { from, until } = resolveRange(text, at, zone)
  const width = until - from
  return writeSpan({ from: from + by * width, until: until + by * width })
}

/** Lengths that a range which ends now grows by. */
const lengths = ['-5m', '-15m', '-30m', '-1h', '-3h', '-6h', '-12h', '-1d', '-2d', '-7d', '-14d', '-30d', '-90d', '-1y']

/** Twice as long or more: one that ends now goes on to, another one grows on both sides, but not into the future. */
export function zoomedOut(text: string, at: number, zone: Zone = 'utc'): string {
  const { from, until } = resolveRange(text, at, zone)
  const width = Math.max(1000, until - from)
  if (endsNow(text)) {
    const longer = lengths.find((length) => -(spanMs(length) ?? 0) >= width * 1.5)
    return longer ?? `-${Math.min(Math.ceil((width * 2) / dayMs), Math.floor(at / dayMs))}d`
  }
  const end = Math.min(Math.max(at, until), until + width / 2)
  return writeSpan({ from: Math.max(1, Math.round(end - width * 2)), until: Math.round(end) })
}

/** The field of an address's schema: a range's text, with what stands for nothing. */
export const rangeField = (preset = '-30m') =>
  z
    .string()
    .refine((text) => readRange(text) !== undefined)
    .default(preset)
