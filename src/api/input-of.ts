/** The input behind a logged request, so that the explorer can open it filled in. */
import type { LogBody, LogEntry } from './log'
import { withoutPercent } from './percent'
import { apiPrefix, type RawInput } from './request'
import { hidden } from './secrets'
import { operationById } from '../catalog'
import type { Operation } from '../catalog/operation'
import { pathNames } from '../catalog/path-parameters'
import { z } from '../catalog/zod'
import { fieldOf, memberOf } from '../catalog/fields'

const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A query value in the type that its schema asks for. */
function typed(schema: z.ZodType | undefined, text: string): unknown {
  if (!schema) return text
  const plain = fieldOf('value', schema).schema
  return plain instanceof z.ZodString || plain instanceof z.ZodEnum ? text : readJson(text)
}

/** What of a logged body is not kept and has to be given again. */
export type Lack =
  /** `field` of a form, or the whole body. */
  | { kind: 'file'; field: string | null; name: string; size: number }
  /** Too long to keep. */
  | { kind: 'body'; size: number }
  /** A password, a private key. */
  | { kind: 'secret' }

/** What cannot be filled in from an entry of the log. */
export function lacksOf({ body }: Pick<LogEntry, 'body'>): Lack[] {
  switch (body?.kind) {
    case 'file':
      return [{ kind: 'file', field: null, name: body.name, size: body.size }]
    case 'cut':
      return [{ kind: 'body', size: body.size }]
    case 'form':
      return body.parts.flatMap((part): Lack[] => {
        if ('file' in part) return [{ kind: 'file', field: part.name, name: part.file, size: part.size }]
        return part.text.includes(hidden) ? [{ kind: 'secret' }] : []
      })
    case 'text':
      return body.text.includes(hidden) ? [{ kind: 'secret' }] : []
    default:
      return []
  }
}

/** The fields of a form in the types that the body's schema asks for. */
function formBody(
  operation: Operation,
  parts: Iterable<readonly [name: string, text: string]>,
): Record<string, unknown> {
  const plain = operation.body && fieldOf('body', operation.body).schema
  const shape = plain instanceof z.ZodObject ? plain.shape : undefined
  return Object.fromEntries(Array.from(parts, ([name, text]) => [name, typed(memberOf(shape, name), text)]))
}

function bodyOf(operation: Operation, body: LogBody | null): unknown {
  if (body?.kind === 'form') {
    return formBody(
      operation,
      body.parts.flatMap((part) => ('text' in part ? [[part.name, part.text] as const] : [])),
    )
  }
  if (body?.kind !== 'text') return undefined
  switch (operation.bodyType) {
    case 'application/json':
      return readJson(body.text)
    case 'application/x-www-form-urlencoded':
      return formBody(operation, new URLSearchParams(body.text))
    default:
      return body.text
  }
}

/** What a path with its query gives an operation, and whether it is one of the operation's. */
export function addressInput(operation: Pick<Operation, 'path' | 'query'>, address: string) {
  const url = new URL(`https://host${apiPrefix}${address}`)
  const pattern = escape(operation.path).replaceAll(/\\\{[^}]+\\\}/g, '([^/]+)')
  const parts = new RegExp(`^${escape(apiPrefix)}${pattern}/?$`).exec(url.pathname)?.slice(1)
  const names = pathNames(operation.path)
  return {
    fits: parts !== undefined,
    params: Object.fromEntries(names.map((name, index) => [name, withoutPercent(parts?.[index] ?? '')])),
    query: Object.fromEntries(
      [...url.searchParams].map(([name, text]) => [name, typed(memberOf(operation.query?.shape, name), text)]),
    ),
  }
}

/**
 * Path, query and body of an entry, as far as the log has them (see `lacksOf`); null for an operation that the
 * catalogue no longer has.
 */
export function inputOf(entry: Pick<LogEntry, 'operation' | 'path' | 'body'>): RawInput | null {
  const operation = operationById(entry.operation)
  if (!operation) return null
  const { params, query } = addressInput(operation, entry.path)
  return { params, query, body: bodyOf(operation, entry.body) }
}
