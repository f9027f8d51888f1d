/**
 * Deleting, and what it is called. On most resources it deletes the object; on lists that hold objects of another
 * resource (whitelist, watchlist) it takes the object off the list, and the object stays.
 */
import { catalog } from '../catalog'
import type { Operation, Resource } from '../catalog/operation'
import { plainCreate } from './create-object'
import { bodyFields } from './form/problems'

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

/** What puts an object back on a list that holds others' objects. */
export const adder = (resource: Resource): Operation | undefined =>
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

/** What a button says that removes an object, and what is said of it then: a connection is no thing to delete. */
export function removeWords(resource: Resource): { verb: string; done: string } {
  const verb = resource.operations.remove?.title ?? 'Delete'
  const lower = verb.toLowerCase()
  return { verb, done: lower.endsWith('e') ? `${lower}d` : `${lower}ed` }
}
