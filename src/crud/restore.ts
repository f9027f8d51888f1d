/**
 * Undo of a delete. The API cannot bring an object back, so it is made again from what was read before: a new
 * object with a new id and the same fields, to which the assignments are made again and then compared. What the
 * create does not take, and what could not be assigned, is said.
 */
import type { QueryClient } from '@tanstack/react-query'
import { sentenceFor } from '../api/errors'
import { invalidate } from '../api/query'
import { exists, type Appliance } from '../api/appliance'
import type { Operation, Resource } from '../catalog/operation'
import { list as listWords, number } from '../ui/format'
import { createObject, plainCreate } from './create-object'
import { bodyFields } from './form/problems'
import { listQuery } from './list-query'
import { idOf, nameOf, paramsFor, sidesOf, type Row } from './model'
import { createBody, copyOf } from './form/values'
import { assignRefusalOf } from './refusal'
import { changeAssignments, directInput, idsOf, type Use } from './uses'

export interface Restored {
  row: Row | null
  oldId: string
  assigned: { words: readonly [string, string]; wanted: number; verified: number; problem?: string }[]
  /** Sides that could not be read before the delete. */
  unread: string[]
  /** What belonged to it and is not made again. */
  lost: string[]
}

/**
 * What belongs to an object beside its fields and assignments, and is lost with it: the members of a user group, the
 * criteria of a custom device where a release takes them one by one.
 */
export function lostWith(resource: Resource, appliance: Appliance): string[] {
  const links = new Set(sidesOf(resource).map((side) => side.list.path))
  const here = Object.values<Operation>(resource.operations).filter(
    (operation) => /^\/[^/]+\/\{[^}]+\}\/[^/{}]+$/.test(operation.path) && exists(operation, appliance),
  )
  const read = here.filter(({ method, path }) => method === 'GET' && !links.has(path))
  return read
    .filter(({ path }) => here.some((other) => other.path === path && !other.reads))
    .map(({ path }) => path.split('/').at(-1) ?? path)
}

/** The body that makes an object again: every field that the create takes, as it was read. */
export function bodyFrom(resource: Resource, row: Row): Row {
  const fields = bodyFields(plainCreate(resource)?.body)
  return createBody(fields, copyOf(fields, row, undefined))
}

/** Makes a deleted object again. @throws ApiError if the create fails. */
export async function restoreObject(
  client: QueryClient,
  appliance: Appliance,
  resource: Resource,
  row: Row,
  uses: readonly Use[],
): Promise<Restored> {
  const oldId = idOf(resource, row)
  const unread = uses.filter((use) => use.rows === null).map((use) => use.side.words[1])
  const lost = lostWith(resource, appliance)
  const { row: made } = await createObject(client, appliance, resource, bodyFrom(resource, row))
  if (!made) return { row: null, oldId, assigned: [], unread, lost }
  const id = idOf(resource, made)
  const assigned: Restored['assigned'] = []
  for (const { side, rows } of uses) {
    const wanted = rows ? idsOf(side, rows) : []
    // What a rule finds comes back by itself.
    if (wanted.length === 0 || assignRefusalOf(resource, row, side.to)) continue
    const result: Restored['assigned'][number] = { words: side.words, wanted: wanted.length, verified: 0 }
    assigned.push(result)
    try {
      const failures = await changeAssignments(appliance, side, id, { assign: wanted })
      if (failures[0]) result.problem = failures[0].reason
      const input = { params: paramsFor(side.list, id), ...directInput(side) }
      const now = new Set(
        idsOf(side, await client.fetchQuery({ ...listQuery(appliance, side.list, input), staleTime: 0 })),
      )
      result.verified = wanted.filter((one) => now.has(one)).length
    } catch (error) {
      result.problem = sentenceFor(error)
    }
    await invalidate(client, appliance, side.assign)
  }
  return { row: made, oldId, assigned, unread, lost }
}

/** What came of an undo, in one or two sentences, and whether everything came back. */
export function sayRestored(resource: Resource, row: Row, restored: Restored): { words: string; whole: boolean } {
  const name = `${resource.words[0]} ${nameOf(resource, row)}`
  const { assigned, unread, lost, oldId } = restored
  if (!restored.row) {
    const lost = assigned.length === 0 ? '' : ' Its assignments were not made again.'
    return { words: `The ${name} was made again, but which one it is could not be found out.${lost}`, whole: false }
  }
  const newId = idOf(resource, restored.row)
  const id =
    newId === oldId
      ? `The ${name} is back under its id ${newId}.`
      : `The ${name} is back as id ${newId}; it was ${oldId}.`
  const gone = lost.length > 0 ? ` Not brought back: its ${listWords(lost)}.` : ''
  const parts = assigned.map(
    ({ words, wanted, verified }) => `${number(verified)} of ${number(wanted)} ${words[wanted === 1 ? 0 : 1]}`,
  )
  const again = parts.length > 0 ? ` Assigned again and verified: ${listWords(parts)}.` : ''
  const problem = assigned.find((each) => each.problem)?.problem
  const missing = unread.length > 0 ? ` Not known before the delete, so not assigned: ${listWords(unread)}.` : ''
  const whole = unread.length === 0 && lost.length === 0 && assigned.every((each) => each.verified === each.wanted)
  return { words: `${id}${again}${problem ? ` ${problem}` : ''}${missing}${gone}`, whole }
}
