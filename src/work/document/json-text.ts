/**
 * JSON as text that is looked into but not turned into values and back: numbers above 2^53, the order of keys and
 * the spelling of every value stay as they are in all that nobody edits.
 */

/** Not JSON; the place is that of the first character that does not fit. */
export class NotJson extends Error {
  override name = 'NotJson'
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message)
  }
}

const deepest = 500
const none: readonly never[] = []
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const word = /true|false|null/y
const quote = 34
const backslash = 92
/** Blank, tab, line feed, carriage return. */
const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13

/** Line and column (from 1) of a place in a text. */
export function placeIn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** Numbers that are kept of a value. */
const size = 4

/** Where each value of a text stands, in the order of the text: numbers alone, since an object each fills the memory. */
export class Places {
  /** For each value its start, its end, the index of the next value that is not inside it, and where its name begins. */
  #marks: Int32Array
  length = 0

  constructor(readonly text: string) {
    this.#marks = new Int32Array(Math.max(64, text.length >> 3))
  }

  /** A place for a value whose end is told later. */
  add(start: number, name: number): number {
    const at = this.length
    this.length += size
    if (this.length > this.#marks.length) {
      const more = new Int32Array(this.#marks.length * 2)
      more.set(this.#marks)
      this.#marks = more
    }
    this.#marks[at] = start
    this.#marks[at + 3] = name
    return at
  }

  close(at: number, end: number): void {
    this.#marks[at + 1] = end
    this.#marks[at + 2] = this.length
  }

  done(): void {
    this.#marks = this.#marks.slice(0, this.length)
  }

  start = (at: number): number => this.#marks[at] ?? 0
  end = (at: number): number => this.#marks[at + 1] ?? 0
  next = (at: number): number => this.#marks[at + 2] ?? 0
  /** The first value inside one, or what follows it where there is none. */
  first = (at: number): number => at + size
  raw = (at: number): string => this.text.slice(this.start(at), this.end(at))

  kind(at: number): Part['kind'] {
    const code = this.text.charCodeAt(this.start(at))
    if (code === quote) return 'text'
    if (code === 123) return 'object'
    if (code === 91) return 'list'
    return code === 45 || (code >= 48 && code <= 57) ? 'number' : 'word'
  }

  /** The name of a member as it is written, with its quotes. */
  rawName(at: number): string {
    const from = this.#marks[at + 3] ?? 0
    let end = this.text.indexOf('"', from + 1)
    for (let before = end - 1; this.text.charCodeAt(before) === backslash; before = end - 1) {
      let first = before
      while (this.text.charCodeAt(first - 1) === backslash) first -= 1
      if ((end - first) % 2 === 0) break
      end = this.text.indexOf('"', end + 1)
    }
    return this.text.slice(from, end + 1)
  }
}

/** A name as it is meant. */
export const decoded = (raw: string): string => (raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1))

/** A part of the text. What is in it is looked up when it is asked for: a configuration has millions of values. */
export class Part {
  readonly kind: 'object' | 'list' | 'text' | 'number' | 'word'
  /** Offsets into the text; the end is the first place behind. */
  readonly start: number
  readonly end: number

  constructor(
    readonly places: Places,
    readonly at: number,
  ) {
    this.start = places.start(at)
    this.end = places.end(at)
    this.kind = places.kind(at)
  }

  #inside<Inner>(make: (at: number) => Inner): Inner[] {
    const all: Inner[] = []
    for (let at = this.places.first(this.at); at < this.places.next(this.at); at = this.places.next(at))
      all.push(make(at))
    return all
  }

  /** The first key that stands twice in one object, this one or any inside it, with the keys on the way to it. */
  get twice(): readonly string[] | undefined {
    const { places } = this
    const seen = new Set<string>()
    for (let at = places.first(this.at); at < places.next(this.at); at = places.next(at)) {
      const way = this.kind === 'object' ? [decoded(places.rawName(at))] : []
      if (way.some((name) => seen.size === seen.add(name).size)) return way
      const below = places.next(at) > places.first(at) ? new Part(places, at).twice : undefined
      if (below) return [...way, ...below]
    }
    return undefined
  }

  /** Of an object: its keys, decoded, in order. Of a key that stands twice the last one counts. */
  get entries(): readonly (readonly [key: string, part: Part])[] {
    if (this.kind !== 'object') return none
    const { places } = this
    const all = this.#inside((at) => [decoded(places.rawName(at)), new Part(places, at)] as const)
    const once = new Map(all)
    return once.size === all.length ? all : [...once]
  }

  get items(): readonly Part[] {
    return this.kind === 'list' ? this.#inside((at) => new Part(this.places, at)) : none
  }

  /** How many lines `pretty` gives, without making them. */
  get lines(): number {
    const { places, at } = this
    let sum = 0
    // Each value begins a line, and what holds some has another for its end.
    for (let each = at; each < places.next(at); each = places.first(each))
      sum += places.next(each) > places.first(each) ? 2 : 1
    return sum
  }
}

/** Characters between two reports of how far it is. */
const step = 1_000_000

/**
 * Reads a text.
 * @throws NotJson
 */
export function parseText(text: string, onAt?: (at: number) => void): Part {
  const places = new Places(text)
  let at = text.startsWith('\uFEFF') ? 1 : 0
  let told = step
  const fail = (wanted: string): NotJson => {
    const { line, column } = placeIn(text, at)
    const found = at < text.length ? `“${text.slice(at, at + 12)}”` : 'the end'
    return new NotJson(`Line ${line}, column ${column}: ${wanted} expected, ${found} found`, at)
  }
  const skip = () => {
    while (isBlank(text.charCodeAt(at))) at += 1
  }
  const match = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    if (!pattern.test(text)) return false
    at = pattern.lastIndex
    return true
  }
  /** A text in quotes; its place stays where it is none. */
  const string = (): boolean => {
    const from = at
    if (text.charCodeAt(at) !== quote) return false
    for (at += 1; at < text.length;) {
      const code = text.charCodeAt(at)
      if (code === quote) {
        at += 1
        return true
      }
      if (code < 32 || (code === backslash && !match(escape))) break
      if (code !== backslash) at += 1
    }
    at = from
    return false
  }
  const list = (close: string, each: () => void) => {
    at += 1
    skip()
    if (text[at] === close) {
      at += 1
      return
    }
    for (;;) {
      each()
      skip()
      const next = text[at]
      if (next !== ',' && next !== close) throw fail(`a comma or “${close}”`)
      at += 1
      if (next === close) return
      skip()
    }
  }
  const value = (depth: number, name: number): void => {
    skip()
    if (depth > deepest) throw new NotJson(`More than ${deepest} levels`, at)
    const place = places.add(at, name)
    if (onAt && at > told) {
      onAt(at)
      told = at + step
    }
    const first = text[at]
    if (first === '{')
      list('}', () => {
        const from = at
        if (!string()) throw fail('a name in double quotes')
        skip()
        if (text[at] !== ':') throw fail('a colon')
        at += 1
        value(depth + 1, from)
      })
    else if (first === '[') list(']', () => value(depth + 1, -1))
    else if (!string() && !match(number) && !match(word)) throw fail('a value')
    places.close(place, at)
  }
  value(0, -1)
  skip()
  if (at < text.length) throw fail('nothing more')
  places.done()
  return new Part(places, 0)
}
