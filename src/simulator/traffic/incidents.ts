/**
 * What goes wrong: each day a database is slow for an hour or two, on most days another one is away, on many
 * somebody scans the site. A function of the seed and the day; the same incident shows in every metric and record
 * that it would touch.
 */
import type { Device } from '../../catalog/shapes/device'
import { fraction } from '../seed/random'
import { dayMs, hourMs } from './rhythm'
import { isScan, type Pair } from './pair'

export interface Incident {
  kind: 'slow' | 'outage' | 'scan'
  /** ms; whole half minutes. */
  from: number
  until: number
  /** The device that is slow or away, or that scans. */
  device: number
}

/** How a pair fares for a while. */
export interface Mood {
  /** Nobody answers: what would have been transactions is knocking in vain. */
  away: boolean
  unanswered: number
  failing: number
  slow: number
  /** What waits for a database that is away fails with 503. */
  lost: boolean
}

const minute = 60_000

/** The devices that incidents need; each is missing on a site without one. */
export interface Roles {
  slow: Device | undefined
  away: Device | undefined
  scanner: Device | undefined
}

const span = (
  day: number,
  luck: number,
  first: number,
  hours: number,
  length: number,
): Pick<Incident, 'from' | 'until'> => {
  const from = day * dayMs + first * hourMs + Math.floor(luck * hours * 12) * 5 * minute
  return { from, until: from + length * minute }
}

/** The incidents of a day (since 1970). */
export function incidentsOf(seed: number, day: number, { slow, away, scanner }: Roles): Incident[] {
  const luck = (word: number): number => fraction(seed ^ word, day)
  const list: Incident[] = []
  if (slow)
    list.push({ kind: 'slow', device: slow.id, ...span(day, luck(11), 7, 9, 50 + Math.floor(luck(12) * 12) * 5) })
  if (away && luck(21) < 0.6)
    list.push({ kind: 'outage', device: away.id, ...span(day, luck(22), 6, 14, 15 + Math.floor(luck(23) * 6) * 5) })
  if (scanner && luck(31) < 0.7)
    list.push({ kind: 'scan', device: scanner.id, ...span(day, luck(32), 0, 22, 10 + Math.floor(luck(33) * 3) * 5) })
  return list
}

export const touches = (pair: Pair, incident: Incident): boolean =>
  incident.kind === 'scan'
    ? isScan(pair) && pair.client.id === incident.device
    : pair.server.id === incident.device || pair.backend === incident.device

/** How a pair fares while no incident touches it. */
export const usual = (pair: Pair): Mood => ({
  away: false,
  unanswered: pair.unanswered,
  failing: pair.failing,
  slow: pair.slow,
  lost: false,
})

/** How it fares in an incident that touches it. */
export function moodIn(pair: Pair, incident: Incident): Mood {
  const mood = usual(pair)
  const direct = pair.server.id === incident.device
  if (incident.kind === 'outage')
    return direct ? { ...mood, away: true } : { ...mood, failing: Math.max(mood.failing, 0.6), lost: true }
  if (incident.kind === 'slow')
    return direct
      ? { ...mood, slow: mood.slow * 8, unanswered: Math.min(0.5, mood.unanswered + 0.04) }
      : { ...mood, slow: mood.slow * 3, failing: Math.min(0.9, mood.failing + 0.06) }
  return mood
}
