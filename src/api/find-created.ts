/**
 * Which object a create has made. The appliance answers 201 without a body and names the new object in
 * `Location` alone, and a browser may read that header only where the appliance exposes it. Otherwise the list
 * is read before and after, and the difference is looked at: one new id is the object; where others created
 * at the same moment, the one whose fields are those that were sent.
 */
import { sameJson } from './same-json'

type Row = Readonly<Record<string, unknown>>

export type Found = { row: Row } | { row: null; why: 'not listed' | 'several alike' }

/** `before`: ids listed before the create, null if they were not read. `idOf` gives a row's id. */
export function findCreated(
  before: ReadonlySet<string> | null,
  after: readonly Row[],
  sent: Row,
  idOf: (row: Row) => string,
): Found {
  const fresh = before ? after.filter((row) => !before.has(idOf(row))) : after
  const [only] = fresh
  if (before && only && fresh.length === 1) return { row: only }
  // Without a list from before, and among several new ones, what was sent tells them apart, as far as the list says it.
  const shared = Object.keys(sent).filter((name) => fresh.some((row) => name in row))
  const alike =
    shared.length === 0 ? fresh : fresh.filter((row) => shared.every((name) => sameJson(row[name], sent[name])))
  const [match] = alike
  if (match && alike.length === 1) return { row: match }
  return { row: null, why: alike.length === 0 ? 'not listed' : 'several alike' }
}
