/** Values as Python, JavaScript, Ruby and PowerShell write them. */
import { escapeIn, filledIn, tickEscapes, variable } from './script-text'

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

/** What a variable of PowerShell always is. */
const variables = new Map([
  ['$true', 'true'],
  ['$false', 'false'],
  ['$null', 'null'],
])

/** Calls in calls have an end. */
const deepest = 500

export class Unreadable extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

/** A text in which a value of the script is missing. */
export class Unfilled extends Unreadable {}

const blanks = /(?:\s|\/\/[^\n]*|#[^\n]*|\/\*[^]*?\*\/)*/y
/** A type in front of a value of PowerShell, `[ordered]@{}`. */
const cast = /(?:\[\w+(?:\.\w+)*(?:\[\])?\])*/y
const name = /[A-Za-z_$][\w$]*/y
const symbol = /:([A-Za-z_]\w*)/y
const opening = /(?:[rRuUbBfF]{1,2})?(?=['"`\u2018\u201a\u201c\u201e])/y
/** Quotes as word processors set them, some of a pair at times, and what ends them. */
const setQuotes = new Map([
  ['\u201c', /[\u201c\u201d"]/],
  ['\u201e', /[\u201c\u201d"]/],
  ['\u2018', /[\u2018\u2019']/],
  ['\u201a', /[\u2018\u2019']/],
])
const numeral = /[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?/y
const times = /\s*\*\s*/y
export class Reader {
  readonly #text: string
  /** Inside `@{}` and `@()`, whose texts and separators are others. */
  #powershell = false
  /** An arrow has been read, which no other writes. */
  #ruby = false
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
    this.#match(blanks)
    if (this.#powershell) this.#match(cast)
    if (this.#take('@{')) return this.#table(depth)
    if (this.#take('@(')) return `[${this.#listed(depth).join(',')}]`
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
    const meant = words.get(word) ?? variables.get(word.toLowerCase())
    if (meant !== undefined) return meant
    this.at = from
    this.#fail(`${word} is a name of the script: put its value there`)
  }

  #object(depth: number): string {
    const fields: string[] = []
    while (!this.#take('}')) {
      const key = this.#string() ?? this.#match(symbol)?.[1] ?? this.#match(name)?.[0] ?? this.#match(numeral)?.[0]
      if (key === undefined) this.#fail('the name of a field is missing')
      if (this.#take('=>')) this.#ruby = true
      else if (!this.#take(':')) this.#fail(`: is missing behind ${key.slice(0, 40)}`)
      this.begun = true
      fields.push(`${JSON.stringify(key)}:${this.value(depth + 1)}`)
      if (this.#take(',')) continue
      if (this.#take('}')) break
      this.#fail('a comma or } is missing')
    }
    return `{${fields.join(',')}}`
  }

  /** A hashtable of PowerShell from behind its brace on. */
  #table(depth: number): string {
    this.#powershell = true
    const fields: string[] = []
    while (!this.#take('}')) {
      const key = this.#string() ?? this.#match(name)?.[0] ?? this.#match(numeral)?.[0]
      if (key === undefined) this.#fail('the name of a field is missing')
      if (!this.#take('=')) this.#fail(`= is missing behind ${key.slice(0, 40)}`)
      this.begun = true
      const values = [this.value(depth + 1)]
      // A comma makes a list of values.
      while (this.#comma()) values.push(this.value(depth + 1))
      fields.push(`${JSON.stringify(key)}:${values.length > 1 ? `[${values.join(',')}]` : values.join('')}`)
      this.#separated('}')
    }
    return `{${fields.join(',')}}`
  }

  /** The values of a list of PowerShell, from behind its parenthesis on. */
  #listed(depth: number): string[] {
    this.#powershell = true
    const items: string[] = []
    while (!this.#take(')')) {
      items.push(this.value(depth + 1))
      if (!this.#comma()) this.#separated(')')
    }
    return items
  }

  /** Without one the blanks before it stay, as a line end says something here. */
  #comma(): boolean {
    const from = this.at
    const taken = this.#take(',')
    if (!taken) this.at = from
    return taken
  }

  /** Goes on to the next entry, which PowerShell has behind a semicolon or a line end. */
  #separated(end: string): void {
    const from = this.at
    const apart = this.#take(';')
    while (this.#take(';'));
    if (apart || this.#text.slice(from, this.at).includes('\n') || this.#text.startsWith(end, this.at)) return
    this.#fail(`a semicolon, a line end or ${end} is missing`)
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
      if (this.#powershell) return this.#ticked()
      whole = (whole ?? '') + this.quoted(before[0])
    }
  }

  /** A text from its quote on; what stands before that, as in `r'\d'`. */
  quoted(before = ''): string {
    const quote = this.#text.charAt(this.at)
    const set = setQuotes.get(quote)
    const long = quote.repeat(3)
    const end = quote !== '`' && !set && this.#text.startsWith(long, this.at) ? long : quote
    this.at += end.length
    const filled = filledIn(before, quote, this.#ruby)
    let text = ''
    while (set ? !set.test(this.#text.charAt(this.at)) : !this.#text.startsWith(end, this.at)) {
      const mark = this.#text.charAt(this.at)
      if (mark === '' || (mark === '\n' && end.length === 1 && quote !== '`'))
        this.#fail(`a text has no ${quote} at its end`)
      if (filled) this.#notFilled(filled)
      const doubled = /f/i.test(before) && /[{}]/.test(mark) && this.#text.charAt(this.at + 1) === mark
      this.at += doubled ? 2 : 1
      text += mark === '\\' && !/r/i.test(before) ? this.#escape(quote) : mark
      // A quote behind it does not end the text.
      if (mark === '\\' && /r/i.test(before)) text += this.#text.charAt(this.at++)
    }
    this.at += end.length
    return text
  }

  /** A text of PowerShell from its quote on: a quote in it is doubled, a backtick escapes, and a backslash is one. */
  #ticked(): string {
    const quote = this.#text.charAt(this.at)
    let text = ''
    for (this.at += 1; ; this.at += 1) {
      const mark = this.#text.charAt(this.at)
      const next = this.#text.charAt(this.at + 1)
      if (mark === '') this.#fail(`a text has no ${quote} at its end`)
      const isEscape = quote === '"' && mark === '`'
      if (quote === '"') this.#notFilled(variable)
      if (mark === quote && next !== quote) break
      if (isEscape) text += next === '\n' ? '' : (tickEscapes.get(next) ?? next)
      else text += mark
      if (isEscape || mark === quote) this.at += 1
    }
    this.at += 1
    return text
  }

  /** A text that the script fills in when it runs is not sent as it stands. */
  #notFilled(place: RegExp): void {
    place.lastIndex = this.at
    const found = place.exec(this.#text)
    if (found) throw new Unfilled(`${found[0]} is filled in by the script: put its value there`, this.at)
  }

  #escape(quote: string): string {
    const { text, end } = escapeIn(this.#text, this.at, quote) ?? this.#fail('a character by its number lacks digits')
    this.at = end
    return text
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
