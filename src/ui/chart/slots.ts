/**
 * Which colour and mark a series has. They belong to its identity: the same object keeps its own across refreshes, ranks
 * and panels, as long as the page is open.
 */
import { slots } from './plot'

const given = new Map<string, number>()

/** A place for each identity, none of them twice as long as there are enough. */
export function slotsFor(identities: readonly string[]): Map<string, number> {
  const taken = new Set<number>()
  const places = new Map<string, number>()
  const late: string[] = []
  for (const identity of identities) {
    const known = given.get(identity)
    if (known === undefined || taken.has(known)) late.push(identity)
    else {
      places.set(identity, known)
      taken.add(known)
    }
  }
  for (const identity of late) {
    if (places.has(identity)) continue
    const free = Array.from({ length: slots }, (_, slot) => slot).find((slot) => !taken.has(slot))
    const slot = free ?? places.size % slots
    if (!given.has(identity)) given.set(identity, slot)
    places.set(identity, slot)
    taken.add(slot)
  }
  return places
}
