/**
 * JSON as text that is looked into but not turned into values and back: numbers above 2^53, the order of keys and
 * the spelling of every value stay as they are in all that nobody edits.
 */

/** A part of the text. */
export interface Part {
  kind: 'object' | 'list' | 'text' | 'number' | 'word'
  /** Offsets into the text; the end is the first place behind. */
  start: number
  end: number
  /** Of an object: its keys, decoded, in order. Of a key that stands twice the last one counts. */
  entries: readonly (readonly [key: string, part: Part])[]
  items: readonly Part[]
}

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
// JSON forbids control characters in texts, so they have to be named.
// oxlint-disable-next-line no-control-regex
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const word = /true|false|null/y
/** Blank, tab, line feed, carriage return. */
const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13

/** Line and column (from 1) of a place in a text. */
export function placeIn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/**
 * Reads a text.
 * @throws NotJson
 */
export function parseText(text: string): Part {
  let at = text.startsWith('\uFEFF') ? 1 : 0
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
  const value = (depth: number): Part => {
    skip()
    const start = at
    if (depth > deepest) throw new NotJson(`More than ${deepest} levels`, at)
    const first = text[at]
    if (first === '{') {
      const entries = new Map<string, Part>()
      list('}', () => {
        const from = at
        if (!match(string)) throw fail('a name in double quotes')
        const raw = text.slice(from, at)
        const key: unknown = raw.includes('\\') ? JSON.parse(raw) : raw.slice(1, -1)
        skip()
        if (text[at] !== ':') throw fail('a colon')
        at += 1
        entries.set(String(key), value(depth + 1))
      })
      return { kind: 'object', start, end: at, entries: [...entries], items: none }
    }
    if (first === '[') {
      const items: Part[] = []
      list(']', () => void items.push(value(depth + 1)))
      return { kind: 'list', start, end: at, entries: none, items }
    }
    if (first === '"') {
      if (match(string)) return { kind: 'text', start, end: at, entries: none, items: none }
    } else if (match(number)) return { kind: 'number', start, end: at, entries: none, items: none }
    else if (match(word)) return { kind: 'word', start, end: at, entries: none, items: none }
    throw fail('a value')
  }
  const root = value(0)
  skip()
  if (at < text.length) throw fail('nothing more')
  return root
}

/** A value and the text that it stands in. */
export type Value = readonly [text: string, part: Part]

const rawOf = ([text, { start, end }]: Value): string => text.slice(start, end)

/**
 * True if two values say the same, whatever the order of their keys, their blanks and how their texts are escaped;
 * numbers are compared as they were written. Of names that `hides` tells any text is like any other.
 */
export function alike(one: Value, other: Value, hides: (name: string) => boolean = () => false): boolean {
  const [[left, a], [right, b]] = [one, other]
  if (a.kind !== b.kind || a.entries.length !== b.entries.length || a.items.length !== b.items.length) return false
  if (a.kind === 'object') {
    const others = new Map(b.entries)
    return a.entries.every(([key, value]) => {
      const beside = others.get(key)
      if (!beside) return false
      return (
        (value.kind === 'text' && beside.kind === 'text' && hides(key)) || alike([left, value], [right, beside], hides)
      )
    })
  }
  if (a.kind === 'list')
    return a.items.every((item, index) => {
      const beside = b.items[index]
      return beside !== undefined && alike([left, item], [right, beside], hides)
    })
  const [was, is] = [rawOf(one), rawOf(other)]
  return was === is || (a.kind === 'text' && JSON.parse(was) === JSON.parse(is))
}

/**
 * The value over several lines, two blanks a level. `like` lends the order of its keys, so that two documents that
 * differ in it alone do not differ here.
 */
export function pretty(text: string, part: Part, like?: Part, indent = ''): string {
  const inner = `${indent}  `
  if (part.kind === 'object') {
    if (part.entries.length === 0) return '{}'
    const place = new Map(like?.entries.map(([key], index) => [key, index]))
    const parts = new Map(like?.entries)
    const order = part.entries
      .map((entry, index) => ({ entry, rank: place.get(entry[0]) ?? place.size + index }))
      .toSorted((a, b) => a.rank - b.rank)
    const lines = order.map(
      ({ entry: [key, value] }) => `${inner}${JSON.stringify(key)}: ${pretty(text, value, parts.get(key), inner)}`,
    )
    return `{\n${lines.join(',\n')}\n${indent}}`
  }
  if (part.kind === 'list') {
    if (part.items.length === 0) return '[]'
    const lines = part.items.map((item, index) => `${inner}${pretty(text, item, like?.items[index], inner)}`)
    return `[\n${lines.join(',\n')}\n${indent}]`
  }
  return text.slice(part.start, part.end)
}
