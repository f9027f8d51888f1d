/** The input behind a logged request, so that the explorer can open it filled in. */
import type { LogEntry } from './log'
import { apiPrefix, type RawInput } from './request'
import { operationById } from '../catalog'
import { pathNames } from '../catalog/path-parameters'
import { z } from '../catalog/zod'
import { fieldOf } from '../catalog/fields'

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

/** Path, query and body of an entry; null for an operation that the catalogue no longer has. */
export function inputOf(entry: Pick<LogEntry, 'operation' | 'path' | 'body'>): RawInput | null {
  const operation = operationById(entry.operation)
  if (!operation) return null
  const url = new URL(`https://host${apiPrefix}${entry.path}`)
  const pattern = escape(operation.path).replaceAll(/\\\{[^}]+\\\}/g, '([^/]+)')
  const parts = new RegExp(`^${escape(apiPrefix)}${pattern}$`).exec(url.pathname)?.slice(1) ?? []
  const names = pathNames(operation.path)
  return {
    params: Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(parts[index] ?? '')])),
    query: Object.fromEntries(
      [...url.searchParams].map(([name, text]) => [
        name,
        typed(operation.query?.shape[name] as z.ZodType | undefined, text),
      ]),
    ),
    body:
      entry.body?.kind === 'text'
        ? operation.bodyType === 'application/json'
          ? readJson(entry.body.text)
          : entry.body.text
        : undefined,
  }
}
