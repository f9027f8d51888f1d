/** JSON texts over several lines. */
import { inStep } from './json-alike'
import { decoded, Part, type Places } from './json-text'

/** Pieces of a text that are put together at once. */
const atOnce = 10_000

/**
 * The value over several lines, two blanks a level. `like` lends the order of its keys, so that two documents that
 * differ in it alone do not differ here.
 */
export function pretty(part: Part, like?: Part): string {
  let done = ''
  let pieces: string[] = []
  const write = (piece: string) => {
    pieces.push(piece)
    if (pieces.length < atOnce) return
    done += pieces.join('')
    pieces = []
  }
  const named = (raw: string) => (raw.includes('\\') ? JSON.stringify(decoded(raw)) : raw)
  /** As it stands, without an object for each value. */
  const plain = (places: Places, at: number, indent: string) => {
    const kind = places.kind(at)
    const end = places.next(at)
    let inner = places.first(at)
    if (kind !== 'object' && kind !== 'list') return write(places.raw(at))
    const [open, close] = kind === 'object' ? '{}' : '[]'
    if (inner === end) return write(`${open}${close}`)
    for (let before = open; inner < end; inner = places.next(inner), before = ',') {
      write(`${before}\n${indent}  ${kind === 'object' ? `${named(places.rawName(inner))}: ` : ''}`)
      plain(places, inner, `${indent}  `)
    }
    write(`\n${indent}${close}`)
  }
  const value = (here: Part, beside: Part | undefined, indent: string) => {
    const { places, at, kind } = here
    const other = beside?.kind === kind && beside.places.raw(beside.at) !== places.raw(at) ? beside : undefined
    if (!other || here.lines === 1 || (kind !== 'object' && kind !== 'list')) return plain(places, at, indent)
    const inner = `${indent}  `
    const begin = (index: number, name?: string) =>
      write(`${index > 0 ? ',' : kind === 'object' ? '{' : '['}\n${inner}${name === undefined ? '' : `${name}: `}`)
    if (kind === 'list' || inStep(here, other)) {
      let beneath = other.places.first(other.at)
      const end = other.places.next(other.at)
      for (let below = places.first(at), index = 0; below < places.next(at); below = places.next(below), index++) {
        begin(index, kind === 'object' ? named(places.rawName(below)) : undefined)
        value(new Part(places, below), beneath < end ? new Part(other.places, beneath) : undefined, inner)
        if (beneath < end) beneath = other.places.next(beneath)
      }
    } else {
      const others = new Map(other.entries)
      for (const [index, [key, below]] of inOrderOf(here, other).entries()) {
        begin(index, JSON.stringify(key))
        value(below, others.get(key), inner)
      }
    }
    write(`\n${indent}${kind === 'object' ? '}' : ']'}`)
  }
  value(part, like, '')
  return done + pieces.join('')
}

/** The members of an object; those that another one has as well in its order, the others behind. */
function inOrderOf(part: Part, like: Part): Part['entries'] {
  const place = new Map(like.entries.map(([key], index) => [key, index]))
  return part.entries
    .map((entry, index) => ({ entry, rank: place.get(entry[0]) ?? place.size + index }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry)
}
