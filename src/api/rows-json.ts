/**
 * A long list of objects, read from its text in pieces: what is complete is parsed and its text let go. The text as a
 * whole takes long to put together, and twice the memory of what came once one name in it needs two bytes.
 */
import { mostEntries } from './too-much'

/** Characters that are parsed at a time; a few milliseconds. */
const usual = 100_000

/** What looks like a gap may be one within an object or a text: so many are tried before another way is taken. */
const mostTries = 3

interface Gap {
  /** Behind the object before it. */
  end: number
  /** The object after it. */
  next: number
}

/** What looks like the last gap between two objects before a place. */
function gapBefore(text: string, place: number): Gap | undefined {
  for (let next = text.lastIndexOf('{', place); next > 0; next = text.lastIndexOf('{', next - 1)) {
    const [comma] = /,\s*$/.exec(text.slice(Math.max(0, next - 20), next)) ?? []
    if (comma === undefined) continue
    const end = text.slice(0, next - comma.length).trimEnd().length
    if (text[end - 1] === '}') return { end, next }
  }
  return undefined
}

/**
 * The entries of a list; undefined where it is none, or none that can be read so: the whole text tells.
 *
 * @param texts the pieces of the text, wherever they are cut; between them the page has its turn
 * @param parse reads a part, as `JSON.parse` does
 * @param slice characters at a time; another than the usual only in tests
 */
export async function rowsIn(
  texts: AsyncIterable<string>,
  parse: (json: string) => unknown = JSON.parse,
  slice = usual,
): Promise<unknown[] | undefined> {
  const all: unknown[] = []
  /** A part that can be parsed was cut rightly: what is read from its beginning is the same whatever follows. */
  const take = (json: string): boolean => {
    try {
      const some = parse(json)
      if (!Array.isArray(some)) return false
      for (const entry of some) all.push(entry)
      return true
    } catch {
      return false
    }
  }
  /** Takes what is complete; the rest, or undefined where nothing is. */
  const complete = (text: string): string | undefined => {
    let gap = gapBefore(text, text.length)
    for (let tries = 0; gap && tries < mostTries; tries += 1) {
      if (take(`[${text.slice(0, gap.end)}]`)) return text.slice(gap.next)
      gap = gapBefore(text, gap.next - 1)
    }
    return undefined
  }

  let begun = false
  let rest: string | undefined = ''
  for await (const text of texts) {
    rest += text
    if (!begun) {
      rest = rest.trimStart()
      if (rest === '') continue
      if (!rest.startsWith('[')) return undefined
      rest = rest.slice(1)
      begun = true
    }
    if (rest.length < slice) continue
    rest = complete(rest)
    if (rest === undefined || all.length > mostEntries) return undefined
  }
  return begun && take(`[${rest}`) ? all : undefined
}
