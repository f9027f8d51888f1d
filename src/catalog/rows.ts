/** Operations that answer rows, and those of them that list what stands under one object. */
import { fieldOf } from './fields'
import type { Operation, Resource } from './operation'
import { z } from './zod'

/** True for an operation that answers a list, of objects or of anything else. */
export const isList = ({ returns }: Operation): boolean =>
  returns.kind === 'json' && returns.schema instanceof z.ZodArray

/** The object schema inside a list's answer; undefined where the answer is no list of objects. */
export function rowSchema(operation: Operation): z.ZodObject | undefined {
  if (operation.returns.kind !== 'json') return undefined
  const list = fieldOf('rows', operation.returns.schema).schema
  if (!(list instanceof z.ZodArray)) return undefined
  const row = fieldOf('row', list.element as z.ZodType).schema
  return row instanceof z.ZodObject ? row : undefined
}

interface ListUnder {
  /** The last part of its path: "dashboards". */
  name: string
  operation: Operation
  rows: z.ZodObject
}

/** The lists under an object of a resource, such as `/devicegroups/{id}/dashboards`. */
export const listsUnder = (resource: Resource): ListUnder[] =>
  Object.values<Operation>(resource.operations).flatMap((operation) => {
    const [, object, name = '', ...below] = operation.path.split('/').slice(1)
    const under = operation.method === 'GET' && object?.startsWith('{') === true && name !== '' && !name.startsWith('{')
    const rows = under && below.length === 0 ? rowSchema(operation) : undefined
    return rows ? [{ name, operation, rows }] : []
  })
