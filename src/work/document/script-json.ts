/**
 * The JSON in what people paste from their scripts: an object as Python, JavaScript or Ruby write it, behind `data =` or
 * inside `json.dumps(...)`, or the body of a cURL command. It is read, never run: names whose value stands elsewhere in the
 * script are told.
 */

const words = new Map([
  ['True', 'true'],
  ['true', 'true'],
  ['False', 'false'],
  ['false', 'false'],
  ['None', 'null'],
  ['null', 'null'],
  ['nil', 'null'],
  ['undefined', 'null'],
])

/** Calls in calls have an end. */
const deepest = 500
/** So many beginnings are tried: a script has braces that are no object. */
const mostTries = 50

class Unreadable extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

const blanks = /(?:\s|\/\/[^\n]*|#[^\n]*|\/\*[^]*?\*\/)*/y
const name = /[A-Za-z_$][\w$]*/y
const symbol = /:([A-Za-z_]\w*)/y
const opening = /(?:[rRuUbBfF]{1,2})?(?=['"`])/y
const numeral = /[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?/y
const times = /\s*\*\s*/y
/** Headers and options of a call, which scripts tell before what they send. */
const aboutTheCall = /\{\s*['"`:]?(?:authorization|content-type|accept|method|headers)['"`]?\s*(?::|=>)/iy
const escapes = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['0', '\0'],
])

class Reader {
  readonly #text: string
  at: number
  /** A field has been read, so that it is an object. */
  begun = false

  constructor(text: string, at: number) {
    this.#text = text
    this.at = at
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.#text)
    if (found) this.at = pattern.lastIndex
    return found
  }

  #take(mark: string): boolean {
    this.#match(blanks)
    if (!this.#text.startsWith(mark, this.at)) return false
    this.at += mark.length
    return true
  }

  #fail(message: string): never {
    throw new Unreadable(message, this.at)
  }

  /** A value as strict JSON. */
  value(depth = 0): string {
    if (depth > deepest) this.#fail('it is nested too deeply')
    if (this.#take('{')) return this.#object(depth)
    if (this.#take('[')) return `[${this.#items(']', depth).join(',')}]`
    if (this.#take('(')) {
      const items = this.#items(')', depth)
      // In parentheses one value is itself; with a comma behind it, it is a list.
      const [only] = items
      return items.length === 1 &&
        only !== undefined &&
        !/,\s*\)$/.test(this.#text.slice(Math.max(0, this.at - 80), this.at))
        ? only
        : `[${items.join(',')}]`
    }
    const text = this.#string()
    if (text !== undefined) return JSON.stringify(text)
    const number = this.#number()
    if (number !== undefined) return number
    const named = this.#match(symbol)
    if (named?.[1] !== undefined) return JSON.stringify(named[1])
    const from = this.at
    const [word] = this.#match(name) ?? []
    if (word === undefined) this.#fail('a value is missing')
    const meant = words.get(word)
    if (meant !== undefined) return meant
    this.at = from
    this.#fail(`${word} is a name of the script: put its value there`)
  }

  #object(depth: number): string {
    const fields: string[] = []
    while (!this.#take('}')) {
      const key = this.#string() ?? this.#match(symbol)?.[1] ?? this.#match(name)?.[0] ?? this.#match(numeral)?.[0]
      if (key === undefined) this.#fail('the name of a field is missing')
      if (!this.#take('=>') && !this.#take(':')) this.#fail(`: is missing behind ${key.slice(0, 40)}`)
      this.begun = true
      fields.push(`${JSON.stringify(key)}:${this.value(depth + 1)}`)
      if (this.#take(',')) continue
      if (this.#take('}')) break
      this.#fail('a comma or } is missing')
    }
    return `{${fields.join(',')}}`
  }

  #items(end: string, depth: number): string[] {
    const items: string[] = []
    while (!this.#take(end)) {
      items.push(this.value(depth + 1))
      if (this.#take(',')) continue
      if (this.#take(end)) break
      this.#fail(`a comma or ${end} is missing`)
    }
    return items
  }

  /** A text in any quotes; several behind each other are one, as in Python. */
  #string(): string | undefined {
    let whole: string | undefined
    for (;;) {
      this.#match(blanks)
      const before = this.#match(opening)
      if (!before) return whole
      whole = (whole ?? '') + this.quoted(/r/i.test(before[0]))
    }
  }

  /** A text from its quote on. */
  quoted(raw: boolean): string {
    const quote = this.#text.charAt(this.at)
    const long = quote.repeat(3)
    const end = quote !== '`' && this.#text.startsWith(long, this.at) ? long : quote
    this.at += end.length
    let text = ''
    while (!this.#text.startsWith(end, this.at)) {
      const mark = this.#text.charAt(this.at)
      if (mark === '' || (mark === '\n' && end.length === 1 && quote !== '`'))
        this.#fail(`a text has no ${quote} at its end`)
      this.at += 1
      text += mark === '\\' ? this.#escape(raw) : mark
    }
    this.at += end.length
    return text
  }

  #escape(raw: boolean): string {
    const next = this.#text.charAt(this.at)
    this.at += 1
    if (raw) return `\\${next}`
    if (next === 'u' || next === 'x') {
      const [digits] = this.#match(next === 'u' ? /[\da-fA-F]{4}/y : /[\da-fA-F]{2}/y) ?? []
      if (digits === undefined) this.#fail(`\\${next} lacks its digits`)
      return String.fromCharCode(Number.parseInt(digits, 16))
    }
    if (next === '\n') return ''
    return escapes.get(next) ?? next
  }

  /** Digits as they stand; a product such as -30 * 60 * 1000 is worked out. */
  #number(): string | undefined {
    this.#match(blanks)
    const [first] = this.#match(numeral) ?? []
    if (first === undefined) return undefined
    const plain = (digits: string) =>
      digits
        .replaceAll('_', '')
        .replace(/^\+/, '')
        .replace(/^(-?)\./, '$10.')
        .replace(/\.(?=$|e)/i, '')
    let product: string = plain(first)
    while (this.#match(times)) {
      const [next] = this.#match(numeral) ?? []
      if (next === undefined) this.#fail('a number is missing behind *')
      product = String(Number(product) * Number(plain(next)))
    }
    return product
  }
}

/** The body of a cURL command, its shell quotes taken off. */
function bodyOfCurl(text: string): string | undefined {
  const option = /(?:^|\s)(?:--data-(?:raw|binary|ascii)|--data|--json|-d)(?:\s+|=)?(?=\S)/.exec(text)
  if (!option) return undefined
  let body = ''
  for (let at = option.index + option[0].length; at < text.length && !/\s/.test(text.charAt(at));) {
    const mark = text.charAt(at)
    if (text.startsWith("$'", at)) {
      // Browsers copy a command so when its body has an apostrophe.
      const reader = new Reader(text, at + 1)
      body += reader.quoted(false)
      at = reader.at
    } else if (mark === "'") {
      const end = text.indexOf("'", at + 1)
      body += text.slice(at + 1, end < 0 ? undefined : end)
      at = end < 0 ? text.length : end + 1
    } else if (mark === '"') {
      for (at += 1; at < text.length && text.charAt(at) !== '"'; at += 1) {
        if (text.charAt(at) === '\\' && /["\\$`]/.test(text.charAt(at + 1))) at += 1
        body += text.charAt(at)
      }
      at += 1
    } else {
      if (mark === '\\') at += 1
      body += text.charAt(at)
      at += 1
    }
  }
  return body
}

/** Where the list begins whose first entry begins at a place; that place where there is none. */
function listAround(text: string, at: number): number {
  let begin = at
  for (let before = at - 1; /[\s[]/.test(text.charAt(before)); before -= 1)
    if (text.charAt(before) === '[') begin = before
  return begin
}

/** What the text behind a quote says, if that is an object: browsers and Postman print bodies so, with every quote escaped. */
function jsonInside(text: string, at: number): string | undefined {
  try {
    return jsonOfScript(new Reader(text, at).quoted(false))
  } catch {
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
  const body = /^\s*(?:\$\s*)?curl\s/.test(text) ? bodyOfCurl(text) : undefined
  if (body !== undefined) return jsonOfScript(body)
  let first: Unreadable | undefined
  let tries = 0
  const start = text.startsWith('[') ? 0 : text.indexOf('{')
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
      const inside = /['"]/.test(text.charAt(at - 1)) ? jsonInside(text, at - 1) : undefined
      if (inside !== undefined) return inside
      continue
    }
    if (!reader.begun && text.charAt(begin) !== '[') continue
    if (begin === 0 && text.slice(reader.at).includes('{')) throw new Error('something else stands behind it')
    return read
  }
  throw new Error(first?.message ?? 'no { begins an object')
}

/** What can be pasted, as a hint. */
export const scriptForms = 'JSON, or as Python, JavaScript, Ruby or a cURL command has it.'

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
