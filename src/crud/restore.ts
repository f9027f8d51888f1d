/**
 * Undo of a delete. The API cannot bring an object back, so it is made again from what was read before: a new
 * object with a new id and the same fields, to which everything else that was read is made again and then compared:
 * its assignments, what belongs to it, and what used it. What the create does not take, and what could not be made
 * again, is said.
 */
import type { QueryClient } from '@tanstack/react-query'
import type { Appliance } from '../api/appliance'
import { fieldsOf, wordsOf } from '../catalog/fields'
import type { Resource } from '../catalog/operation'
import { list as listWords, number } from '../ui/format'
import { assignVerified, type Replayed } from './assignments'
import { createObject, plainCreate } from './create-object'
import { formFields } from './form/form-fields'
import { copyOf, createBody } from './form/values'
import type { Kind } from './held-here'
import { holdAgain, type Held, type Holder } from './holders'
import { idOf, nameOf, type Row } from './model'
import { makeAgain, partsOf, type PartRead } from './parts'
import { assignRefusalOf } from './refusal'
import { sameJson } from './three-way'
import { idsOf, type Use } from './uses'

/** What was read of an object before it was deleted: all that an undo has. */
export interface Removed {
  row: Row
  uses: readonly Use[]
  parts: readonly PartRead[]
  /** Who used it across relations that its own side does not show. */
  held: readonly { holder: Holder; held: readonly Held[]; /** Some could not be asked. */ partly: boolean }[]
}

export interface Restored {
  row: Row | null
  oldId: string
  again: Replayed[]
  /** What could not be read before the delete. */
  unread: string[]
  /** What belonged to it and has no way back. */
  lost: string[]
  /** Fields that are not as they were. */
  changed: string[]
}

/** What goes with an object of this appliance and cannot be made again: the API reads it and has no way to write it. */
export const lostWith = (resource: Resource, appliance: Kind): string[] =>
  partsOf(resource, appliance).flatMap(({ name, again }) => (again ? [] : [name]))

/** The body that makes an object again: every field that the create takes, as it was read. */
export function bodyFrom(resource: Resource, row: Row, appliance: Kind): Row {
  const create = plainCreate(resource)
  const fields = create ? formFields(resource, create, appliance) : []
  return createBody(fields, copyOf(fields, row, undefined))
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/**
 * The fields that had a value and have another now, in words. Ids and moments are the appliance's, and of what the
 * create takes only the part that it takes counts.
 */
export function changedFields(resource: Resource, was: Row, now: Row, appliance: Kind): string[] {
  const [sent, made] = [bodyFrom(resource, was, appliance), bodyFrom(resource, now, appliance)]
  // What is made again part by part is counted there; its entries have ids of their own in the object.
  const apart = new Set(partsOf(resource, appliance).flatMap(({ name, again }) => (again ? [name] : [])))
  const known = new Map((resource.object ? fieldsOf(resource.object) : []).map((field) => [field.name, field]))
  return Object.keys(was).flatMap((name) => {
    const field = known.get(name)
    const own = name === resource.key || name === 'id' || field?.meta.kind === 'millis'
    const same = name in sent ? sameJson(sent[name], made[name]) : sameJson(was[name], now[name])
    if (own || apart.has(name) || isEmpty(was[name]) || same) return []
    return [field?.label ?? wordsOf(name)]
  })
}

/** Makes a deleted object again. @throws ApiError if the create fails. */
export async function restoreObject(
  client: QueryClient,
  appliance: Appliance,
  resource: Resource,
  { row, uses, parts, held }: Removed,
): Promise<Restored> {
  const oldId = idOf(resource, row)
  const lost = lostWith(resource, appliance)
  const unread = [
    ...uses.flatMap((use) => (use.rows === null ? [use.side.words[1]] : [])),
    ...parts.flatMap(({ part, entries }) => (entries === null && part.again ? [part.name] : [])),
    ...held.flatMap(({ holder, partly }) => (partly ? [`all ${holder.from.words[1]} that use it`] : [])),
  ]
  const { row: made } = await createObject(client, appliance, resource, bodyFrom(resource, row, appliance))
  if (!made) return { row: null, oldId, again: [], unread, lost, changed: [] }
  const id = idOf(resource, made)
  const again: Replayed[] = []
  for (const { side, rows } of uses) {
    const wanted = rows ? idsOf(side, rows) : []
    // What a rule finds comes back by itself.
    if (wanted.length === 0 || assignRefusalOf(resource, row, side.to)) continue
    again.push(await assignVerified(client, appliance, side, id, wanted))
  }
  for (const { part, entries } of parts) {
    if (part.again && entries && entries.length > 0) again.push(await makeAgain(client, appliance, part, id, entries))
  }
  for (const found of held) {
    if (found.held.length > 0) again.push(await holdAgain(client, appliance, resource, found, id))
  }
  return { row: made, oldId, again, unread, lost, changed: changedFields(resource, row, made, appliance) }
}

/** "3 of 3 devices and 2 of 2 members" */
export const sayReplayed = (replayed: readonly Replayed[]): string =>
  listWords(
    replayed.map(
      ({ words, wanted, verified }) => `${number(verified)} of ${number(wanted)} ${words[wanted === 1 ? 0 : 1]}`,
    ),
  )

/** What came of an undo, in a few sentences, and whether everything came back. */
export function sayRestored(resource: Resource, row: Row, restored: Restored): { words: string; whole: boolean } {
  const name = `${resource.words[0]} ${nameOf(resource, row)}`
  const { again, unread, lost, changed, oldId } = restored
  if (!restored.row) {
    const rest = 'What was assigned to it and belonged to it was not made again.'
    return { words: `The ${name} was made again, but which one it is could not be found out. ${rest}`, whole: false }
  }
  const newId = idOf(resource, restored.row)
  const sentences = [
    newId === oldId
      ? `The ${name} is back under its id ${newId}.`
      : `The ${name} is back as id ${newId}; it was ${oldId}.`,
    again.length > 0 && `Made again and verified: ${sayReplayed(again)}.`,
    again.find((each) => each.problem)?.problem,
    unread.length > 0 && `Not known before the delete, so not made again: ${listWords(unread)}.`,
    lost.length > 0 && `Not brought back: its ${listWords(lost)}.`,
    changed.length > 0 && `Not as before: ${listWords(changed)}.`,
  ]
  const whole =
    unread.length + lost.length + changed.length === 0 && again.every((each) => each.verified === each.wanted)
  return { words: sentences.filter(Boolean).join(' '), whole }
}
