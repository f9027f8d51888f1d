import { NotJson, parseText } from './json-text'

/** Texts and numbers of a JSON document. */
const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi

/** Few documents have digits enough to lose some, or an exponent beyond all bounds: only those are gone through. */
const mayLose = /\d{16}|\de\+?\d{3}/i

function lostNumber(json: string): string | undefined {
  if (!mayLose.test(json)) return undefined
  for (const [token] of json.matchAll(tokens)) {
    if (token.startsWith('"')) continue
    const held = Number(token)
    if (!Number.isFinite(held) || (/^-?\d{16,}$/.test(token) && BigInt(token) !== BigInt(held)))
      return `${token} would be sent as ${JSON.stringify(held)}: a browser cannot hold it as a number.`
  }
  return undefined
}

/** What opens and closes, and the names of fields. */
const marks = /[{}[\]]|"(?:[^"\\]|\\.)*"(\s*:)?/g

/** Characters beyond which nobody wrote it by hand. */
const longest = 1_000_000

/** The first name that one object has twice, of which only the last is kept. */
function lostField(json: string): string | undefined {
  if (json.length > longest) return undefined
  const open: Set<string>[] = []
  for (const [mark, isName] of json.matchAll(marks)) {
    if (mark === '{' || mark === '[') open.push(new Set())
    else if (mark === '}' || mark === ']') open.pop()
    else if (isName !== undefined) {
      const name = JSON.parse(mark.slice(0, -isName.length)) as string
      if (open.at(-1)?.has(name)) return `${name} stands twice in one object: only the last would be sent.`
      open.at(-1)?.add(name)
    }
  }
  return undefined
}

/**
 * The sentence about the first part of a JSON document that would go out otherwise than it is written: a number that a
 * browser cannot hold, or a field that stands twice. Undefined where there is none.
 */
export const lostIn = (json: string): string | undefined => lostNumber(json) ?? lostField(json)

/** Text as it is copied from pages: with a byte order mark, or blanks that do not break between its parts. */
export function plainText(text: string): string {
  const plain = text.trim()
  return plain.includes('\u00a0')
    ? plain.replaceAll(/"(?:[^"\\]|\\.)*"|\u00a0/g, (part) => (part === '\u00a0' ? ' ' : part))
    : plain
}

/** Why a text is no JSON, with the place, in words that do not change with the browser. */
export function whyNotJson(text: string): string {
  const before = /^\s*/.exec(text)?.[0].replaceAll(/[^\n]/g, ' ') ?? ''
  try {
    parseText(before + plainText(text))
  } catch (error) {
    if (error instanceof NotJson) return `Not JSON. ${error.message}`
  }
  return 'Not JSON'
}
