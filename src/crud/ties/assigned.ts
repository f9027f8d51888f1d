/** What is assigned to an object, seen from its own side. */
import { exists, type Appliance } from '../../api/appliance'
import { isFailures } from '../../api/send'
import type { Resource } from '../../catalog/operation'
import { readList } from '../list-query'
import { assignedTies, idOf, paramsFor, resourceOf, type AssignedTie, type Row } from '../model'
import { replay, type Replayed, type Sending } from './tie'

/** The assignments that this appliance's release has. */
export const assignedOn = (resource: Resource, appliance: Appliance): AssignedTie[] =>
  assignedTies(resource).filter((tie) => exists(tie.list, appliance))

/** Only what is assigned to the object itself; what it inherits would not have to be assigned again. */
export const directInput = (tie: AssignedTie): { query?: { direct_assignments_only: true } } =>
  tie.list.query && 'direct_assignments_only' in tie.list.query.shape
    ? { query: { direct_assignments_only: true } }
    : {}

/** The ids of objects, in the form that an assignment takes them. */
export function idsOf(tie: AssignedTie, rows: readonly Row[]): number[] {
  const other = resourceOf(tie.to)
  if (!other) return []
  return rows.flatMap((row) => {
    const id = Number(idOf(other, row))
    return Number.isInteger(id) ? [id] : []
  })
}

/** The ids of what is assigned to an object itself now. @throws ApiError */
export const readAssigned = async (appliance: Appliance, tie: AssignedTie, id: string): Promise<number[]> =>
  idsOf(tie, await readList(appliance, tie.list, { params: paramsFor(tie.list, id), ...directInput(tie) }))

/** Those of `wanted` that are not assigned now. @throws ApiError */
export async function unassigned(
  appliance: Appliance,
  tie: AssignedTie,
  id: string,
  wanted: readonly number[],
): Promise<number[]> {
  const now = new Set(await readAssigned(appliance, tie, id))
  return wanted.filter((one) => !now.has(one))
}

/** Assigns what is not assigned yet, and counts what is then. */
export const assignAgain = (
  { appliance, send }: Sending,
  tie: AssignedTie,
  id: string,
  wanted: readonly number[],
): Promise<Replayed> =>
  replay(tie.words, wanted.length, {
    send: async () => {
      const answer = await send(tie.assign, { params: paramsFor(tie.assign, id), body: { assign: wanted } })
      // 207: a part was not applied, for reasons of its own.
      return isFailures(answer) ? (answer.failures[0]?.reason ?? answer.message) : undefined
    },
    missing: async () => (await unassigned(appliance, tie, id, wanted)).length,
  })
