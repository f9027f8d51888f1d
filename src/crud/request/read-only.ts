/** What an answer has that a request does not take: bodies are often made of what GET answered. */
import type { RawInput } from '../../api/request'
import type { Operation } from '../../catalog/operation'
import { pathNames } from '../../catalog/path-parameters'
import { bodyFields } from '../form/problems'
import { resourceOf } from '../model'

export const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Blob)

type Taker = Pick<Operation, 'resource' | 'body' | 'path'>

/** The names of fields in the body that the objects of the resource have and the operation does not take. */
function readOnlyIn(operation: Taker, body: Readonly<Record<string, unknown>>): string[] {
  const taken = new Set(bodyFields(operation.body).map(({ name }) => name))
  const shape = resourceOf(operation.resource)?.object?.shape
  if (!shape || taken.size === 0) return []
  return Object.keys(body).filter((name) => !taken.has(name) && Object.hasOwn(shape, name))
}

/** The name of the one field that an answer has around what the operation takes, as `users` around members. */
function wrapperOf({ body: schema }: Taker, body: Readonly<Record<string, unknown>>): string | undefined {
  const [name, ...others] = Object.keys(body)
  if (!schema || name === undefined || others.length > 0 || bodyFields(schema).length > 0) return undefined
  return !schema.safeParse(body).success && schema.safeParse(body[name]).success ? name : undefined
}

/** The parts of the path, with what the body says of them where nothing else does: which object was answered. */
function paramsWith({ path }: Taker, params: RawInput['params'], body: Readonly<Record<string, unknown>>) {
  const found = pathNames(path).flatMap((name) => {
    const value = Object.hasOwn(body, name) ? body[name] : undefined
    return typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : []
  })
  const given = Object.entries(params ?? {}).filter(([, value]) => value !== '')
  return { ...Object.fromEntries(found), ...Object.fromEntries(given) }
}

/** The same input without what only answers have, and the names of that; undefined where it has nothing of the kind. */
export function withoutReadOnly(
  operation: Taker,
  { body, ...rest }: RawInput,
): { names: string[]; input: RawInput } | undefined {
  const one: unknown = Array.isArray(body) && body.length === 1 ? body[0] : body
  const wrapper = isFields(one) ? wrapperOf(operation, one) : undefined
  if (isFields(one) && wrapper !== undefined) return { names: [wrapper], input: { ...rest, body: one[wrapper] } }
  const names = isFields(body) ? readOnlyIn(operation, body) : []
  if (!isFields(body) || names.length === 0) return undefined
  const left = Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)))
  return { names, input: { ...rest, params: paramsWith(operation, rest.params, body), body: left } }
}
