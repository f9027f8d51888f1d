/** How a resource that is not a list is laid out: what can be read, and which writes belong to it. */
import { wordsOf } from '../../catalog/fields'
import type { Operation, Resource } from '../../catalog/operation'
import { pathNames } from '../../catalog/path-parameters'

export interface Reading {
  id: string
  title: string
  /** The read; it needs no input. */
  operation: Operation
  /** What changes it: the PATCHes of the same path. */
  updates: readonly Operation[]
}

const split = (key: string): string => key.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()

/** What an operation is called: `restartProcess` in words, "Restart process", unless the catalogue says it better. */
export const titleOf = (operation: Operation): string =>
  operation.title ?? wordsOf(split(operation.id.split('.')[1] ?? operation.id))

const isRead = (operation: Operation): boolean =>
  operation.method === 'GET' && operation.returns.kind === 'json' && pathNames(operation.path).length === 0

/** What can be read, in the order of the catalogue; the resource's own `get` carries its name. */
export function readingsOf(resource: Resource, name: string): Reading[] {
  const all = Object.values<Operation>(resource.operations)
  return all.filter(isRead).map((operation) => ({
    id: operation.id,
    title: operation.id.endsWith('.get') ? name : titleOf(operation),
    operation,
    updates: all.filter((other) => other.method === 'PATCH' && other.path === operation.path),
  }))
}

/** What is done and does not change what a reading shows: restarts, uploads, certificates. */
export function actionsOf(resource: Resource): Operation[] {
  const all = Object.values<Operation>(resource.operations)
  const paths = new Set(all.filter(isRead).map(({ path }) => path))
  return all.filter((operation) => !isRead(operation) && !(operation.method === 'PATCH' && paths.has(operation.path)))
}
