/** How a series is told from the others: colour, dash and mark, so that no one needs to see colours. */
import { colours, slots } from './plot'

const dashes = [undefined, '5 3', '1.5 3', '8 3 2 3', '12 3', undefined, '5 3', '1.5 3'] as const

export interface Look {
  stroke: string
  dash: string | undefined
  width: number
}

/** Colour and dash of a place in the order of series: the second eight have the colours again, with other dashes. */
function looksOf(slot: number): { colour: number; dash: number } {
  const place = ((slot % slots) + slots) % slots
  const colour = place % colours
  return { colour, dash: (colour + 3 * Math.floor(place / colours)) % colours }
}

/** The line of a place in the order of series; the last three dashes are those of the first, twice as thick. */
export function lineOf(slot: number): Look {
  const { colour, dash } = looksOf(slot)
  return { stroke: `var(--series-${colour + 1})`, dash: dashes[dash], width: dash >= 5 ? 2.5 : 1.5 }
}

/** Paths of the marks in a square of 10. */
const marks = [
  'M5 1.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7z',
  'M2 2h6v6H2z',
  'M5 1 9 5 5 9 1 5z',
  'M5 1.5 9 8.5H1z',
  'M2 2l6 6M8 2 2 8',
  'M5 2a3 3 0 1 0 0 6a3 3 0 1 0 0-6',
  'M5 0.8l1.2 2.9 3.1.2-2.4 2 .8 3L5 7.2 2.300 8.900l.8-3-2.400-2 3.100-.2z',
  'M4 1h2v8H4z',
] as const

export const markOf = (slot: number): string => marks[looksOf(slot).dash] ?? marks[0]
