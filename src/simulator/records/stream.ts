/**
 * The record log as a function of the seed and the time: each transaction that the metrics count leaves its records,
 * as far as the store's density allows. Nothing is stored; a record is a few numbers until somebody asks for its
 * fields, so that a week can be searched in one go.
 */
import type { Device } from '../../catalog/shapes/device'
import { fraction } from '../seed/random'
import { counterOf, momentOf, slotMs, stretchesOf, type Stretch } from '../traffic/course'
import type { Mood } from '../traffic/incidents'
import { answered, isAnswered } from '../traffic/outcomes'
import type { Pair } from '../traffic/pair'
import type { Protocol } from '../traffic/protocols'
import { hourMs } from '../traffic/rhythm'
import { medianOf, timeOf } from '../traffic/times'
import { trafficOf, type Traffic } from '../traffic/traffic'
import type { World } from '../world'
import { pausesFor } from './ingest'

/** How far back records are kept, ms. */
export const keptFor = 7 * 86_400_000
/** An answer comes at most so long after its question, ms; what takes longer is only said to. */
const longest = 1900
/** Records of one slice of time that are sorted at once. */
const sliceSize = 20_000

export interface Stored {
  /** ms since 1970, with fractions. */
  time: number
  type: string
  protocol: Protocol
  client: Device
  server: Device
  /** The same for the records of one transaction. */
  flow: number
  /** Which of the transaction's records it is. */
  part: number
  pair: Pair
  mood: Mood
  /** Hour since 1970, and which of the pair's transactions in it. */
  hour: number
  ordinal: number
}

/** Told of each record: the type and part of a transaction, and its moment in ms. */
type Tell = (pair: Pair, stretch: Stretch, ordinal: number, part: number, type: string, time: number) => void

const flowOf = (pair: Pair, hour: number, ordinal: number): number =>
  (Math.imul(pair.seed ^ Math.imul(hour, 0x01000193), 0x9e3779b1) ^ Math.imul(ordinal + 1, 0x45d9f3b)) | 0

const thousandth = (time: number): number => Math.ceil(time * 1000) / 1000

/** True for the transactions that the store keeps of all there are; of a chore it keeps each. */
function keeper(traffic: Traffic, pair: Pair, hour: number): ((ordinal: number) => boolean) | null {
  const part = traffic.kept
  if (part >= 1 || pair.chore) return null
  const offset = fraction(pair.seed ^ 0x5707e, hour)
  return (ordinal) => Math.floor((ordinal + 1) * part + offset) > Math.floor(ordinal * part + offset)
}

function eachOfPair(
  traffic: Traffic,
  pair: Pair,
  from: number,
  until: number,
  types: ReadonlySet<string>,
  tell: Tell,
): void {
  const { protocol } = pair
  const wanted = (type: string): boolean => types.size === 0 || types.has(type)
  const parts = protocol.types.map((type) => (wanted(type) ? type : null))
  const also = protocol.also.filter(([type]) => wanted(type))
  if (also.length === 0 && parts.every((type) => type === null)) return
  // Answers of what was asked just before.
  const begin = parts.length > 1 ? from - longest : from
  for (let hour = Math.floor(begin / hourMs); hour * hourMs < until; hour++) {
    for (const stretch of stretchesOf(traffic, pair, hour, begin, until)) {
      const { mood } = stretch
      if (mood.away) continue
      const at = counterOf(pair, stretch)
      const moment = momentOf(pair, stretch)
      const keeps = keeper(traffic, pair, hour)
      const last = at(stretch.until)
      for (let ordinal = at(stretch.from); ordinal < last; ordinal++) {
        if (keeps && !keeps(ordinal)) continue
        const asked = moment(ordinal)
        if (asked >= from) {
          if (parts[0]) tell(pair, stretch, ordinal, 0, parts[0], thousandth(asked))
          for (const [type, every] of also)
            if (ordinal % every === every - 1) tell(pair, stretch, ordinal, 7, type, thousandth(asked))
        }
        const second = parts[1]
        if (!second || !isAnswered(ordinal, mood)) continue
        const took = Math.min(
          longest,
          0.4 + timeOf(answered(ordinal, mood), medianOf(pair, 'tprocess', 'ms', hour, mood), 'ms'),
        )
        const ended = thousandth(asked + took)
        if (ended >= from && ended < until) tell(pair, stretch, ordinal, 1, second, ended)
      }
    }
  }
}

/** Tells of every record between two moments (ms), in no order; `types` empty for all. */
export function eachRecord(world: World, from: number, until: number, types: ReadonlySet<string>, tell: Tell): void {
  const traffic = trafficOf(world)
  const pauses = pausesFor(world).filter((pause) => pause.from < until && pause.until > from)
  const taken: Tell =
    pauses.length === 0
      ? tell
      : (...one) => {
          const time = one[5]
          if (!pauses.some((pause) => time >= pause.from && time < pause.until)) tell(...one)
        }
  for (const pair of traffic.pairs) eachOfPair(traffic, pair, from, until, types, taken)
}

/** One record with all that its fields are worked out from. */
export const storedOf = (
  pair: Pair,
  { hour, mood }: Stretch,
  ordinal: number,
  part: number,
  type: string,
  time: number,
): Stored => ({
  time,
  type,
  protocol: pair.protocol,
  client: pair.client,
  server: pair.server,
  flow: flowOf(pair, hour, ordinal),
  part,
  pair,
  mood,
  hour,
  ordinal,
})

/** The records between two moments (ms), the newest first; `types` empty for all. */
export function* recordsBetween(
  world: World,
  from: number,
  until: number,
  types: ReadonlySet<string>,
): Generator<Stored> {
  // Slices of whole half minutes, so short that one is sorted at once.
  const length = Math.max(1, Math.floor((sliceSize / trafficOf(world).perHour) * (hourMs / slotMs))) * slotMs
  for (let end = until; end > from;) {
    const begin = Math.max(from, (Math.ceil(end / length) - 1) * length)
    const slice: Stored[] = []
    eachRecord(world, begin, end, types, (...one) => void slice.push(storedOf(...one)))
    slice.sort((a, b) => b.time - a.time || a.flow - b.flow || b.part - a.part)
    yield* slice
    end = begin
  }
}
