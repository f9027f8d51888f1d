/** Who uses an object: its assignments, seen from its own side. Read before a delete, replayed by its undo. */
import type { QueryClient } from '@tanstack/react-query'
import { exists, type Appliance } from '../api/appliance'
import { callRaw, isFailures } from '../api/send'
import type { Resource } from '../catalog/operation'
import { listQuery } from './list-query'
import { idOf, paramsFor, resourceOf, sidesOf, type Row, type Side } from './model'

export interface Use {
  side: Side
  /** Null where they could not be read. */
  rows: readonly Row[] | null
}

/** The sides that this appliance's release has. */
export const sidesFor = (resource: Resource, appliance: Appliance): Side[] =>
  sidesOf(resource).filter((side) => exists(side.list, appliance))

/** Only what is assigned to the object itself; what it inherits would not have to be assigned again. */
export const directInput = (side: Side): { query?: { direct_assignments_only: true } } =>
  side.list.query && 'direct_assignments_only' in side.list.query.shape
    ? { query: { direct_assignments_only: true } }
    : {}

/** What is assigned to an object itself, read anew. */
export function readAssigned(client: QueryClient, appliance: Appliance, side: Side, id: string): Promise<Row[]> {
  const input = { params: paramsFor(side.list, id), ...directInput(side) }
  return client.fetchQuery({ ...listQuery(appliance, side.list, input), staleTime: 0 })
}

/** All assignments of an object, read anew. A side that cannot be read is null, it does not fail the others. */
export function readUses(client: QueryClient, appliance: Appliance, resource: Resource, id: string): Promise<Use[]> {
  return Promise.all(
    sidesFor(resource, appliance).map(async (side) => {
      try {
        return { side, rows: await readAssigned(client, appliance, side, id) }
      } catch {
        return { side, rows: null }
      }
    }),
  )
}

/** The ids of assigned objects, in the form that an assignment takes them. */
export function idsOf(side: Side, rows: readonly Row[]): number[] {
  const other = resourceOf(side.to)
  if (!other) return []
  return rows.flatMap((row) => {
    const id = Number(idOf(other, row))
    return Number.isInteger(id) ? [id] : []
  })
}

/**
 * Changes an object's assignments. Resolves with the failures of a change that was applied in part (207).
 * @throws ApiError
 */
export async function changeAssignments(
  appliance: Appliance,
  side: Side,
  id: string,
  change: { assign?: number[]; unassign?: number[] },
): Promise<{ id: string; reason: string }[]> {
  const answer = await callRaw(appliance, side.assign, { params: paramsFor(side.assign, id), body: change })
  return isFailures(answer) ? answer.failures : []
}
