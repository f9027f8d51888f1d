/**
 * The JSON in what people paste from their scripts: an object as Python, JavaScript, Ruby or PowerShell write it,
 * behind `data =` or inside `json.dumps(...)`, or the body of a cURL command. It is read, never run: names whose value stands
 * elsewhere in the script are told.
 */

import { bodyOfCurl, isCurl } from './curl-command'
import { Reader, Unfilled, Unreadable } from './script-reader'

/** So many beginnings are tried: a script has braces that are no object. */
const mostTries = 50
/** Headers and options of a call, which scripts tell before what they send. */
const aboutTheCall = /\{\s*['"`:]?(?:authorization|content-type|accept|method|headers)['"`]?\s*[:=]/iy

/** Where the list begins whose first entry begins at a place; that place where there is none. */
function listAround(text: string, at: number): number {
  // A brace of PowerShell begins with its sign.
  let begin = text.charAt(at - 1) === '@' ? at - 1 : at
  for (let before = begin - 1; /[\s[(]/.test(text.charAt(before)); before -= 1) {
    if (text.charAt(before) === '[') begin = before
    if (text.charAt(before) !== '(') continue
    if (text.charAt(before - 1) !== '@') break
    before -= 1
    begin = before
  }
  return begin
}

const listBegin = /\[|@\(/y
const isList = (text: string, at: number): boolean => {
  listBegin.lastIndex = at
  return listBegin.test(text)
}

/** What the text behind a quote says, if that is an object: browsers and Postman print bodies so, with every quote escaped. */
function jsonInside(text: string, at: number): string | undefined {
  try {
    return jsonOfScript(new Reader(text, at).quoted(/[fF]/.exec(text.charAt(at - 1))?.[0]))
  } catch (error) {
    // Braces that are an object's, not those of a value that is filled in.
    if (error instanceof Unfilled && /^(?:.?`|f['"]\{\{)/i.test(text.slice(at - 1, at + 3))) throw error
    return undefined
  }
}

/**
 * Strict JSON of a pasted text, as text, so that no digit is lost. What is JSON already is handed on as it is.
 * @throws Error whose message says what cannot be read
 */
export function jsonOfScript(pasted: string): string {
  const text = pasted.replace(/^\uFEFF/, '').trim()
  try {
    JSON.parse(text)
    return text
  } catch {
    // Then it is something else that people paste.
  }
  const body = isCurl(text) ? bodyOfCurl(text) : undefined
  if (body !== undefined) return jsonOfScript(body)
  let first: Unreadable | undefined
  let tries = 0
  const start = isList(text, 0) ? 0 : text.indexOf('{')
  for (let at = start; at >= 0 && tries < mostTries; at = text.indexOf('{', at + 1)) {
    tries += 1
    aboutTheCall.lastIndex = at
    if (aboutTheCall.test(text)) continue
    const begin = listAround(text, at)
    const reader = new Reader(text, begin)
    const read = attempt(() => reader.value())
    if (read instanceof Unreadable) {
      first ??= read
      // Braces without a field are those of a text or of code; what has one is meant, and so is nothing inside it.
      if (reader.begun) throw new Error(`${read.message} (line ${text.slice(0, read.at).split('\n').length})`)
      const inside = /['"`]/.test(text.charAt(at - 1)) ? jsonInside(text, at - 1) : undefined
      if (inside !== undefined) return inside
      continue
    }
    if (!reader.begun && !isList(text, begin)) continue
    if (begin === 0 && text.slice(reader.at).includes('{')) throw new Error('something else stands behind it')
    return read
  }
  throw new Error(first?.message ?? 'no { begins an object')
}

/** What can be pasted, as a hint. */
export const scriptForms = 'JSON, or as Python, JavaScript, Ruby, PowerShell or a cURL command has it.'

/** The sentence for what `jsonOfScript` could not read. */
export const unreadable = (error: unknown): string =>
  `Not JSON, nor an object of a script: ${error instanceof Error ? error.message : 'it cannot be read'}.`

function attempt<Value>(work: () => Value): Value | Unreadable {
  try {
    return work()
  } catch (error) {
    if (error instanceof Unreadable) return error
    throw error
  }
}
