/**
 * The catalogue against a list made from the facts: which operations there are, and what of each must not drift
 * unseen. A line is the privilege, the status of success, the releases, the kinds of appliance by their initials,
 * then the fields of query (?) and body that are required (!) or have a closed list of values (=).
 */
import { expect, it } from 'vitest'
import { fieldOf, fieldsOf } from './fields'
import { operations } from './index'
import operationList from './operation-list.json'
import type { Operation } from './operation'
import { z } from './zod'

/** The closed list of a field's values; empty for a field that has none. */
function valuesOf(schema: z.ZodType): string {
  const inner = fieldOf('', schema).schema
  if (inner instanceof z.ZodEnum) return inner.options.join(',')
  if (inner instanceof z.ZodLiteral) return [...inner.values].join(',')
  const element: unknown = inner instanceof z.ZodArray ? inner.element : undefined
  return element instanceof z.ZodType ? valuesOf(element) : ''
}

function* marksOf(schema: z.ZodType, prefix: string): Generator<string> {
  const inner = fieldOf('', schema).schema
  const element: unknown = inner instanceof z.ZodArray ? inner.element : undefined
  if (element instanceof z.ZodType) yield* marksOf(element, `${prefix}[].`)
  if (!(inner instanceof z.ZodObject)) return
  for (const { name, required, schema: field } of fieldsOf(inner)) {
    const values = valuesOf(field)
    if (required || values) yield `${prefix}${name}${required ? '!' : ''}${values && `=${values}`}`
    yield* marksOf(field, field instanceof z.ZodArray ? `${prefix}${name}` : `${prefix}${name}.`)
  }
}

function lineOf({ needs, status, since, until, platforms, query, body }: Operation): string {
  const releases = until === undefined ? since : `${since}-${until}`
  const kinds = platforms.map((platform) => platform.charAt(0)).join('')
  const marks = [...(query ? marksOf(query, '?') : []), ...(body ? marksOf(body, '') : [])]
  return [needs, status, releases, kinds, marks.join(' ')].filter(Boolean).join('; ')
}

const list: Record<string, string> = operationList

it('has the operations of the guides and later references: none missing, none invented', () => {
  expect(operations.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(Object.keys(list).toSorted())
})

it.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
  '%s asks for what it asks for',
  (name, operation) => {
    expect(lineOf(operation)).toBe(list[name])
  },
)
