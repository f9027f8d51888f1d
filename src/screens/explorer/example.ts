/**
 * Inputs that work on the connected appliance: ids of objects that are there, the appliance's own presets, and for
 * a change the values that the object has already, so that sending an example changes nothing by surprise.
 */
import type { Appliance } from '../../api/appliance'
import { exists, reasonOf } from '../../api/appliance'
import { callRaw } from '../../api/send'
import type { RawInput } from '../../api/request'
import { fieldOf, type Field } from '../../catalog/fields'
import type { Operation } from '../../catalog/operation'
import { pathNames, pathParameter } from '../../catalog/path-parameters'
import { z } from '../../catalog/zod'
import { bodyFields } from '../../crud/form/problems'
import { idOf, paramOf, resourceOf, type Row } from '../../crud/model'
import { twinOf } from './operations'

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The first object of a resource that the appliance lists; undefined where there is none or the key may not. */
export async function firstOf(appliance: Appliance, name: string, signal?: AbortSignal): Promise<string | undefined> {
  const resource = resourceOf(name)
  const list = resource?.operations['list']
  if (!resource || !list || reasonOf(list, appliance) || paramOf(list)) return undefined
  const limited = list.query && 'limit' in list.query.shape ? { query: { limit: 1 } } : {}
  const rows = await callRaw(appliance, list, limited, { signal })
  const [first] = Array.isArray(rows) ? rows.filter(isRow) : []
  return first && idOf(resource, first)
}

/** A value that the schema takes, for a field that must be given. */
function sampleOf(field: Field, name: string): unknown {
  const { schema, preset, meta } = field
  if (preset !== undefined) return preset
  if (schema instanceof z.ZodEnum) return schema.options.find((option) => option !== '')
  if (schema instanceof z.ZodLiteral) return [...schema.values][0]
  if (schema instanceof z.ZodBoolean) return false
  if (schema instanceof z.ZodNumber) return Math.max(0, schema.minValue ?? 0)
  if (schema instanceof z.ZodArray) {
    const item = sampleOf(fieldOf(name, schema.element as z.ZodType), name)
    return item === undefined || schema.element instanceof z.ZodNumber ? [] : [item]
  }
  if (schema instanceof z.ZodObject)
    return requiredOf(Object.entries(schema.shape).map(([key, part]) => fieldOf(key, part as z.ZodType)))
  if (schema instanceof z.ZodUnion) {
    const [option] = schema.options
    return option && sampleOf(fieldOf(name, option as z.ZodType), name)
  }
  if (schema instanceof z.ZodRecord) return {}
  if (meta.kind === 'secret' || meta.kind === 'pem') return ''
  return /name/.test(name) ? 'Example' : 'example'
}

const requiredOf = (fields: readonly Field[]): Row =>
  Object.fromEntries(
    fields.filter((field) => field.required).map((field) => [field.name, sampleOf(field, field.name)] as const),
  )

/** Searches whose example is worth more than their required fields. */
const telling: Readonly<Record<string, unknown>> = {
  'devices.search': { filter: { field: 'name', operator: '~', operand: '.' }, active_from: '-30m', limit: 10 },
  'records.search': { from: '-15m', types: ['~http'], limit: 10 },
}

async function bodyFor(operation: Operation, appliance: Appliance, params: RawInput['params'], signal?: AbortSignal) {
  const schema = operation.body
  if (!schema) return undefined
  if (operation.id in telling) return telling[operation.id]
  const fields = bodyFields(schema)
  if (fields.length === 0) return fieldOf('body', schema).schema instanceof z.ZodRecord ? undefined : ''
  const twin = operation.method === 'POST' ? undefined : twinOf(operation)
  if (twin && !reasonOf(twin, appliance)) {
    const now = await callRaw(appliance, twin, { params }, { signal })
    if (isRow(now)) {
      const known = fields.filter((field) => now[field.name] !== undefined && now[field.name] !== null)
      const first = known.filter((field) => field.required || field === known[0])
      return Object.fromEntries(first.map((field) => [field.name, now[field.name]]))
    }
  }
  const body: Record<string, unknown> = { ...requiredOf(fields) }
  for (const field of fields) {
    const refers = field.meta.refers
    const [, id] = field.required && refers ? ['', await firstOf(appliance, refers, signal)] : []
    if (id !== undefined) body[field.name] = field.schema instanceof z.ZodNumber ? Number(id) : id
  }
  return body
}

/**
 * An input for an operation that the appliance answers.
 * @throws ApiError where an object cannot be looked up
 */
export async function exampleFor(operation: Operation, appliance: Appliance, signal?: AbortSignal): Promise<RawInput> {
  const params: Record<string, string | number> = {}
  for (const name of pathNames(operation.path)) {
    const field = fieldOf(name, pathParameter(operation, name))
    const refers = field.meta.refers
    const id =
      refers && exists(resourceOf(refers) ?? operation, appliance)
        ? await firstOf(appliance, refers, signal)
        : undefined
    const value = id ?? sampleOf(field, name)
    if (typeof value === 'string' || typeof value === 'number') params[name] = value
  }
  const query: Record<string, unknown> = {}
  if (operation.query && 'limit' in operation.query.shape) query['limit'] = 10
  return { params, query, body: await bodyFor(operation, appliance, params, signal) }
}
