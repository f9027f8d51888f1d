/**
 * The catalogue against what firmware 9.8 says of itself: which operations there are and how they succeed; of each the
 * parts of its path (/), of its query (?) and of its form (+), its body (>) and its answer (<): the names, types, required
 * marks (!) and closed lists of values (=) of their fields. Where the catalogue knows better it says why here;
 * everything else that differs is drift.
 */
import { describe, expect, it } from 'vitest'
import { made } from './deferred'
import { fieldOf, memberOf, type Field } from './fields'
import { operations } from './index'
import type { Operation } from './operation'
import { pathParameter } from './path-parameters'
import facts from './reference-9.8.json'
import { inRelease } from './release'
import { deviceRoles } from './shapes/device-roles'
import { z } from './zod'

const reference: Record<string, string> = facts.operations
const definitions: Record<string, string> = facts.definitions

/** What a request says is held to in both ways; answers may say more and other values. */
type Way = 'asks' | 'changes' | 'answers'

/** A schema and, of a union, its forms. */
function formsOf(schema: z.ZodType): z.ZodType[] {
  const inner = fieldOf('', schema).schema
  return inner instanceof z.ZodUnion ? inner.options.flatMap((form) => formsOf(form as z.ZodType)) : [inner]
}

const typeOfValue = (value: unknown): string =>
  ({ number: 'int', boolean: 'boolean' })[typeof value as 'number'] ?? 'text'

function typesOf(schema: z.ZodType): string[] {
  return formsOf(schema).flatMap((form) => {
    if (form instanceof z.ZodEnum) return form.options.map(typeOfValue)
    if (form instanceof z.ZodLiteral) return [...form.values].map(typeOfValue)
    if (form instanceof z.ZodString) return ['text']
    if (form instanceof z.ZodNumber) return ['int', 'number']
    if (form instanceof z.ZodBoolean) return ['boolean']
    if (form instanceof z.ZodArray) return ['list']
    if (form instanceof z.ZodObject || form instanceof z.ZodRecord) return ['json']
    return form instanceof z.ZodUnknown || form instanceof z.ZodAny ? ['any'] : ['file']
  })
}

/** The closed list of values; null where anything of the type may stand. */
function valuesOf(schema: z.ZodType): string[] | null {
  const lists = formsOf(schema).map((form) => {
    if (form instanceof z.ZodEnum) return form.options.map(String)
    if (form instanceof z.ZodLiteral) return [...form.values].map(String)
    return form instanceof z.ZodArray ? valuesOf(form.element as z.ZodType) : null
  })
  return lists.every((list) => list !== null) ? lists.flat() : null
}

/** What differs of one value from the type that it is told to have. */
function* ofType(at: string, told: string, schema: z.ZodType, way: Way): Generator<string> {
  const types = typesOf(schema)
  if (types.includes('any') || told === 'any') return
  const [, name = '', list] = /^\[?(\w+(?:\|\w+)?)\]?((?:\[\])?)$/.exec(told) ?? []
  const definition = definitions[name]
  const wanted = list || told.startsWith('[') ? ['list'] : definition === undefined ? name.split('|') : ['json']
  if (!wanted.some((type) => types.includes(type))) yield `${at}: ${told}, not ${[...new Set(types)].join()}`
  const inside = formsOf(schema).flatMap((form) =>
    form instanceof z.ZodArray ? formsOf(form.element as z.ZodType) : form,
  )
  if (definition !== undefined) yield* ofFields(name, definition, inside, way)
  else if (wanted[0] === 'list' && definition === undefined) {
    const [element] = inside
    if (element && !(element instanceof z.ZodArray)) yield* ofType(at, name, element, way)
  }
}

/** Names of definitions that are being looked at: a filter has filters in it. */
const open = new Set<string>()

function* ofFields(at: string, line: string, forms: readonly z.ZodType[], way: Way): Generator<string> {
  const objects = forms.filter((form) => form instanceof z.ZodObject)
  if (objects.length === 0 || open.has(at)) return
  open.add(at)
  const told = new Set<string>()
  for (const word of line.split(' ').filter(Boolean)) {
    const [, name = '', type = '', required, values] = /^([^:]+):([^!=]+)(!?)(?:=(.*))?$/.exec(word) ?? []
    told.add(name)
    const fields = objects.flatMap(({ shape }): Field[] => {
      const field = memberOf(shape, name)
      return field ? [fieldOf(name, field)] : []
    })
    const [first] = fields
    if (!first) {
      yield `${at}.${name}: missing`
      continue
    }
    const schema = fields.length === 1 ? first.schema : z.union(fields.map((field) => made(field.schema)))
    yield* ofType(`${at}.${name}`, type, schema, way)
    const due = fields.length === objects.length && fields.every((field) => field.required)
    if (way !== 'answers' && due && !required) yield `${at}.${name}: required`
    if (way === 'asks' && !due && required && first.preset === undefined) yield `${at}.${name}: optional`
    const ours = valuesOf(schema)
    const theirs = values?.replaceAll('+', ' ').split(',')
    const lacking = ours && theirs?.filter((value) => value !== 'null' && !ours.includes(value))
    if (lacking && lacking.length > 0) yield `${at}.${name}: lacks ${lacking.join()}`
    if (way === 'answers') continue
    if (ours && !theirs) yield `${at}.${name}: closed`
    if (theirs && !ours) yield `${at}.${name}: open`
    const more = theirs && ours?.filter((value) => !theirs.includes(value))
    if (more && more.length > 0) yield `${at}.${name}: offers ${more.join()}`
  }
  if (way !== 'answers')
    for (const { shape } of objects)
      for (const name of Object.keys(shape)) if (!told.has(name)) yield `${at}.${name}: not told`
  open.delete(at)
}

function* differences(name: string, line: string): Generator<string> {
  const operation: Operation | undefined = operations.find(({ method, path }) => `${method} ${path}` === name)
  if (!operation) {
    yield `${name}: missing`
    return
  }
  const [statuses = '', ...words] = line.split(' ')
  const { status, partial, mayBeEmpty, returns, query = z.object({}), body } = operation
  const ours = new Set([status, ...(partial ? [207] : []), ...(mayBeEmpty ? [204] : [])])
  for (const told of statuses.split(',').filter((told) => told !== '-'))
    if (!ours.has(Number(told))) yield `${name}: ${told}`
  for (const word of words) {
    const told = word.slice(1)
    const [part = '', type = ''] = told.split(/[:!=]/)
    if (word.startsWith('/')) yield* ofType(`${name} ${part}`, type, pathParameter(operation, part), 'asks')
    else if (word.startsWith('>') && body)
      yield* ofType(name, told, body, operation.method === 'PATCH' ? 'changes' : 'asks')
    else if (word.startsWith('<') && returns.kind === 'json') yield* ofType(name, told, returns.schema, 'answers')
    else if (word.startsWith('>') || word.startsWith('<')) yield `${name} ${word}: nothing`
  }
  for (const [sign, schema] of [
    ['?', query],
    ['+', body],
  ] as const) {
    const fields = words.filter((word) => word.startsWith(sign)).map((word) => word.slice(1))
    if (schema && (sign === '?' || fields.length > 0))
      yield* ofFields(`${name} ${sign}`, fields.join(' '), formsOf(schema), 'asks')
  }
}

/** What differs on purpose, and why. */
const known: Record<string, string> = {
  'GET /applications ?.search_type: optional': 'Left out it is any',
  'GET /applications ?.search_type: offers extrahop_id': 'The spelling of other releases',
  'GET /devices ?.search_type: optional': 'Left out it is any',
  'record_response.records: json, not list': 'A list of objects, as every client reads it',
  'GET /users/{username}/apikeys/{keyid} keyid: text, not int,number': 'The id of an APIKey, which is a number',
  'Device_UPDATE.custom_type: open': 'Free text in 5.3; of later releases see below',
  'device_search.result_fields: open': 'Fields of later releases, too',
  'PATCH /usergroups/{id}/members: text, not json': 'JSON in the body',
  'PUT /usergroups/{id}/members: text, not json': 'JSON in the body',
  'POST /bundles: text, not json': 'JSON in the body',
  'PUT /runningconfig: text, not json': 'JSON in the body',
  'device_group_settings.name: optional': 'A group without a name is asked about, not refused: both guides make one',
  'device_group_settings.dynamic: not told': 'Both guides send it',
  'search_filter.is_regex: not told': 'Scripts send it',
  'filter.is_regex: not told': 'Scripts send it there as well',
  'POST /extrahop/firmware/latest/upgrade <firmware_upgrade_success: nothing': 'A sentence that says nothing more',
  'metric_query.object_type: offers activity_group': 'Earlier releases have it',
  'metric_response.num_results: stat_response[], not int,number': 'A number, as every client reads it',
  'metric_response.xid: stat_response[], not int,number': 'A number, as every client reads it',
  'fetch_cursor_body.context_ttl: not told': 'Some clients send it in the body',
  'criteria.protocol_default: closed': 'Values of the guides',
  'source.type: closed': 'Values of the guides',
  'sort_item.field: required': 'Without a field nothing is sorted',
  'record_query.eql: not told': 'Later releases have it',
  'record_query.aggregations: not told': 'Later releases have it',
  'triggers_external_data.body: required': 'Without data there is nothing to hand over',
  'triggers_external_data.type: required': 'Without a type no script finds the data',
  'user_create_with_pw.password: optional': 'Needless for whom another server signs in',
}

/** Operations that the catalogue has for it without being told of: other guides have them. */
const untold = [
  'appliances.nextFirmware',
  'appliances.upgradeFirmware',
  'users.lock',
  'users.unlock',
  'activitygroups.list',
  'activitygroups.listDashboards',
  'dashboards.reports',
  'metrics.searchCatalog',
  'records.formats',
]

const differing = (named: Record<string, string>) => [
  ...new Set(Object.entries(named).flatMap(([name, line]) => [...differences(name, line)])),
]

describe('firmware 9.8', () => {
  it('has the operations, statuses, fields, types and values that the catalogue says, known differences aside', () => {
    expect(differing(reference).toSorted()).toEqual(Object.keys(known).toSorted())
  })

  it('has every operation that the catalogue has for it, but those of other guides', () => {
    const more = operations.filter(
      ({ method, path, since, until, platforms }) =>
        reference[`${method} ${path}`] === undefined &&
        inRelease('9.8', since, until) &&
        (platforms.includes('discover') || platforms.includes('command')),
    )
    expect(more.map(({ id }) => id).toSorted()).toEqual(untold.toSorted())
  })

  it('gives a device one of the roles that stand in the catalogue', () => {
    const told = / custom_type:text!=([^ ]+) /.exec(definitions['Device_UPDATE'] ?? '')?.[1]?.split(',')
    expect(told?.toSorted()).toEqual(['', ...deviceRoles].toSorted())
  })
})
