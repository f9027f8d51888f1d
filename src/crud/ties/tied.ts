/** Reading what is tied to an object, and making the same ties on another one. */
import { reasonOf, type Appliance } from '../../api/appliance'
import type { Resource } from '../../catalog/operation'
import { z } from '../../catalog/zod'
import { Json } from '../../work/plan'
import { plainCreate } from '../create-object'
import { formFields } from '../form/form-fields'
import { idOf, type Row } from '../model'
import { sparedBy } from '../../catalog/spares'
import { assignAgain, assignedOn, readAssigned, unassigned } from './assigned'
import { ownAgain, ownedTies, readOwned, unowned } from './owned'
import type { Replayed, Sending, Tie, Tied } from './tie'
import { unused, usersAgain, UserEntry, userTies, type Users } from './users'

const Ids = z.array(z.number())
const Bodies = z.array(z.record(z.string(), Json))
const UserEntries = z.array(UserEntry)

/** The ties by which an object itself says what is tied to it. */
const ownTies = (resource: Resource, appliance: Appliance): Tie[] => [
  ...assignedOn(resource, appliance),
  ...ownedTies(resource, appliance),
]

/** The tie that was kept under a name; undefined where this appliance has it no more. */
export const tieOf = (resource: Resource, appliance: Appliance, { kind, key }: Pick<Tied, 'kind' | 'key'>) =>
  [...ownTies(resource, appliance), ...(kind === 'user' ? userTies(resource, appliance) : [])].find(
    (tie) => tie.kind === kind && tie.key === key,
  )

const readEntries = (appliance: Appliance, tie: Tie, id: string): Promise<readonly unknown[]> =>
  tie.kind === 'assigned'
    ? readAssigned(appliance, tie, id)
    : tie.kind === 'owned'
      ? readOwned(appliance, tie, id)
      : Promise.resolve([])

/** What is tied to an object now. A tie that cannot be read is null, it does not fail the others. */
export const readTied = (appliance: Appliance, resource: Resource, id: string): Promise<Tied[]> =>
  Promise.all(
    ownTies(resource, appliance).map(async (tie) => ({
      kind: tie.kind,
      key: tie.key,
      entries: await readEntries(appliance, tie, id).then(
        (entries) => entries.map((entry) => Json.parse(entry)),
        () => null,
      ),
    })),
  )

/** Who uses an object, as a search has found it. */
export const usersOf = (found: readonly Users[], id: string): Tied[] =>
  found.flatMap(({ tie, byId, of, unasked }): Tied[] => {
    const entries = byId.get(id) ?? []
    const partly = of === null || unasked > 0
    if (entries.length === 0 && !partly) return []
    return [
      { kind: 'user', key: tie.key, entries: entries.map((entry) => Json.parse(entry)), ...(partly && { partly }) },
    ]
  })

/** Ties an object to what another one was tied to, and counts what it is tied to then. @throws ApiError */
export function tieAgain(sending: Sending, resource: Resource, tie: Tie, id: string, entries: Json): Promise<Replayed> {
  if (tie.kind === 'assigned') return assignAgain(sending, tie, id, Ids.parse(entries))
  if (tie.kind === 'owned') return ownAgain(sending, tie, id, Bodies.parse(entries))
  return usersAgain(sending, tie, resource, id, UserEntries.parse(entries))
}

/** How many of the entries an object is not tied to now. @throws ApiError */
export async function untied(
  appliance: Appliance,
  resource: Resource,
  tie: Tie,
  id: string,
  entries: Json,
): Promise<number> {
  if (tie.kind === 'assigned') return (await unassigned(appliance, tie, id, Ids.parse(entries))).length
  if (tie.kind === 'owned') return (await unowned(appliance, tie, id, Bodies.parse(entries))).missing.length
  return unused(appliance, tie, resource, id, UserEntries.parse(entries))
}

/** What a copy can be given beside the fields of its source. */
export interface Copied {
  tie: Tie
  entries: readonly Json[]
  /** Why a copy cannot be given it. */
  reason: string | undefined
}

/**
 * Reads what a copy can be given: what is assigned to the source itself, not what it inherits, and not what a rule
 * finds or the fields of a create hold already. What is empty is left out; what could not be read has a reason.
 */
export async function copiedFrom(appliance: Appliance, resource: Resource, source: Row): Promise<Copied[]> {
  const create = plainCreate(resource)
  const fields = new Set(create ? formFields(resource, create, appliance).map(({ name }) => name) : [])
  const all = await readTied(appliance, resource, idOf(resource, source))
  return all.flatMap(({ entries, ...named }): Copied[] => {
    const tie = tieOf(resource, appliance, named)
    if (!tie || tie.kind === 'user') return []
    if (tie.kind === 'assigned' && sparedBy(tie.assign, source) !== undefined) return []
    const write = tie.kind === 'assigned' ? tie.assign : tie.again?.write
    if (!write || fields.has(tie.key)) return []
    if (!entries) return [{ tie, entries: [], reason: 'They could not be read' }]
    return entries.length > 0 ? [{ tie, entries, reason: reasonOf(write, appliance) }] : []
  })
}
