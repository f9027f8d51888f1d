/** Creating an object and finding it again (see find-created.ts). */
import type { QueryClient } from '@tanstack/react-query'
import type { Appliance } from '../api/appliance'
import { isCancelled } from '../api/errors'
import { writeRaw } from '../api/query'
import type { RawInput } from '../api/request'
import type { Operation, Resource } from '../catalog/operation'
import { findCreated } from '../api/find-created'
import { bodyFields } from './form/problems'
import { ownGet, readList, readNow, rowFrom } from './list-query'
import { assignedTies, idOf, nameFieldOf, type Row } from './model'

export interface Created {
  /** Null where the appliance made it but did not let us know which one it is. */
  row: Row | null
  /** True where it was answered as done and the list has nothing that it had not before. */
  absent?: boolean
  /** What the create itself answered, such as a new key that is shown this once. */
  answer: unknown
}

/**
 * The operation that makes an object from the fields of a JSON body; undefined where there is none. What needs no
 * key makes no object of this session: the first API key of an appliance is made before anybody can sign in.
 */
export function plainCreate(resource: Resource): Operation | undefined {
  const { create } = resource.operations
  if (!create || create.needs === 'no key' || create.bodyType !== 'application/json') return undefined
  return bodyFields(create.body).length > 0 && create.status === 201 ? create : undefined
}

/** What a button says that makes a new object: "Create tag". */
export const createWords = (resource: Resource): string =>
  resource.operations.create?.title ?? `Create ${resource.words[0]}`

/**
 * True if a create can make something like an object: what it demands can be read from the object, and it takes more
 * than a name. A backup holds the present, whatever it is called; a decryption key is never shown again.
 */
export function canClone(resource: Resource): boolean {
  const create = plainCreate(resource)
  if (!create || !resource.object) return false
  const { shape } = resource.object
  const fields = bodyFields(create.body)
  const more = fields.some((field) => field.name !== nameFieldOf(resource)) || assignedTies(resource).length > 0
  return more && fields.every((field) => !field.required || field.name in shape)
}

/** The id in an answer: from `Location`, or the key field of an object. */
function idIn(resource: Resource, answer: unknown): string | null {
  const row = rowFrom(answer)
  if (!row) return null
  const { id } = row
  return typeof id === 'string' && id !== '' ? id : idOf(resource, row) || null
}

/** What is said where it is not known which object was made, or whether any was. */
export const unknownWords = (one: string, { absent }: Pick<Created, 'absent'>): string =>
  absent
    ? `The appliance answered as if the ${one} was created, and its list has nothing new: look again before repeating it.`
    : `The ${one} was created, but the appliance did not let this page know which one it is: it is in the list below.`

/**
 * Creates an object and reads it. Three ways to find it: the id of `Location`, the difference of the lists from
 * before and after, what was sent. `before` are the ids from before, null where they could not be read: then a twin by
 * name could be taken for the new object.
 * @throws ApiError if the create itself fails; finding it never throws.
 */
export async function createBy(
  send: (operation: Operation, input: RawInput) => Promise<unknown>,
  appliance: Appliance,
  resource: Resource,
  body: Row,
  before: ReadonlySet<string> | null,
): Promise<Created> {
  const create = plainCreate(resource)
  const { list } = resource.operations
  if (!create || !list) throw new Error(`${resource.name} cannot be created`)
  const answer = await send(create, { body })
  const id = idIn(resource, answer)
  const key = (row: Row) => idOf(resource, row)
  try {
    if (id !== null && ownGet(resource)) return { row: await readNow(appliance, resource, id), answer }
    const after = await readList(appliance, list)
    const named = id === null ? undefined : after.find((row) => key(row) === id)
    const absent = before !== null && after.every((row) => before.has(key(row)))
    return { row: named ?? findCreated(before, after, body, key).row, answer, absent }
  } catch {
    return { row: null, answer }
  }
}

/** Creates an object from a form, which may stop waiting for it. @throws ApiError */
export async function createObject(
  client: QueryClient,
  appliance: Appliance,
  resource: Resource,
  body: Row,
  signal?: AbortSignal,
): Promise<Created> {
  const { list } = resource.operations
  const before = list
    ? await readList(appliance, list, {}, signal).catch((error: unknown) => {
        if (isCancelled(error)) throw error
        return null
      })
    : null
  const send = (operation: Operation, input: RawInput) =>
    writeRaw(client, appliance, operation, input, { signal, before: before ?? undefined })
  return createBy(send, appliance, resource, body, before && new Set(before.map((row) => idOf(resource, row))))
}
