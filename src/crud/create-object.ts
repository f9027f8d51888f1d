/** Creating an object and finding it again (see find-created.ts). */
import type { QueryClient } from '@tanstack/react-query'
import type { Appliance } from '../api/appliance'
import { writeRaw } from '../api/query'
import { callRaw } from '../api/send'
import type { Operation, Resource } from '../catalog/operation'
import { findCreated } from './find-created'
import { listQuery, rowFrom, wideQuery } from './list-query'
import { idOf, paramsFor, type Row } from './model'

export interface Created {
  /** Null where the appliance made it but did not let us know which one it is. */
  row: Row | null
}

/** The operation that makes a plain object from a JSON body and names it in `Location`; undefined where there is none. */
export function plainCreate(resource: Resource): Operation | undefined {
  const { create } = resource.operations
  return create?.returns.kind === 'created' && create.bodyType === 'application/json' ? create : undefined
}

const isLocated = (answer: unknown): answer is { id: string | null } =>
  typeof answer === 'object' && answer !== null && 'id' in answer

/**
 * Creates an object and reads it. Three ways to find it: the id of `Location`, the difference of the lists from
 * before and after, what was sent.
 * @throws ApiError if the create itself fails; finding it never throws.
 */
export async function createObject(
  client: QueryClient,
  appliance: Appliance,
  resource: Resource,
  body: Row,
): Promise<Created> {
  const create = plainCreate(resource)
  const { list, get } = resource.operations
  if (!create || !list) throw new Error(`${resource.name} cannot be created`)
  const key = (row: Row) => idOf(resource, row)
  const read = () => client.fetchQuery({ ...listQuery(appliance, list), staleTime: 0 })
  // The list from before costs a request, but without it a twin by name could be taken for the new object.
  const before = await read().then(
    (rows) => new Set(rows.map(key)),
    () => null,
  )
  const answer: unknown = await writeRaw(client, appliance, create, { body })
  const id = isLocated(answer) ? answer.id : null
  try {
    if (id !== null && get) {
      const input = { params: paramsFor(get, id), query: wideQuery(get, appliance.release) }
      const row = rowFrom(await callRaw(appliance, get, input))
      if (row) return { row }
    }
    const after = await read()
    const named = id === null ? undefined : after.find((row) => key(row) === id)
    return { row: named ?? findCreated(before, after, body, key).row }
  } catch {
    return { row: null }
  }
}
