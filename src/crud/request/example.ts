/**
 * Inputs that work on the connected appliance: ids of objects that are there, the appliance's own presets, and for
 * a change the values that the object has already, so that sending an example changes nothing by surprise.
 */
import type { Appliance } from '../../api/appliance'
import { exists, reasonOf } from '../../api/appliance'
import { callRaw } from '../../api/send'
import type { RawInput } from '../../api/request'
import { fieldOf, type Field } from '../../catalog/fields'
import { catalog, operations } from '../../catalog'
import { namesObject, type Operation, type Resource } from '../../catalog/operation'
import { pathNames, pathParameter } from '../../catalog/path-parameters'
import { z } from '../../catalog/zod'
import { bodyFields } from '../form/problems'
import { idOf, paramOf, resourceOf, type Row } from '../model'
import { linkKey } from '../../catalog/relations'
import { sparedBy } from '../../catalog/spares'
import { twinOf } from './twin'

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

/** How many objects are looked at to find one that an operation may be tried on. */
const most = 50

/** Whether an operation may be tried on an object, as far as the object tells. */
function takes(operation: Operation, resource: Resource, row: Row, appliance: Appliance): boolean {
  // Cloud services are the appliance's own alone, which stands first in its list.
  if (operation.path.endsWith('/cloudservices')) return row.id === 0
  if (operation.reads) return true
  // A pair in the path is refused by either side.
  const [, from = ''] = operation.path.split('/')
  const other = resource.operations[linkKey('assign', from)]
  // The own account and the objects that came with the appliance are not for trying things out.
  return (
    [operation, other, resource.operations[operation.method === 'DELETE' ? 'remove' : 'update']].every(
      (each) => sparedBy(each, row) === undefined,
    ) &&
    (resource.name !== 'users' || row.username !== appliance.user)
  )
}

/** The first object of a resource that the operation can be tried on; undefined where there is none to be read. */
async function firstOf(
  operation: Operation,
  appliance: Appliance,
  name: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const resource = resourceOf(name)
  const list = resource?.operations['list']
  if (!resource || !list || reasonOf(list, appliance) || paramOf(list)) return undefined
  const limited = list.query && 'limit' in list.query.shape ? { query: { limit: most } } : {}
  const answer = await callRaw(appliance, list, limited, { signal })
  const rows = Array.isArray(answer) ? answer.filter(isRow) : []
  const row = rows.find((each) => takes(operation, resource, each, appliance)) ?? rows[0]
  return row && idOf(resource, row)
}

/** The first of what a list under an object holds: the criteria of a custom device, the keys of a user. */
async function firstUnder(
  operation: Operation,
  appliance: Appliance,
  name: string,
  params: Record<string, string | number>,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (operation.method !== 'GET' && operation.method !== 'DELETE') return undefined
  const [above] = operation.path.split(`/{${name}}`)
  const list = operations.find((each) => each.method === 'GET' && each.path === above && namesObject(each))
  if (!list || reasonOf(list, appliance)) return undefined
  const answer = await callRaw(appliance, list, { params }, { signal })
  const [row] = Array.isArray(answer) ? answer.filter(isRow) : []
  const value = row?.[name] ?? row?.id ?? row?.username
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
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

type Telling = (appliance: Appliance, operation: Operation, signal?: AbortSignal) => Promise<unknown>

const traffic: Telling = async (appliance, operation, signal) => ({
  cycle: 'auto',
  from: -1_800_000,
  until: 0,
  object_type: 'device',
  object_ids: [Number(await firstOf(operation, appliance, 'devices', signal))],
  metric_category: 'net',
  metric_specs: [{ name: 'bytes_in' }],
})

/** A cursor lives for a while after the search that it belongs to. */
const openCursor = async (appliance: Appliance, signal?: AbortSignal): Promise<string> => {
  const { search } = catalog.records.operations
  const found = await callRaw(appliance, search, { body: { ...httpRecords, context_ttl: 60_000 } }, { signal })
  const cursor = isRow(found) ? found['cursor'] : undefined
  return typeof cursor === 'string' ? cursor : ''
}

const httpRecords = { from: '-15m', types: ['~http'], limit: 10 }

const member: Telling = async (appliance, operation, signal) => {
  const name = await firstOf(operation, appliance, 'users', signal)
  return name === undefined ? {} : { [name]: 'member' }
}

/** Bodies that their schema alone cannot tell. */
const telling: Readonly<Record<string, Telling>> = {
  'devices.search': async () => ({
    filter: { field: 'name', operator: '~', operand: '.' },
    active_from: '-30m',
    limit: 10,
  }),
  'records.search': async () => httpRecords,
  'records.nextPage': async (appliance, _, signal) => ({ cursor: await openCursor(appliance, signal) }),
  'packets.search': async () => ({ from: '-5m' }),
  'metrics.query': traffic,
  'metrics.total': traffic,
  'metrics.totalByObject': traffic,
  'usergroups.changeMembers': member,
  'usergroups.setMembers': member,
  'triggers.create': async () => ({
    name: 'Example',
    script: 'debug("example")',
    events: ['HTTP_REQUEST'],
    disabled: true,
  }),
  // Who signs in here needs a password, which nobody should copy from an example.
  'users.create': async () => ({
    username: 'example',
    name: 'Example',
    type: 'remote',
    granted_roles: { write: 'personal' },
  }),
}

async function bodyFor(operation: Operation, appliance: Appliance, params: RawInput['params'], signal?: AbortSignal) {
  const schema = operation.body
  if (!schema) return undefined
  const fields = bodyFields(schema)
  const told = await telling[operation.id]?.(appliance, operation, signal)
  if (told !== undefined) return fields.length > 0 && isRow(told) ? { ...requiredOf(fields), ...told } : told
  const twin = operation.method === 'POST' ? undefined : twinOf(operation)
  if (fields.length === 0) {
    if (!(fieldOf('body', schema).schema instanceof z.ZodRecord)) return ''
    // A whole document is replaced by itself.
    return twin && !reasonOf(twin, appliance) ? callRaw(appliance, twin, { params }, { signal }) : undefined
  }
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
    const id = field.required && refers ? await firstOf(operation, appliance, refers, signal) : undefined
    if (id === undefined) continue
    const { schema: shape } = field
    const one = shape instanceof z.ZodArray ? fieldOf(field.name, shape.element as z.ZodType).schema : shape
    const value = one instanceof z.ZodNumber ? Number(id) : id
    body[field.name] = shape instanceof z.ZodArray ? [value] : value
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
    const owned =
      Object.keys(params).length > 0 ? await firstUnder(operation, appliance, name, params, signal) : undefined
    const id =
      owned ??
      (refers && exists(resourceOf(refers) ?? operation, appliance)
        ? await firstOf(operation, appliance, refers, signal)
        : name === 'cursor'
          ? await openCursor(appliance, signal)
          : undefined)
    const value = id ?? sampleOf(field, name)
    if (typeof value === 'string' || typeof value === 'number') params[name] = value
  }
  const query: Record<string, unknown> = {}
  if (operation.query && 'limit' in operation.query.shape) query['limit'] = 10
  if (operation.resource === 'packets' && operation.query) query['from'] = '-5m'
  return { params, query, body: await bodyFor(operation, appliance, params, signal) }
}
