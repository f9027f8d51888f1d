/**
 * A request against the catalogue. A wrong type, a missing or an unknown body field is refused by its name. An
 * unknown query parameter is only noted, as the appliance ignores it; `--strict` refuses that too.
 */
import { isDeepStrictEqual } from 'node:util'
import { fieldOf, memberOf } from '../catalog/fields'
import { withoutNulls } from '../catalog/nulls'
import type { Operation } from '../catalog/operation'
import type { Release } from '../catalog/release'
import { z } from '../catalog/zod'
import { refuse, type Refusal } from './answer'
import { fieldsWithout, objectOf } from './release-fields'

type Issue = z.core.$ZodIssue

/** Of the branches of a union, the complaint that got furthest into the value. */
function deepest(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue
  const inner = issue.errors
    .flat()
    .map((child) => deepest({ ...child, path: [...issue.path, ...child.path] }))
    .toSorted((a, b) => b.path.length - a.path.length)[0]
  return inner && inner.path.length > issue.path.length ? inner : issue
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
    value,
  )

/** What is wrong, in words that name the field, and whether it is the value rather than the form. */
function complaint(
  kind: 'Body field' | 'Query parameter',
  first: Issue,
  value: unknown,
): { text: string; ofValue: boolean } {
  const issue = deepest(first)
  const name = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `"${[name, key].filter(Boolean).join('.')}"`).join(', ')
    return { text: `${kind} ${names} is unknown`, ofValue: false }
  }
  if (name === '') return { text: `The body does not fit: ${issue.message}`, ofValue: false }
  if (at(value, issue.path) === undefined) return { text: `${kind} "${name}" is missing`, ofValue: true }
  const ofValue = ['invalid_value', 'too_small', 'too_big', 'invalid_format', 'custom'].includes(issue.code)
  return { text: `${kind} "${name}": ${issue.message}`, ofValue }
}

function refusal(
  operation: Operation,
  kind: 'Body field' | 'Query parameter',
  error: z.ZodError,
  value: unknown,
): Refusal {
  const complaints = error.issues.map((issue) => complaint(kind, issue, value))
  // Wrong types and unknown names are 400; a value out of range 422 where the operation knows that status.
  const soft = operation.errors.includes(422) && complaints.every(({ ofValue }) => ofValue)
  const texts = new Set(complaints.map(({ text }) => text))
  return refuse(soft ? 422 : 400, [...texts].slice(0, 5).join('; '))
}

/** A query value as its schema wants it; what cannot be converted stays text, for the schema to refuse. */
function converted(schema: z.ZodType, texts: readonly string[]): unknown {
  const inner = fieldOf('', schema).schema
  const text = texts[0] ?? ''
  if (inner instanceof z.ZodArray) {
    const element = inner.element
    return texts
      .flatMap((part) => part.split(','))
      .map((part) => (element instanceof z.ZodType ? converted(element, [part]) : part))
  }
  if (inner instanceof z.ZodNumber) return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
  // Clients in Python write True and False.
  if (inner instanceof z.ZodBoolean) return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : text
  if (inner instanceof z.ZodLiteral || inner instanceof z.ZodUnion)
    return /^-?\d+$/.test(text) && inner.safeParse(Number(text)).success ? Number(text) : text
  return text
}

function fromPairs(
  shape: z.ZodObject,
  pairs: URLSearchParams,
  unknown: (name: string) => void,
): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  for (const name of new Set(pairs.keys())) {
    const field = memberOf(shape.shape, name)
    if (field === undefined) unknown(name)
    else value[name] = converted(field, pairs.getAll(name))
  }
  return value
}

/** The query, checked and converted. `note` hears of parameters that the operation does not have. */
export function checkQuery(
  operation: Operation,
  pairs: URLSearchParams,
  release: Release,
  note: (text: string) => void,
): Record<string, unknown> {
  const schema = operation.query ?? z.object({})
  const hidden = new Set(fieldsWithout(schema, release))
  const unknown = (name: string): void => note(`unknown query parameter "${name}"`)
  const value = fromPairs(schema, pairs, unknown)
  for (const name of Object.keys(value)) {
    if (!hidden.has(name)) continue
    Reflect.deleteProperty(value, name)
    unknown(name)
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw refusal(operation, 'Query parameter', parsed.error, value)
  return parsed.data
}

export interface CheckedBody {
  body: unknown
  given: ReadonlySet<string>
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Levels of lists and objects in a body; the filters that people write have three or four, those that tests write fifty, of two levels each. */
const mostLevels = 250

function refuseDepth(value: unknown): void {
  let level = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > mostLevels) throw refuse(400, `The body nests more than ${mostLevels} levels`)
    level = level.flatMap((part) => (typeof part === 'object' && part !== null ? Object.values(part) : []))
  }
}

/** The raw body as a value, before its schema. JSON is read whatever the content type says. */
async function readBody(operation: Operation, bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<unknown> {
  switch (operation.bodyType) {
    case 'multipart/form-data':
      // Older clients send the file alone, without a form around it.
      if (contentType.startsWith('application/octet-stream')) return { file: new Blob([bytes]) }
      return Object.fromEntries(await formOf(bytes, contentType))
    case 'application/vnd.extrahop.firmware':
      if (!contentType.startsWith('application/vnd.extrahop.firmware') && operation.errors.includes(415))
        throw refuse(415, `Content type "${contentType}" is not application/vnd.extrahop.firmware`)
      return new Blob([bytes])
    case 'application/octet-stream':
    case 'application/tar':
      return new Blob([bytes])
    case 'text/plain':
      return decode(bytes)
    case 'application/x-www-form-urlencoded': {
      const pairs = new URLSearchParams(decode(bytes))
      const shape = objectOf(operation.body)
      const value = Object.fromEntries(pairs)
      return shape ? { ...value, ...fromPairs(shape, pairs, () => undefined) } : value
    }
    default:
      return parse(decode(bytes))
  }
}

function parse(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw refuse(400, 'The body is not valid JSON')
  }
  refuseDepth(value)
  return value
}

async function formOf(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
  } catch {
    throw refuse(415, `Content type "${contentType}" with this body is not multipart/form-data`)
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw refuse(400, 'The body is not UTF-8 text')
  }
}

/** Without the fields that do not fit though the object holds just that: what was answered is taken back, unchanged. */
function withoutUnchanged(value: object, { issues }: z.ZodError, present: unknown): object {
  if (typeof present !== 'object' || present === null) return value
  const wrong = new Set(issues.map(({ path }) => path[0]))
  return Object.fromEntries(
    Object.entries(value).filter(
      ([name, part]) => !wrong.has(name) || !isDeepStrictEqual(part, Reflect.get(present, name)),
    ),
  )
}

/**
 * The body, checked, with its presets. Throws 400, 415 or 422 in words that name what is wrong. `present` answers the
 * object that is to be changed.
 */
export async function checkBody(
  operation: Operation,
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
  release: Release,
  note: (text: string) => void,
  present: () => Promise<unknown>,
): Promise<CheckedBody> {
  const none = { body: undefined, given: new Set<string>() }
  const schema = operation.body
  if (!schema) {
    if (bytes.length > 0) note('a body where none belongs')
    return none
  }
  if (bytes.length === 0) {
    if (operation.bodyOptional) return none
    if (operation.bodyType === 'application/json') throw refuse(400, 'The body is missing')
  }
  const read = await readBody(operation, bytes, contentType)
  let value = operation.bodyType === 'application/json' ? withoutNulls(schema, read) : read
  const given = new Set(typeof value === 'object' && value !== null ? Object.keys(value) : [])
  const shape = objectOf(schema)
  if (shape) {
    const early = fieldsWithout(shape, release).find((name) => given.has(name))
    if (early !== undefined) throw refuse(400, `Body field "${early}" is unknown`)
  }
  let parsed = schema.safeParse(value)
  if (!parsed.success && shape && typeof value === 'object' && value !== null) {
    value = withoutUnchanged(value, parsed.error, await present())
    parsed = schema.safeParse(value)
  }
  if (!parsed.success) throw refusal(operation, 'Body field', parsed.error, value)
  return { body: parsed.data, given }
}
