import { changesBetween, type Document } from './sections'

/** Who works here, and from where. */
export interface Here {
  origin: string
  address: string
  user: string | null
}

/** A name or address as a whole word of a text: `192.0.2.2` is not in `192.0.2.21`, and is in `192.0.2.2/24`. */
const wordTest = (word: string): RegExp =>
  new RegExp(`(?<![\\w.:-])${word.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}(?![\\w.:-])`)

/**
 * What a change takes away that this console needs, in words; empty if nothing. Section by section, since a name may
 * well stand elsewhere too.
 */
export function lockOuts(base: Document, mine: Document, { origin, address, user }: Here): string[] {
  const changes = changesBetween(base, mine)
  const lost = (word: string) => {
    if (word === '') return false
    const test = wordTest(word)
    return changes.some(({ from, to }) => from !== null && test.test(from.text) && !(to && test.test(to.text)))
  }
  return [
    ...(lost(origin) ? [`this console’s origin, ${origin}: the appliance would answer this page no more`] : []),
    ...(lost(address) ? [`the address ${address}, at which this console reaches the appliance`] : []),
    ...(user !== null && lost(user) ? [`the user ${user}, whose key this console has`] : []),
  ]
}
