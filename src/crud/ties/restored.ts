/**
 * Undo of a delete, in words. The API cannot bring an object back, so it is made again from what was read before: a new
 * object with a new id and the same fields, tied again to everything that the old one was tied to, and compared. What the
 * create does not take, and what could not be made again, is said.
 */
import type { Appliance } from '../../api/appliance'
import { fieldsOf, wordsOf } from '../../catalog/fields'
import type { Resource } from '../../catalog/operation'
import { list as listWords, number } from '../../ui/format'
import { plainCreate } from '../create-object'
import { formFields } from '../form/form-fields'
import { copyOf, createBody } from '../form/values'
import type { Kind } from '../held'
import { nameOf, type Row } from '../model'
import { sameJson } from '../../api/same-json'
import { ownedTies } from './owned'
import { tieOf } from './tied'
import type { Replayed, Tied } from './tie'

export interface Restored {
  row: Row
  was: string
  id: string
  again: readonly Replayed[]
  tied: readonly Tied[]
}

/** What goes with an object of this appliance and cannot be made again: the API reads it and has no way to write it. */
export const lostWith = (resource: Resource, appliance: Kind): string[] =>
  ownedTies(resource, appliance).flatMap(({ key, again }) => (again ? [] : [key]))

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
  // What is made again entry by entry is counted there; its entries have ids of their own in the object.
  const apart = new Set(ownedTies(resource, appliance).flatMap(({ key, again }) => (again ? [key] : [])))
  const known = new Map((resource.object ? fieldsOf(resource.object) : []).map((field) => [field.name, field]))
  return Object.keys(was).flatMap((name) => {
    const field = known.get(name)
    const own = name === resource.key || name === 'id' || field?.meta.kind === 'millis'
    const same = name in sent ? sameJson(sent[name], made[name]) : sameJson(was[name], now[name])
    if (own || apart.has(name) || isEmpty(was[name]) || same) return []
    return [field?.label ?? wordsOf(name)]
  })
}

/** "3 of 3 devices and 2 of 2 members" */
export const sayReplayed = (replayed: readonly Replayed[]): string =>
  listWords(
    replayed.map(
      ({ words, wanted, verified }) => `${number(verified)} of ${number(wanted)} ${words[wanted === 1 ? 0 : 1]}`,
    ),
  )

/** What of an object's ties was not known before it was deleted, in words. */
function unreadOf(resource: Resource, appliance: Appliance, tied: readonly Tied[]): string[] {
  return tied.flatMap(({ entries, partly, ...named }) => {
    const tie = entries === null || partly ? tieOf(resource, appliance, named) : undefined
    if (!tie || (tie.kind === 'owned' && !tie.again)) return []
    return [tie.kind === 'user' ? `all ${tie.words[1]}` : tie.words[1]]
  })
}

/** What came of an undo, in a few sentences. */
export function sayRestored(resource: Resource, was: Row, restored: Restored, appliance: Appliance): string {
  const { again, id } = restored
  const unread = unreadOf(resource, appliance, restored.tied)
  const lost = lostWith(resource, appliance)
  const changed = changedFields(resource, was, restored.row, appliance)
  const name = `${resource.words[0]} ${nameOf(resource, was)}`
  const sentences = [
    id === restored.was
      ? `The ${name} is back under its id ${id}.`
      : `The ${name} is back as id ${id}; it was ${restored.was}.`,
    again.length > 0 && `Made again and verified: ${sayReplayed(again)}.`,
    again.find((each) => each.problem)?.problem,
    unread.length > 0 && `Not known before the delete, so not made again: ${listWords(unread)}.`,
    lost.length > 0 && `Not brought back: its ${listWords(lost)}.`,
    changed.length > 0 && `Not as before: ${listWords(changed)}.`,
  ]
  return sentences.filter(Boolean).join(' ')
}
