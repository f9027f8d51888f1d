/**
 * The only place that turns an operation and its input into an HTTP request. The client sends what this builds,
 * and the explorer and the code samples show it, so a sample cannot differ from what was sent. The key is not
 * part of it: send.ts adds it last.
 */
import type { Method, Operation } from '../catalog/operation'

/** Input of an operation without its types, for code that handles any operation. */
export interface RawInput {
  params?: Record<string, string | number> | undefined
  query?: Record<string, unknown> | undefined
  body?: unknown
}

export interface HttpRequest {
  method: Method
  /** Absolute. */
  url: string
  /** As a person reads it: path and query without the API's prefix. */
  path: string
  /** Without the key. A form has no content type here: whoever sends it adds one with its boundary. */
  headers: Record<string, string>
  body: string | Blob | FormData | undefined
}

/** The input cannot be made into a request; the message says why, for a person. */
export class UnsendableInput extends Error {
  override name = 'UnsendableInput'
}

/** Every path of the REST API begins with this (5.3 guide, Learn about the ExtraHop REST API). */
export const apiPrefix = '/api/v1'

/**
 * The base address of an appliance in its one spelling: scheme, host, port and, behind a proxy, a path; never a
 * trailing slash, query or fragment.
 * @throws UnsendableInput for what is not an http or https address
 */
export function normaliseBase(base: string): string {
  if (!URL.canParse(base)) throw new UnsendableInput(`“${base}” is not an address`)
  const url = new URL(base)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new UnsendableInput(`${url.protocol} addresses cannot be called, only https and http`)
  }
  const folder = url.pathname.replaceAll(/\/{2,}/g, '/').replace(/\/$/, '')
  return `${url.origin}${folder}`
}

/**
 * Characters of one value in an address. Servers refuse far shorter ones, and an id may come from an answer: the browser
 * itself is held up by an address of megabytes.
 */
const longestValue = 100_000

/**
 * Percent-encodes one value. The tilde stays, which `~short_code` in paths relies on; the apostrophe goes, since
 * browsers encode it in queries by themselves and what is shown should be what is sent.
 */
function encode(name: string, value: string): string {
  if (value.length > longestValue) throw new UnsendableInput(`${name} is too long for an address`)
  try {
    return encodeURIComponent(value).replaceAll("'", '%27')
  } catch {
    throw new UnsendableInput(`${name} holds half of a character pair and cannot be encoded`)
  }
}

/** The dot segments, which the browser's own URL parser would resolve away. Their other spelling, %2e, is encoded. */
const isDots = (segment: string): boolean => segment === '.' || segment === '..'

function fillPath(operation: Operation, params: RawInput['params']): string {
  const filled = operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    // An id may come from an answer, whose types are only what is hoped for.
    const value: unknown = params?.[name]
    if (value === undefined || value === null || value === '') throw new UnsendableInput(`${name} is missing`)
    if (typeof value === 'number' && !Number.isFinite(value)) throw new UnsendableInput(`${name} is not a number`)
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint')
      throw new UnsendableInput(`${name} is neither a text nor a number`)
    return encode(name, String(value))
  })
  for (const segment of filled.split('/')) {
    if (isDots(segment)) throw new UnsendableInput(`“${segment}” cannot stand in a path`)
  }
  return filled
}

function queryValue(name: string, value: unknown): string {
  if (typeof value === 'string') return encode(name, value)
  if (Array.isArray(value)) return value.map((part: unknown) => queryValue(name, part)).join(',')
  return encode(name, JSON.stringify(value))
}

/** Parameters in the order of the schema, so that equal input gives an equal address; the rest follows. */
function queryOf(operation: Operation, query: RawInput['query']): string {
  if (!query) return ''
  const known = operation.query ? Object.keys(operation.query.shape) : []
  const names = [...known, ...Object.keys(query).filter((name) => !known.includes(name))]
  const parts = names.flatMap((name) => {
    const value = Object.hasOwn(query, name) ? query[name] : undefined
    return value === undefined || value === null ? [] : [`${encode(name, name)}=${queryValue(name, value)}`]
  })
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}

function formBody(body: unknown): string {
  if (typeof body !== 'object' || body === null) throw new UnsendableInput('The body must be a set of fields')
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined || value === null) continue
    form.append(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  return form.toString()
}

function multipartBody(body: unknown): FormData {
  if (body instanceof Blob || typeof body !== 'object' || body === null)
    throw new UnsendableInput('The body must be a set of fields')
  const form = new FormData()
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined || value === null) continue
    if (value instanceof Blob) form.append(name, value)
    else form.append(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  return form
}

function bodyOf(operation: Operation, body: unknown): string | Blob | FormData | undefined {
  if (body === undefined || !operation.bodyType) return undefined
  if (operation.bodyType === 'multipart/form-data') return multipartBody(body)
  if (body instanceof Blob) return body
  switch (operation.bodyType) {
    case 'application/json':
      return JSON.stringify(body)
    case 'application/x-www-form-urlencoded':
      return formBody(body)
    default:
      if (typeof body === 'string') return body
      throw new UnsendableInput(`The body must be ${operation.bodyType === 'text/plain' ? 'text' : 'a file'}`)
  }
}

function acceptOf(operation: Operation): string {
  switch (operation.returns.kind) {
    case 'text':
    case 'bytes':
      // Errors come as JSON whatever was asked for.
      return `${operation.returns.contentType}, application/json;q=0.5`
    default:
      return 'application/json'
  }
}

/**
 * Builds the request of an operation.
 * @param base address of the appliance, with or without a trailing slash or a path
 * @throws UnsendableInput where a path parameter is missing, empty or a dot segment, or the body has the wrong form
 */
export function buildRequest(base: string, operation: Operation, input: RawInput): HttpRequest {
  const path = fillPath(operation, input.params) + queryOf(operation, input.query)
  const body = bodyOf(operation, input.body)
  if (body === undefined && operation.body && !operation.bodyOptional) throw new UnsendableInput('The body is missing')
  const headers: Record<string, string> = { Accept: acceptOf(operation) }
  if (body !== undefined && operation.bodyType && !(body instanceof FormData))
    headers['Content-Type'] = operation.bodyType
  return { method: operation.method, url: `${normaliseBase(base)}${apiPrefix}${path}`, path, headers, body }
}
