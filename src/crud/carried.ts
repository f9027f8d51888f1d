/** What an object has beside its fields and a copy of it can be given: its assignments and what belongs to it. */
import type { QueryClient } from '@tanstack/react-query'
import { reasonOf, type Appliance } from '../api/appliance'
import type { Resource } from '../catalog/operation'
import { assignVerified, type Replayed } from './assignments'
import { plainCreate } from './create-object'
import { formFields } from './form/form-fields'
import { idOf, type Row, type Side } from './model'
import { makeAgain, readParts, type Part } from './parts'
import { assignRefusalOf } from './refusal'
import { idsOf, readUses } from './uses'

interface Named {
  key: string
  words: readonly [one: string, many: string]
  /** Why a copy cannot be given it. */
  reason: string | undefined
}

export type Carried = Named &
  ({ kind: 'side'; side: Side; items: readonly number[] } | { kind: 'part'; part: Part; items: readonly Row[] })

/**
 * Reads what an object can hand on: what is assigned to itself, not what it inherits, and not what a rule finds or
 * the fields of a create hold already. What is empty is left out; what could not be read has a reason.
 */
export async function carriedBy(
  client: QueryClient,
  appliance: Appliance,
  resource: Resource,
  source: Row,
): Promise<Carried[]> {
  const id = idOf(resource, source)
  const create = plainCreate(resource)
  const fields = new Set(create ? formFields(resource, create, appliance).map(({ name }) => name) : [])
  const [uses, parts] = await Promise.all([
    readUses(client, appliance, resource, id),
    readParts(appliance, resource, id),
  ])
  const unread = 'They could not be read'
  const sides = uses
    .filter(({ side }) => assignRefusalOf(resource, source, side.to) === undefined)
    .map(({ side, rows }): Carried => {
      const reason = rows ? reasonOf(side.assign, appliance) : unread
      return { kind: 'side', key: side.to, words: side.words, side, items: rows ? idsOf(side, rows) : [], reason }
    })
  const belonging = parts.flatMap(({ part, entries }): Carried[] => {
    const { again, name } = part
    if (!again || fields.has(name)) return []
    const reason = entries ? reasonOf(again.write, appliance) : unread
    return [{ kind: 'part', key: name, words: [name, name], part, items: entries ?? [], reason }]
  })
  return [...sides, ...belonging].filter(({ items, reason }) => items.length > 0 || reason === unread)
}

/** Gives an object what another one has, or what of it is left to give, and reads what it then has. */
export async function give(
  client: QueryClient,
  appliance: Appliance,
  carried: Carried,
  id: string,
): Promise<{ replayed: Replayed; left: Carried }> {
  if (carried.kind === 'side') {
    const replayed = await assignVerified(client, appliance, carried.side, id, carried.items)
    return { replayed, left: { ...carried, items: replayed.missing } }
  }
  const replayed = await makeAgain(client, appliance, carried.part, id, carried.items)
  return { replayed, left: { ...carried, items: replayed.missing } }
}
