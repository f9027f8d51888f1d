/** Chance as a function of a transaction and a word: the same for all its records, whenever one asks. */
import { fraction, wordSeed } from '../seed/random'
import type { Stored } from './stream'

/** 0 to 1 for a transaction and a word. */
export const luck = (stored: Stored, word: string): number => fraction(stored.flow, wordSeed(word))

/** A whole number from `low` to `high`. */
export const between = (stored: Stored, word: string, low: number, high: number): number =>
  low + Math.floor(luck(stored, word) * (high - low + 1))

/** One of a list; the first ones more often. */
export const pick = <T>(stored: Stored, word: string, list: readonly T[]): T | undefined =>
  list[Math.floor(luck(stored, word) ** 2 * list.length)]

/** Small most of the time and large now and then; `middle` is the median. */
export const spread = (stored: Stored, word: string, middle: number): number =>
  middle * Math.exp((luck(stored, word) + luck(stored, `${word}+`) + luck(stored, `${word}++`) - 1.5) * 2.4)

/** To a thousandth. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000

/** So many hexadecimal digits. */
export const hexOf = (stored: Stored, word: string, digits: number): string => {
  let text = ''
  for (let at = 0; text.length < digits; at++)
    text += Math.floor(luck(stored, `${word}${at}`) * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0')
  return text.slice(0, digits)
}
