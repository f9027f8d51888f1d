/** Texts and numbers of a JSON document. */
const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi

/** Few documents have digits enough to lose some, or an exponent beyond all bounds: only those are gone through. */
const mayLose = /\d{16}|\de\+?\d{3}/i

/**
 * The sentence about the first number that a browser cannot hold as it is written: it would go out as another one, or
 * as null. Undefined where there is none.
 */
export function lostNumber(json: string): string | undefined {
  if (!mayLose.test(json)) return undefined
  for (const [token] of json.matchAll(tokens)) {
    if (token.startsWith('"')) continue
    const held = Number(token)
    if (!Number.isFinite(held) || (/^-?\d{16,}$/.test(token) && BigInt(token) !== BigInt(held)))
      return `${token} would be sent as ${JSON.stringify(held)}: a browser cannot hold it as a number.`
  }
  return undefined
}
