/** Asking for everything: lists leave out built-in objects and costly parts unless they are asked for. */
import { fieldsOf } from './fields'
import type { Operation } from './operation'
import { inRelease, type Release } from './release'

/** The query that asks for everything, as the catalogue says it for a release (`wide`). */
export function wideQuery(operation: Operation, release: Release): Record<string, unknown> {
  const query: Record<string, unknown> = {}
  if (!operation.query) return query
  for (const { name, meta } of fieldsOf(operation.query)) {
    if (meta.wide === undefined || (meta.since && !inRelease(release, meta.since as Release))) continue
    query[name] = meta.wide
    if (meta.replaces !== undefined) delete query[meta.replaces]
  }
  return query
}
