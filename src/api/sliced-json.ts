/**
 * JSON in slices: a large text is parsed member by member, and between the slices the page has time for whoever uses
 * it. Handing over what a worker has parsed would hold the page up for longer than the parsing itself.
 */
import { turn } from '../browser/turn'
import { mostEntries, TooMuch } from './too-much'

/** Characters that are parsed or looked through at a time; a few milliseconds. */
const usual = 200_000

const quote = 34
const backslash = 92
const comma = 44

const opens = (code: number): boolean => code === 91 || code === 123
const closes = (code: number): boolean => code === 93 || code === 125
const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9

/**
 * Fields of one object that are read at all. Whoever shows it asks for the names of its fields, all at once, and a
 * browser takes a second for a million of them; a slice holds fewer.
 */
const mostFields = 100_000

const tooMuch = (what: string, most: number, of: string) =>
  new TooMuch(`${what} over ${most.toLocaleString('en')} ${of}.`)

/** The place of the quote that ends a string; the end of the text where nothing does. */
function endOfString(text: string, begin: number): number {
  let at = text.indexOf('"', begin + 1)
  while (at >= 0) {
    let escapes = 0
    while (text.charCodeAt(at - 1 - escapes) === backslash) escapes += 1
    if (escapes % 2 === 0) return at
    at = text.indexOf('"', at + 1)
  }
  return text.length
}

type Range = readonly [from: number, to: number]
/** Members side by side that are parsed together, or one that is a slice and more for itself. */
interface Part {
  range: Range
  large: boolean
}

function trimmed(text: string, [begin, end]: Range): Range {
  let from = begin
  let to = end
  while (from < to && isBlank(text.charCodeAt(from))) from += 1
  while (to > from && isBlank(text.charCodeAt(to - 1))) to -= 1
  return [from, to]
}

/** Set, not assigned, where the name would reach the prototype. */
function put(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true })
  else target[name] = value
}

/**
 * The value of a JSON text, as `parse` reads it.
 *
 * @param parse reads one slice
 * @param slice characters at a time; another than the usual only in tests
 * @throws SyntaxError as `JSON.parse` does, TooMuch
 */
export async function parseSliced(
  text: string,
  parse: (json: string) => unknown = JSON.parse,
  slice = usual,
): Promise<unknown> {
  const bad = () => new SyntaxError('This is no JSON')
  /** Entries of all lists that are larger than a slice. */
  let entries = 0
  const take = (all: unknown[], some: readonly unknown[]) => {
    for (const value of some) all.push(value)
    entries += some.length
    if (entries > mostEntries) throw tooMuch('The lists of the answer have', mostEntries, 'entries')
  }

  /** The members between the brackets of a list or an object, in parts. */
  async function partsOf([from, to]: Range): Promise<Part[]> {
    const parts: Part[] = []
    let depth = 0
    let part = from
    let member = from
    let rested = from
    const end = (at: number) => {
      if (at - member > slice) {
        if (member > part) parts.push({ range: [part, member - 1], large: false })
        parts.push({ range: [member, at], large: true })
        part = at + 1
      } else if (at - part > slice) {
        parts.push({ range: [part, at], large: false })
        part = at + 1
      }
      member = at + 1
    }
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at)
      if (code === quote) at = endOfString(text, at)
      else if (opens(code)) depth += 1
      else if (closes(code)) depth -= 1
      else if (code === comma && depth === 0) end(at)
      if (at - rested > slice) {
        rested = at
        await turn()
      }
    }
    end(to)
    if (part <= to) parts.push({ range: [part, to], large: false })
    return parts
  }

  async function whole(range: Range): Promise<unknown> {
    const [from, to] = trimmed(text, range)
    const first = text[from]
    if (to - from <= slice || (first !== '[' && first !== '{')) {
      await turn()
      return parse(text.slice(from, to))
    }
    if (text[to - 1] !== (first === '[' ? ']' : '}')) throw bad()
    const inside = trimmed(text, [from + 1, to - 1])
    if (inside[0] === inside[1]) return first === '[' ? [] : {}
    return first === '[' ? list(inside) : object(await partsOf(inside))
  }

  /**
   * The members of a list of objects, up to where that no longer works. Where a slice is cut is guessed, between what
   * looks like two objects: a slice that can be parsed was cut rightly, for what is read from its beginning is the same
   * whatever follows. Looking at every character, as `partsOf` does, takes as long as the parsing.
   */
  async function guessed([from, to]: Range): Promise<{ all: unknown[]; next: number }> {
    const all: unknown[] = []
    const between = /\}\s*,\s*\{/g
    let next = from
    while (to - next > slice) {
      between.lastIndex = next + slice
      const [gap] = between.exec(text) ?? []
      // Far away it would be a slice too large to be read at once.
      if (gap === undefined || between.lastIndex > to || between.lastIndex - next > 2 * slice) break
      await turn()
      try {
        const some = parse(`[${text.slice(next, between.lastIndex - gap.length + 1)}]`)
        if (!Array.isArray(some)) break
        take(all, some)
      } catch (error) {
        if (error instanceof TooMuch) throw error
        break
      }
      next = between.lastIndex - 1
    }
    return { all, next }
  }

  async function list(inside: Range): Promise<unknown[]> {
    const { all, next } = await guessed(inside)
    for (const { range, large } of await partsOf([next, inside[1]])) {
      if (large) take(all, [await whole(range)])
      else {
        await turn()
        const some = parse(`[${text.slice(...range)}]`)
        // Nothing between two commas, or after the last.
        if (!Array.isArray(some) || some.length === 0) throw bad()
        take(all, some)
      }
    }
    return all
  }

  async function object(parts: readonly Part[]): Promise<Record<string, unknown>> {
    const all: Record<string, unknown> = {}
    let fields = 0
    for (const { range, large } of parts) {
      if (large) {
        const [from, to] = trimmed(text, range)
        const end = text[from] === '"' ? endOfString(text, from) : to
        const [colon] = trimmed(text, [end + 1, to])
        const name = parse(text.slice(from, end + 1))
        if (text[colon] !== ':' || typeof name !== 'string') throw bad()
        put(all, name, await whole([colon + 1, to]))
      } else {
        await turn()
        const some = Object.entries(parse(`{${text.slice(...range)}}`) as Record<string, unknown>)
        if (some.length === 0) throw bad()
        fields += some.length
        if (fields > mostFields) throw tooMuch('An object of the answer has', mostFields, 'fields')
        for (const [name, value] of some) put(all, name, value)
      }
    }
    return all
  }

  return whole([0, text.length])
}
