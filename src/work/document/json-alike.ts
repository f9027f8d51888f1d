/** Whether two JSON texts say the same. */
import { decoded, Part } from './json-text'

/** True if two objects have the same names in the same order, as they are written and none of them twice. */
export function inStep(one: Part, other: Part): boolean {
  const [a, b] = [one.places, other.places]
  const names = new Set<string>()
  const [endA, endB] = [a.next(one.at), b.next(other.at)]
  let [atA, atB] = [a.first(one.at), b.first(other.at)]
  for (; atA < endA && atB < endB; atA = a.next(atA), atB = b.next(atB)) {
    const name = a.rawName(atA)
    if (name !== b.rawName(atB) || names.has(name)) return false
    names.add(name)
  }
  return atA >= endA && atB >= endB
}

/**
 * True if two values say the same, whatever the order of their keys, their blanks and how their texts are escaped;
 * numbers are compared as they were written. Of names that `hides` tells any text is like any other.
 */
export function alike(one: Part, other: Part, hides: (name: string) => boolean = () => false): boolean {
  const [a, b] = [one.places, other.places]
  const [was, is] = [a.raw(one.at), b.raw(other.at)]
  // What is written alike is alike, which spares most of the work.
  if (was === is) return true
  if (one.kind !== other.kind) return false
  if (one.kind === 'list' || (one.kind === 'object' && inStep(one, other))) {
    let [atA, atB] = [a.first(one.at), b.first(other.at)]
    const [endA, endB] = [a.next(one.at), b.next(other.at)]
    for (; atA < endA && atB < endB; atA = a.next(atA), atB = b.next(atB)) {
      if (a.raw(atA) === b.raw(atB)) continue
      const [x, y] = [new Part(a, atA), new Part(b, atB)]
      if (!(one.kind === 'object' && hidden(decoded(a.rawName(atA)), x, y, hides)) && !alike(x, y, hides)) return false
    }
    return atA >= endA && atB >= endB
  }
  if (one.kind !== 'object') return one.kind === 'text' && JSON.parse(was) === JSON.parse(is)
  const [entries, others] = [one.entries, new Map(other.entries)]
  return (
    entries.length === others.size &&
    entries.every(([key, value]) => {
      const beside = others.get(key)
      return beside !== undefined && (hidden(key, value, beside, hides) || alike(value, beside, hides))
    })
  )
}

const hidden = (name: string, x: Part, y: Part, hides: (name: string) => boolean): boolean =>
  x.kind === 'text' && y.kind === 'text' && hides(name)
