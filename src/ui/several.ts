import { count, number } from './format'

/**
 * The values in a text that was pasted or typed for a place that takes several: on lines of their own, or with commas,
 * semicolons or tabs between them; also with blanks, or bars. Quotes keep what is between them together and are
 * dropped. A mail address with a name beside it, `"Doe, Jane" <jane@example.com>`, is the address. As often as it stands
 * there.
 */
export function severalIn(
  text: string,
  { blanks, bars }: { blanks?: boolean | undefined; bars?: boolean } = {},
): string[] {
  const between = `${blanks ? '\\s' : '\\r\\n\\t'},;${bars ? '|' : ''}`
  // A quote opens a value only where one begins: an apostrophe is a letter.
  const mail = '(?:"(?:[^"]|"")*"|[^\\r\\n\\t,;<"]*)[ ]*<([^<>\\s]+@[^<>\\s]+)>'
  const value = new RegExp(
    `[ ${between}]*${mail}|[ ${between}]*(?:"((?:[^"]|"")*)"|'([^'\r\n]*)')[ ]*(?=[${between}]|$)|[^${between}]+`,
    'g',
  )
  // A list as code and answers have it.
  const listed = /^\s*\[(\s*["'][^]*)\]\s*$/.exec(text)?.[1]
  return [...(listed ?? text).matchAll(value)]
    .map(([part, address, double, single]) => (address ?? double?.replaceAll('""', '"') ?? single ?? part).trim())
    .filter(Boolean)
}

/** What became of several values that came at once. */
export const takenWords = (given: number, twice: number): string =>
  `${number(given - twice, 0)} of ${count(given, 'value', 'values')} taken${
    twice > 0 ? `; ${number(twice, 0)} stood here already or twice` : ''
  }.`
