import { clockWords } from './clock-words'
import { momentOf, oddityOf, wallOf } from './wall'

/** What is odd about a time on its day, where clocks are moved; undefined on all other days. */
export function momentHint(
  day: string | undefined,
  seconds: number | undefined,
  zone: string,
  value?: number,
): string | undefined {
  if (day === undefined || seconds === undefined) return undefined
  const odd = oddityOf({ day, seconds }, zone)
  if (odd === undefined) return undefined
  if (odd === 'twice') {
    // What was typed is the first; what was there before may be the other.
    const which = value !== undefined && value - momentOf({ day, seconds }, zone) >= 1000 ? 'second' : 'first'
    return `Clocks are set back: ${clockWords(seconds)} comes twice, the ${which} is meant`
  }
  const meant = clockWords(wallOf(momentOf({ day, seconds }, zone), zone).seconds)
  return `Clocks are set forward: there is no ${clockWords(seconds)}, ${meant} is meant`
}
