import { count, number } from './format'

interface Between {
  /** Values hold no blanks, so blanks part them, bars and the commas of wide writings, and so do the marks that notes and comments begin their lines with. */
  blanks?: boolean | undefined
  bars?: boolean
}

/** The values of a list that is JSON; undefined for other text, and for one number in brackets, which may be a name. */
function jsonList(text: string): string[] | undefined {
  if (!/^\s*\[\s*["\d]/.test(text)) return undefined
  try {
    const list: unknown = JSON.parse(text)
    const parts = Array.isArray(list) ? list.filter((part) => typeof part === 'string' || typeof part === 'number') : []
    const whole = Array.isArray(list) && parts.length === list.length
    return whole && (parts.length > 1 || typeof parts[0] === 'string') ? parts.map(String) : undefined
  } catch {
    return undefined
  }
}

/** What stands between the brackets of a list, as code has them around quotes, and notes around what has commas. */
function inBrackets(text: string): string {
  const trimmed = text.trim()
  const list = /[,;]$/.test(trimmed) ? trimmed.slice(0, -1).trimEnd() : trimmed
  return (
    /^[[({](\s*["'\u201c\u2018][^]*)[\])}]$/.exec(list)?.[1] ??
    (/[,;]/.test(list) ? /^\[([^[\]]*)\]$/.exec(list)?.[1] : undefined) ??
    text
  )
}

/** Signs that lists of notes, mails and word processors begin their lines with. */
const bullets =
  '-*+>\\u2022\\u00b7\\u2010-\\u2015\\u2023\\u2043\\u2192\\u25a0-\\u25ff\\u2610-\\u2612\\u2713\\u27a2\\uf0a7\\uf0b7'

const bullet = new RegExp(`^\\s*(?:([${bullets}])(?:[ \\t]+\\[[ xX]\\])?|\\(?\\d{1,4}[.)])[ \\t]+(?=\\S)`)

/**
 * A list as notes have it, without the marks: each line begins with the same, or with a number where none is a name.
 * Lines stay where they are.
 */
export function unmarked(text: string, numbers: boolean): string {
  const lines = text.split(/\r?\n/)
  const marks = lines.map((line) => (line.trim() === '' ? undefined : bullet.exec(line)))
  const given = marks.filter((mark) => mark !== undefined)
  const [first] = given
  const alike =
    given.length > 1 && given.every((mark) => mark && mark[1] === first?.[1] && (numbers || mark[1] !== undefined))
  return alike ? lines.map((line, at) => line.slice(marks[at]?.[0].length)).join('\n') : text
}

/** What no value is made of, though it has blanks around it: the signs of comments and tables. */
const isMark = (text: string): boolean => /^(?:[/#*|&+\u2022\u00b7-]+|<!--|-->)$/.test(text)

/** Blanks, and what is not seen at all: so Windows copies addresses with the direction of their writing around them. */
const isEdge = (sign: string | undefined): boolean =>
  sign !== undefined && /[\s\u0085\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]/.test(sign)

/** Without blanks and signs of no width at its ends. Counted: an expression would begin anew at each blank within. */
function bare(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && isEdge(text[from])) from += 1
  while (to > from && isEdge(text[to - 1])) to -= 1
  return text.slice(from, to)
}

/**
 * The values in a text that was pasted or typed for a place that takes several: on lines of their own, or with commas,
 * semicolons or tabs between them; also with blanks, or bars. Quotes keep what is between them together and are
 * dropped. A mail address with a name beside it, `"Doe, Jane" <jane@example.com>`, is the address. As often as it stands
 * there.
 */
export function severalIn(text: string, { blanks = false, bars = blanks }: Between = {}): string[] {
  const listed = jsonList(text)
  if (listed) return listed.map((part) => part.trim()).filter(Boolean)
  const between = `${blanks ? '\\s\uff0c\uff1b\u3001' : '\\r\\n\\t\\v\\f\\u2028\\u2029'},;${bars ? '|' : ''}`
  // What stands between values is taken as a whole, so that nothing is looked through twice from each of its places.
  const gap = `([ ${between}]+)`
  // A quote opens a value only where one begins: an apostrophe is a letter. One behind another begins the next value.
  // A name with its commas, `O'Neill, Pat <pat@example.com>`, ends where another address would.
  const name = `(?:"(?:[^"]|"")*"[ ]*|\\[[^\\]\\r\\n@]{0,200}\\](?=\\()|[^\\r\\n\\t;<[("@]{0,200})`
  const mail = `${name}[<[(](?:mailto:)?([^<>()[\\]\\s]+@[^<>()[\\]\\s]+)[>\\])]`
  const quoted = `"((?:[^"]|"")*)"|'([^'\r\n]*)'|[\u201c\u201e]([^\u201c\u201d\r\n]*)[\u201c\u201d]|\u2018([^\u2018\u2019\r\n]*)\u2019`
  const value = new RegExp(
    `${gap}|${mail}|(?:${quoted})(?:[ ]*(?=[${between}]|$)|[ ]+(?=["'\u201c\u201e\u2018]))|[^${between}]+`,
    'g',
  )
  return (
    [...unmarked(inBrackets(text), blanks).matchAll(value)]
      .filter(([, apart]) => apart === undefined)
      .map(([part, , address, double, ...others]) => {
        const inside = others.slice(0, 3).find((other) => other !== undefined)
        // What is copied from a page may have signs of no width at its ends.
        return bare(address ?? double?.replaceAll('""', '"') ?? inside ?? part)
      })
      // A link to an address is the address.
      .map((one) => one.replace(/^mailto:(?=[^\s@]+@)/i, ''))
      .filter((one) => one !== '' && !(blanks && isMark(one)))
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
