/** Whether the devices that a search found are those that were meant, as far as they tell. */
import { blockText } from '../../catalog/addresses'
import type { Device } from '../../catalog/devices'
import { blockBegunBy } from '../../crud/block-pattern'
import { fitting } from '../../ui/table/pattern'
import { patternProblem } from '../../ui/table/pattern-problem'
import { saidOf, type SearchBy } from './search-by'

/** The source between the slashes of a value; undefined for text. */
export const patternIn = (value: string): string | undefined => /^\/(.*)\/i?$/s.exec(value)?.[1]

const plain = (text: string) => text.toLowerCase().replaceAll(/[:.-]/g, '')

/**
 * How many of the rows a search cannot have meant, as far as the rows tell: an appliance that ignores what it is asked
 * answers all of its devices.
 */
export async function strangers(
  rows: readonly Device[],
  by: SearchBy,
  value: string,
  signal: AbortSignal,
): Promise<number> {
  const said: (readonly string[])[] = []
  for (const device of rows) {
    const texts = saidOf(device, by)
    if (texts && texts.length > 0) said.push(texts)
  }
  const pattern = patternIn(value)
  if (pattern === undefined) {
    const wanted = plain(value)
    return said.filter((texts) => !texts.some((text) => plain(text).includes(wanted))).length
  }
  // The first text of each decides for most; the others are asked for the rest alone.
  let left = said
  for (let at = 0; left.length > 0; at += 1) {
    const asked = at === 0 ? left : left.filter((texts) => texts[at] !== undefined)
    if (asked.length === 0) return left.length
    const fits = await fitting(
      pattern,
      asked.map((texts) => texts[at] ?? ''),
      signal,
    )
    if (asked === left && fits.every(Boolean)) return 0
    const met = new Set(asked.filter((_, index) => fits[index] === true))
    left = left.filter((texts) => !met.has(texts))
  }
  return 0
}

interface Asked {
  by: SearchBy
  text: string
}

/** True where rows do not have a text because the appliance took it for an expression, as some releases do. */
export async function isReadAsPattern(
  rows: readonly Device[],
  { by, text }: Asked,
  signal: AbortSignal,
): Promise<boolean> {
  const isLike = /[\\^$|?*+()[\]{}]/.test(text) && patternIn(text) === undefined
  if (!isLike || patternProblem(text) !== undefined) return false
  return (await strangers(rows, by, `/${text}/`, signal)) === 0
}

export function readAsPattern({ by, text }: Asked): string {
  const block = by === 'ip address' ? blockBegunBy(text) : undefined
  const meant = block ? `Write ${blockText(block)} for these addresses, or ` : 'Write '
  return `The appliance takes this for an expression, and it fits more than it seems to. ${meant}/${text}/ if an expression is meant.`
}
