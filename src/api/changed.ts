/** Which objects of a resource a write changes, as far as the operation and what was sent with it tell. */
import type { Operation } from '../catalog/operation'
import type { RawInput } from './request'

/** Ids; `any` where the write does not tell, or objects may have come or gone. */
export type Changed = readonly string[] | 'any'

const idsIn = (value: unknown): string[] => {
  const ids: unknown[] = Array.isArray(value) ? value : [value]
  return ids.flatMap((id) => (typeof id === 'string' || typeof id === 'number' ? [String(id)] : []))
}

function named({ params, body }: RawInput): string[] {
  const lists = typeof body === 'object' && body !== null ? Object.entries(body) : []
  return [
    ...idsIn(Object.values(params ?? {})),
    ...lists.flatMap(([name, ids]) => (name === 'assign' || name === 'unassign' ? idsIn(ids) : [])),
  ]
}

/**
 * The objects of `resource` that a write changed itself. What is assigned to an object is listed under it and is no
 * change of the object. Without an input a write that names objects may have named any.
 */
export function changedBy(operation: Operation, resource: string, input: RawInput | undefined): Changed {
  const how = Object.hasOwn(operation.changes, resource) ? operation.changes[resource] : undefined
  if (how === 'any') return 'any'
  if (how === 'named') return input ? named(input) : 'any'
  if (operation.resource !== resource) return []
  const [, first, second, ...under] = operation.path.split('/')
  if (first !== resource || under.length > 0) return []
  // A new object, or all of them: the list has others now.
  if (second === undefined) return 'any'
  if (operation.method === 'DELETE' || !second.startsWith('{')) return 'any'
  return input ? idsIn(Object.values(input.params ?? {})) : 'any'
}
