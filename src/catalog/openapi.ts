/** The catalogue as an OpenAPI 3.1 document, for tools that read those. */
import { ErrorBody, PartialSuccess } from './common'
import type { Method, Operation, Resource } from './operation'
import { pathNames, pathParameter } from './path-parameters'
import { needsIn, reasonFor } from './privilege'
import { made } from './deferred'
import { z } from './zod'

type Json = Record<string, unknown>

/** Our own facts go under names of our own; what the standard has a word for uses that word. */
const formats: Partial<Record<string, string>> = { ipv4: 'ipv4', ipv6: 'ipv6', secret: 'password' }

/** Facts that a schema's meta carries and the document shows under `x-` names. */
const shown = ['kind', 'refers', 'since', 'until', 'assumed', 'choices', 'choicesSince'] as const

/**
 * Rewrites one node of zod's output: the label becomes the title, the kind a format where one exists, and the
 * rest of the meta extensions.
 */
function rewrite(schema: z.core.JSONSchema.BaseSchema): void {
  const node: Json = schema
  if (typeof node.label === 'string') node.title = node.label
  delete node.label
  delete node.group
  const format = typeof node.kind === 'string' ? formats[node.kind] : undefined
  if (format !== undefined && node.type === 'string') node.format = format
  if (node.kind === 'secret') node.writeOnly = true
  // zod writes the limits of safe integers out, which says nothing about the appliance.
  if (node.minimum === Number.MIN_SAFE_INTEGER) delete node.minimum
  if (node.maximum === Number.MAX_SAFE_INTEGER) delete node.maximum
  if (node.type === 'integer') node.format ??= 'int64'
  for (const name of shown) {
    if (node[name] === undefined) continue
    node[`x-${name}`] = node[name]
    delete node[name]
  }
}

/** The objects of resources, each with the name under which the document has it once. */
type Shared = ReadonlyMap<unknown, string>

/** A schema as JSON Schema: what a caller may send (`input`) or what the appliance answers (`output`). */
function toSchema(schema: z.ZodType, io: 'input' | 'output', shared: Shared = new Map()): Json {
  const { $schema: _, ...document }: Json = z.toJSONSchema(made(schema), {
    io,
    target: 'draft-2020-12',
    // A file has no form in JSON: it stands as bytes.
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'custom') Object.assign(jsonSchema, { type: 'string', format: 'binary' })
      rewrite(jsonSchema)
      const name = shared.get(zodSchema)
      if (name === undefined) return
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key]
      jsonSchema.$ref = `#/components/schemas/${name}`
    },
  })
  return document
}

/**
 * Keeps the definitions of recursive and shared shapes in one place: zod gives each schema its own, so they are
 * moved under a name of the operation and the references follow.
 */
function hoist(schema: Json, prefix: string, schemas: Json): Json {
  const { $defs, ...rest } = schema
  if (typeof $defs !== 'object' || $defs === null) return rest
  const rename = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rename)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) =>
        key === '$ref' && typeof each === 'string'
          ? [key, each.replace('#/$defs/', `#/components/schemas/${prefix}.`)]
          : [key, rename(each)],
      ),
    )
  }
  const kept = rename(rest) as Json
  // A shape that the document has under a name of its own leaves its parts behind, used by nobody.
  if (!JSON.stringify(kept).includes(`#/components/schemas/${prefix}.`)) return kept
  for (const [name, definition] of Object.entries($defs)) schemas[`${prefix}.${name}`] = rename(definition)
  return kept
}

const reasons: Partial<Record<number, string>> = {
  400: 'The request is not well formed',
  401: 'The key is missing or not known',
  402: 'The license or its terms forbid it',
  403: 'The key may not do this',
  404: 'There is no such object, or this appliance does not offer it',
  405: 'Not allowed for this object',
  409: 'It collides with what is there',
  415: 'The content type is not the expected one',
  422: 'A value is missing or not allowed',
  429: 'Too many requests',
}

const reference = (name: string): Json => ({ $ref: `#/components/${name}` })

function responses(operation: Operation, schemas: Json, shared: Shared): Json {
  const { returns, status, doc } = operation
  const headers =
    returns.kind === 'created' || returns.kind === 'accepted'
      ? { headers: { Location: { description: 'Where the new object or the job is', schema: { type: 'string' } } } }
      : {}
  const content =
    returns.kind === 'json'
      ? {
          content: {
            'application/json': {
              schema: hoist(toSchema(returns.schema, 'output', shared), `${operation.id}.answer`, schemas),
            },
          },
        }
      : returns.kind === 'text' || returns.kind === 'bytes'
        ? { content: { [returns.contentType]: {} } }
        : {}
  const failures = new Set([400, 401, 402, 403, ...operation.errors])
  return {
    [status]: { description: doc, ...headers, ...content },
    ...(operation.mayBeEmpty ? { 204: { description: 'Nothing was found' } } : {}),
    ...Object.fromEntries([...failures].map((code) => [code, reference(`responses/E${code}`)])),
    ...(operation.partial ? { 207: reference('responses/Partial'), 422: reference('responses/Partial') } : {}),
    default: reference('responses/Failure'),
  }
}

function parameters(operation: Operation): Json[] {
  const inPath = pathNames(operation.path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: toSchema(pathParameter(operation, name), 'input'),
  }))
  if (!operation.query) return inPath
  const query = toSchema(operation.query, 'input')
  const required = Array.isArray(query.required) ? query.required : []
  return [
    ...inPath,
    ...Object.entries(query.properties ?? {}).map(([name, schema]) => ({
      name,
      in: 'query',
      required: required.includes(name),
      schema,
    })),
  ]
}

function requestBody(operation: Operation, schemas: Json): Json {
  const { body, bodyType, bodyOptional } = operation
  if (!body || !bodyType) return {}
  // Raw bytes are said by the content type alone; text and fields have a schema.
  const raw = body._zod.def.type === 'custom'
  const media = raw ? {} : { schema: hoist(toSchema(body, 'input'), `${operation.id}.body`, schemas) }
  return { requestBody: { required: !bodyOptional, content: { [bodyType]: media } } }
}

function operationObject(operation: Operation, schemas: Json, shared: Shared): Json {
  const { needs, note } = operation
  const fromEight = needsIn(operation, '8.0') === needs ? '' : 'From release 8.0 on write personal privileges will do.'
  return {
    operationId: operation.id,
    tags: [operation.resource],
    summary: operation.doc,
    description: [note, `${reasonFor(needs)}.`, fromEight].filter(Boolean).join('\n\n'),
    parameters: parameters(operation),
    ...requestBody(operation, schemas),
    responses: responses(operation, schemas, shared),
    ...(needs === 'no key' ? { security: [] } : {}),
    'x-needs': needs,
    'x-platforms': operation.platforms,
    'x-since': operation.since,
    ...(operation.until ? { 'x-until': operation.until, deprecated: true } : {}),
    ...(operation.destructive ? { 'x-destructive': true } : {}),
    ...(operation.reads && operation.method !== 'GET' ? { 'x-reads': true } : {}),
    ...(operation.assumed ? { 'x-assumed': true } : {}),
  }
}

/** `API key` is `APIKey`, `device group` is `DeviceGroup`. */
const componentName = (words: string): string =>
  words
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

const verbs = {
  GET: 'get',
  POST: 'post',
  PATCH: 'patch',
  PUT: 'put',
  DELETE: 'delete',
} as const satisfies Record<Method, string>

/** The document. `version` is that of the product which made it; the API's own version is in the address. */
export function openapi(catalog: Record<string, Resource>, { version }: { version: string }): Json {
  const schemas: Json = { Error: toSchema(ErrorBody, 'output'), Partial: toSchema(PartialSuccess, 'output') }
  const shared = new Map<unknown, string>()
  for (const { object, words } of Object.values(catalog)) {
    if (!object || shared.has(object)) continue
    const name = componentName(words[0])
    shared.set(object, name)
    schemas[name] = hoist(toSchema(object, 'output'), name, schemas)
  }
  const paths: Record<string, Json> = {}
  const codes = new Set([400, 401, 402, 403])
  for (const resource of Object.values(catalog)) {
    for (const operation of Object.values(resource.operations)) {
      const path = (paths[operation.path] ??= {})
      path[verbs[operation.method]] = operationObject(operation, schemas, shared)
      for (const code of operation.errors) codes.add(code)
    }
  }
  const problem = { content: { 'application/json': { schema: reference('schemas/Error') } } }
  return {
    openapi: '3.1.0',
    info: {
      title: 'ExtraHop REST API v1, as far as it is known',
      version,
      description:
        'Made from the catalogue of hopdeck. An operation is offered from x-since on and until x-until, on the appliances in x-platforms, to keys that x-needs admits.',
    },
    servers: [
      {
        url: 'https://{host}/api/v1',
        variables: { host: { default: 'extrahop.example', description: 'The appliance' } },
      },
    ],
    security: [{ key: [] }],
    tags: Object.values(catalog).map(({ name, about }) => ({ name, description: about })),
    paths,
    components: {
      securitySchemes: {
        key: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: 'The word ExtraHop, a space, and apikey= with the key after it',
        },
      },
      responses: {
        ...Object.fromEntries(
          [...codes]
            .toSorted((a, b) => a - b)
            .map((code) => [`E${code}`, { description: reasons[code] ?? 'It failed', ...problem }]),
        ),
        Failure: { description: 'The appliance failed', ...problem },
        Partial: {
          description: 'A part, or all, was not applied',
          content: { 'application/json': { schema: reference('schemas/Partial') } },
        },
      },
      schemas,
    },
  }
}
