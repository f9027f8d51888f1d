/**
 * Deleting, and what it is called. On most resources it deletes the object; on lists that hold objects of another
 * resource (whitelist, watchlist) it takes the object off the list, and the object stays.
 */
import type { QueryClient } from '@tanstack/react-query'
import { isApiError, sentenceFor } from '../api/errors'
import type { Appliance } from '../api/appliance'
import { writeRaw } from '../api/query'
import { callRaw } from '../api/send'
import { catalog } from '../catalog'
import type { Operation, Resource } from '../catalog/operation'
import { sendAndLook } from '../work/send-and-look'
import { toast } from '../ui/toast'
import { plainCreate } from './create-object'
import { bodyFields } from './form/problems'
import { listInput, ownGet, rowsFrom } from './list-query'
import { idOf, nameOf, paramsFor, type Row } from './model'
import { notify } from './notices'
import type { Found } from './holders'
import { readParts } from './parts'
import { restoreObject, sayRestored, type Removed } from './restore'
import { readUses } from './uses'

/** The resource whose pages show the objects of this one: itself, or for lists of others' objects that other. */
export function ownerOf(resource: Resource): Resource {
  if (!resource.object) return resource
  const owner = Object.values<Resource>(catalog).find(
    (other) => other.object === resource.object && other.operations.get,
  )
  return owner ?? resource
}

/** True for a list of another resource's objects. */
export const holdsOthers = (resource: Resource): boolean => ownerOf(resource) !== resource

/** Sends without making anything stale: for a page that still shows the object, and would read it in vain. */
export const sendOnly: typeof writeRaw = (_client, appliance, operation, input, options) =>
  callRaw(appliance, operation, input, options)

interface RemoveOptions {
  query?: Record<string, unknown>
  send?: typeof writeRaw
  /** What a search for those who use it has found before. */
  found?: readonly Found[]
}

/**
 * Deletes one object, after reading what its undo needs.
 * @throws ApiError
 */
export async function removeObject(
  client: QueryClient,
  appliance: Appliance,
  resource: Resource,
  row: Row,
  { query = {}, send = writeRaw, found = [] }: RemoveOptions = {},
): Promise<Removed> {
  const { remove } = resource.operations
  if (!remove) throw new Error(`${resource.name} cannot be deleted`)
  const id = idOf(resource, row)
  const whole = canUndo(resource) && !holdsOthers(resource)
  const [uses, parts] = whole
    ? await Promise.all([readUses(client, appliance, resource, id), readParts(appliance, resource, id)])
    : [[], []]
  const held = found.map(({ holder, byId, of, unasked }) => ({
    holder,
    held: byId.get(id) ?? [],
    partly: of === null || unasked > 0,
  }))
  await sendAndLook(
    () => send(client, appliance, remove, { params: paramsFor(remove, id), query }),
    () => isGone(appliance, resource, id),
  )
  return { row, uses, parts, held }
}

/** True if an object is not there any more. @throws ApiError where that cannot be read */
async function isGone(appliance: Appliance, resource: Resource, id: string): Promise<boolean> {
  const get = holdsOthers(resource) ? undefined : ownGet(resource)
  const { list } = resource.operations
  if (get) {
    try {
      await callRaw(appliance, get, { params: paramsFor(get, id) })
      return false
    } catch (error) {
      if (isApiError(error) && error.kind === 404) return true
      throw error
    }
  }
  if (!list) throw new Error(`${resource.name} has no list`)
  const rows = rowsFrom(await callRaw(appliance, list, listInput(appliance, list)))
  return !rows.some((row) => idOf(resource, row) === id)
}

const adder = (resource: Resource): Operation | undefined =>
  holdsOthers(resource) ? resource.operations.add : undefined

/** Secrets are never read back, so what needs one cannot be made again. */
const needsSecret = (create: Operation): boolean =>
  bodyFields(create.body).some(({ required, meta }) => required && (meta.kind === 'secret' || meta.kind === 'pem'))

/** True if a delete can be taken back from what can be read. */
export function canUndo(resource: Resource): boolean {
  if (adder(resource)) return true
  const create = plainCreate(resource)
  return create !== undefined && !resource.operations.remove?.destructive && !needsSecret(create)
}

/** Brings back what was deleted, one after the other, and says what came of it. */
export async function undoRemovals(
  client: QueryClient,
  appliance: Appliance,
  resource: Resource,
  removed: readonly Removed[],
): Promise<void> {
  const words: string[] = []
  let whole = true
  for (const one of removed) {
    const { row } = one
    const name = nameOf(resource, row)
    try {
      const add = adder(resource)
      if (add) {
        await writeRaw(client, appliance, add, { params: paramsFor(add, idOf(resource, row)) })
        words.push(`${name} is back.`)
        continue
      }
      const said = sayRestored(resource, row, await restoreObject(client, appliance, resource, one))
      whole &&= said.whole
      words.push(said.words)
    } catch (error) {
      whole = false
      words.push(`${name} could not be brought back. ${sentenceFor(error)}`)
    }
  }
  const text = words.length > 3 ? `${words.slice(0, 3).join(' ')} And ${words.length - 3} more.` : words.join(' ')
  if (whole) toast.success(text)
  else notify(resource.name, 'warn', words.join(' '))
}
