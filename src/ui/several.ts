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
  // What stands between values is taken as a whole, so that nothing is looked through twice from each of its places.
  const gap = `([ ${between}]+)`
  // A quote opens a value only where one begins: an apostrophe is a letter.
  // A name with its commas, `O'Neill, Pat <pat@example.com>`, ends where another address would.
  const mail = `(?:"(?:[^"]|"")*"[ ]*|[^\\r\\n\\t;<"@]{0,200})<([^<>\\s]+@[^<>\\s]+)>`
  const value = new RegExp(
    `${gap}|${mail}|(?:"((?:[^"]|"")*)"|'([^'\r\n]*)')[ ]*(?=[${between}]|$)|[^${between}]+`,
    'g',
  )
  // A list as code and answers have it.
  const listed = /^\s*\[(\s*["'][^]*)\]\s*[,;]?\s*$/.exec(text)?.[1]
  // A list as notes have it: each of its lines begins with the same mark.
  const marked = /^(?:\s*([-*\u2022\u00b7])[ \t]+\S.*(?:\r?\n|$))(?:\s*\1[ \t]+\S.*(?:\r?\n|$))+\s*$/.test(text)
  return (
    [...(listed ?? (marked ? text.replaceAll(/^[^\S\r\n]*[-*\u2022\u00b7][ \t]+/gm, '') : text)).matchAll(value)]
      .filter(([, apart]) => apart === undefined)
      .map(([part, , address, double, single]) => (address ?? double?.replaceAll('""', '"') ?? single ?? part).trim())
      // A link to an address is the address.
      .map((one) => one.replace(/^mailto:(?=[^\s@]+@)/i, ''))
      .filter(Boolean)
  )
}

/** What became of several values that came at once; `missed` are those that name nothing here, or more than one. */
export function takenWords(given: number, twice: number, missed: readonly string[] = []): string {
  const named = missed.slice(0, 3).map((text) => `“${text.slice(0, 60)}”`)
  const more = missed.length - named.length
  const parts = [
    `${number(given - twice - missed.length, 0)} of ${count(given, 'value', 'values')} taken`,
    ...(twice > 0 ? [`${number(twice, 0)} stood here already or twice`] : []),
    ...(missed.length > 0
      ? [`no single one is called ${named.join(', ')}${more > 0 ? ` and ${number(more, 0)} others` : ''}`]
      : []),
  ]
  return `${parts.join('; ')}.`
}
