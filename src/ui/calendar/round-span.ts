/** A span of a round that comes back, a day or a week, in parts while somebody gives them. */
import { daySeconds } from './clock-words'

/** Seconds since the round began. An end that is not after the start is in the next round. */
export interface RoundSpan {
  start: number | undefined
  end: number | undefined
}

export interface RoundParts {
  /** Days since the round began: 0 to 6, of a week from Monday. */
  fromDay: number | undefined
  from: number | undefined
  toDay: number | undefined
  to: number | undefined
}

const at = (day: number | undefined, seconds: number | undefined) =>
  day === undefined || seconds === undefined ? undefined : day * daySeconds + seconds

/** The span that the parts stand for. One that ends as the round begins ends with the round before. */
export function spanOf({ fromDay, from, toDay, to }: RoundParts, round: number): RoundSpan {
  const end = at(toDay, to)
  return { start: at(fromDay, from), end: end === 0 ? round : end }
}

/** A span in parts; `days` is how many the round has. */
export function roundParts({ start, end }: RoundSpan, days: number): RoundParts {
  const part = (seconds: number | undefined) =>
    seconds === undefined
      ? { day: days === 1 ? 0 : undefined, seconds }
      : { day: Math.floor(seconds / daySeconds) % days, seconds: seconds % daySeconds }
  const from = part(start)
  const to = part(end)
  return { fromDay: from.day, from: from.seconds, toDay: to.day, to: to.seconds }
}

/** The pieces of a span within one round, the one that began in the round before first. */
export function piecesOf(start: number, end: number, round: number): { from: number; to: number }[] {
  if (end > start) return [{ from: start, to: Math.min(end, round) }]
  return [
    { from: 0, to: end },
    { from: start, to: round },
  ].filter(({ from, to }) => to > from)
}
