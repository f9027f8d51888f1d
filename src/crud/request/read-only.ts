/** What an object has that a request does not take: bodies are often made of what GET answered. */
import type { RawInput } from '../../api/request'
import type { Operation } from '../../catalog/operation'
import { bodyFields } from '../form/problems'
import { resourceOf } from '../model'

export const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Blob)

/** The names of fields in the body that the objects of the resource have and the operation does not take. */
export function readOnlyIn(operation: Pick<Operation, 'resource' | 'body'>, { body }: RawInput): string[] {
  const taken = new Set(bodyFields(operation.body).map(({ name }) => name))
  const shape = resourceOf(operation.resource)?.object?.shape
  if (!shape || taken.size === 0 || !isFields(body)) return []
  return Object.keys(body).filter((name) => !taken.has(name) && Object.hasOwn(shape, name))
}

/** The same input without some fields of its body. */
export function leftOut({ body, ...rest }: RawInput, names: readonly string[]): RawInput {
  if (!isFields(body)) return { ...rest, body }
  return { ...rest, body: Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name))) }
}
