/**
 * JSON that keeps whole numbers beyond 2^53 digit for digit: they are read as bigint and written as the digits they
 * came with. Everything else is what `JSON.parse` and `JSON.stringify` make of it.
 */
import { TooMuch } from './too-much'

/** Digits of one number that are read at all: a browser takes a second for a number of millions. */
const mostDigits = 1000

/** A run of digits long enough to lose some, with its sign; without an end the engine's stack would not hold millions. */
const long = new RegExp(`-?\\d{16,${mostDigits + 1}}`, 'g')

const quote = 34
const backslash = 92
/** What stands before a number that is a value, and behind it; nothing at an end of the text. */
const before = new Set(['', ' ', '\n', '\r', '\t', ':', ',', '['])
const behind = new Set(['', ' ', '\n', '\r', '\t', ',', ']', '}'])

/** Tells of rising places in a JSON text whether they are inside a string; looks at each string once. */
function insideStrings(text: string): (place: number) => boolean {
  /** Behind the last string that ended before the place asked for last. */
  let at = 0
  return (place) => {
    for (;;) {
      const begin = text.indexOf('"', at)
      if (begin < 0 || begin > place) return false
      let end = begin
      do {
        end = text.indexOf('"', end + 1)
      } while (end >= 0 && isEscaped(text, end))
      if (end < 0 || end > place) return true
      at = end + 1
    }
  }
}

function isEscaped(text: string, place: number): boolean {
  let first = place
  while (text.charCodeAt(first - 1) === backslash) first -= 1
  return (place - first) % 2 === 1
}

/**
 * The value of a JSON text. Throws a SyntaxError as `JSON.parse` does, or TooMuch.
 *
 * Long runs of digits are looked for, not all tokens: most stand in strings, which their neighbours tell, and a page of
 * a thousand records is read at the speed of `JSON.parse`.
 */
export function parseExact(text: string): unknown {
  // No text of the appliance can know the mark, so none is taken for a number.
  let mark = ''
  let prepared = ''
  let copied = 0
  const isInside = insideStrings(text)
  for (const { 0: digits, index } of text.matchAll(long)) {
    const end = index + digits.length
    if (text.charCodeAt(index - 1) === quote) continue
    if (!before.has(text.charAt(index - 1))) continue
    const tooLong = digits.length > mostDigits
    if (!tooLong && !behind.has(text.charAt(end))) continue
    // `JSON.parse` refuses leading zeros, and so does this.
    if (/^-?0/.test(digits) || Number.isSafeInteger(Number(digits)) || isInside(index)) continue
    if (tooLong) throw new TooMuch(`A number has over ${mostDigits.toLocaleString('en')} digits.`)
    mark ||= `\u0000${crypto.randomUUID()}:`
    prepared += text.slice(copied, index) + JSON.stringify(mark + digits)
    copied = end
  }
  return copied === 0 ? JSON.parse(text) : unmarked(JSON.parse(prepared + text.slice(copied)), mark)
}

/** Puts the numbers in, in place. */
function unmarked(value: unknown, mark: string): unknown {
  if (typeof value === 'string') return value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value
  if (typeof value !== 'object' || value === null) return value
  const held = value as Record<string, unknown>
  for (const key of Object.keys(held)) {
    const before = held[key]
    const after = unmarked(before, mark)
    // Defined, not set: an appliance may well name a field `__proto__`.
    if (after !== before)
      Object.defineProperty(held, key, { value: after, enumerable: true, writable: true, configurable: true })
  }
  return held
}

/** A value as JSON; undefined for what JSON cannot hold, as with `JSON.stringify`. `indent` spaces a level. */
export function jsonOf(value: unknown, indent = 0): string {
  try {
    return JSON.stringify(value, null, indent)
  } catch (error) {
    // It refuses long numbers, which few values have; looking for them in each would take as long as the writing.
    if (!holdsBig(value)) throw error
  }
  const mark = `\u0000${crypto.randomUUID()}:`
  const text = JSON.stringify(value, (_, held: unknown) => (typeof held === 'bigint' ? mark + held : held), indent)
  const quoted = JSON.stringify(mark).slice(1, -1)
  return text.replaceAll(new RegExp(`"${quoted.replaceAll('\\', '\\\\')}(-?\\d+)"`, 'g'), '$1')
}

function holdsBig(value: unknown): boolean {
  if (typeof value === 'bigint') return true
  if (typeof value !== 'object' || value === null) return false
  for (const held of Array.isArray(value) ? value : Object.values(value)) if (holdsBig(held)) return true
  return false
}
