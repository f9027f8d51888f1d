/**
 * The catalogue against what firmware 9.8 says of itself: which operations there are, how they succeed, which fields
 * a query (?) and a body have, which of them are required (!) and the closed lists of their values (=). Where the
 * catalogue knows better it says why here; everything else that differs is drift.
 */
import { describe, expect, it } from 'vitest'
import { fieldOf, fieldsOf, type Field } from './fields'
import { operations } from './index'
import type { Operation } from './operation'
import facts from './reference-9.8.json'
import { z } from './zod'

const reference: Record<string, string> = facts

const found = (name: string): Operation | undefined =>
  operations.find(({ method, path }) => `${method} ${path}` === name)

const shapeOf = (schema: z.ZodType | undefined): z.ZodObject | undefined => {
  const inner = schema ? fieldOf('', schema).schema : undefined
  return inner instanceof z.ZodObject ? inner : undefined
}

function valuesOf(schema: z.ZodType): string[] | null {
  const inner = fieldOf('', schema).schema
  if (inner instanceof z.ZodEnum) return inner.options.map(String)
  if (inner instanceof z.ZodLiteral) return [...inner.values].map(String)
  return null
}

interface Told {
  name: string
  required: boolean
  values: string[] | null
}

const read = (word: string): Told => {
  const [, name = '', required, values] = /^\??([^!=]+)(!?)(?:=(.*))?$/.exec(word) ?? []
  return { name, required: required === '!', values: values?.replaceAll('+', ' ').split(',') ?? null }
}

/** What differs on purpose, and why. */
const known: Record<string, string> = {
  'POST /triggers/externaldata type: required': 'Without a type no script finds the data',
  'POST /triggers/externaldata body: required': 'Without data there is nothing to hand over',
}

function* differences(name: string, line: string): Generator<string> {
  const operation = found(name)
  if (!operation) {
    yield `${name}: missing`
    return
  }
  const [statuses = '', ...words] = line.split(' ')
  for (const status of statuses.split(',').filter((status) => status !== '-')) {
    const ours = [operation.status, ...(operation.partial ? [207] : []), ...(operation.mayBeEmpty ? [204] : [])]
    if (!ours.includes(Number(status))) yield `${name}: ${status}`
  }
  for (const word of words) {
    const told = read(word)
    const shape = shapeOf(word.startsWith('?') ? operation.query : operation.body)
    const field: Field | undefined = shape ? fieldsOf(shape).find((one) => one.name === told.name) : undefined
    if (!field) {
      yield `${name} ${told.name}: missing`
      continue
    }
    const values = valuesOf(field.schema)
    if (told.values && values && told.values.some((value) => value !== 'null' && !values.includes(value)))
      yield `${name} ${told.name}: ${values.join()} lacks some of ${told.values.join()}`
    if (field.required && !told.required) yield `${name} ${told.name}: required`
  }
}

describe('firmware 9.8', () => {
  it('has the operations, statuses, fields and values that the catalogue says', () => {
    const all = Object.entries(reference).flatMap(([name, line]) => [...differences(name, line)])
    expect(all.filter((one) => !Object.hasOwn(known, one))).toEqual([])
  })

  it('differs where it is said to', () => {
    const all = new Set(Object.entries(reference).flatMap(([name, line]) => [...differences(name, line)]))
    expect(Object.keys(known).filter((one) => !all.has(one))).toEqual([])
  })
})
