/**
 * JSON that keeps whole numbers beyond 2^53 digit for digit: they are read as bigint and written as the digits they
 * came with. Everything else is what `JSON.parse` and `JSON.stringify` make of it.
 */

/** A run of digits long enough to lose some; inside strings it only costs the slower way. */
const long = /\d{16}/
/** A string, or a whole number of at least sixteen digits outside of strings; the digits of a fraction are none. */
const tokens = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g

/** The value of a JSON text. Throws a SyntaxError as `JSON.parse` does. */
export function parseExact(text: string): unknown {
  if (!long.test(text)) return JSON.parse(text)
  // No text of the appliance can know the mark, so none is taken for a number.
  const mark = `\u0000${crypto.randomUUID()}:`
  let marked = 0
  const prepared = text.replaceAll(tokens, (token) => {
    if (token.startsWith('"') || Number.isSafeInteger(Number(token))) return token
    // `JSON.parse` refuses leading zeros, and so does this.
    if (/^-?0/.test(token)) return token
    marked += 1
    return JSON.stringify(mark + token)
  })
  return marked === 0 ? JSON.parse(text) : unmarked(JSON.parse(prepared), mark)
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
  if (!holdsBig(value)) return JSON.stringify(value, null, indent)
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
