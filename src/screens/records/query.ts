/** A record query while it is composed, as it stands in the address, and what is sent of it. */
import type { Filter } from '../../catalog/filter'
import { recordLimit, type RecordQuery } from '../../catalog/records'
import { z } from '../../catalog/zod'
import type { FilterField } from '../../catalog/filter-fields'
import { sentOf } from '../../crud/filter-tree/sent'
import { DraftFilter } from '../../crud/filter-tree/tree'
import { rangeField, readRange, resolveRange, type Span } from '../../crud/time-range/range'

export const QueryState = z.object({
  /** None is all types. */
  types: z.array(z.string().min(1)).max(100).default([]),
  range: rangeField('-30m'),
  filter: DraftFilter.optional(),
  order: z.array(z.strictObject({ field: z.string().min(1), direction: z.enum(['asc', 'desc']) })).default([]),
  /** Records a page. */
  limit: z.number().int().min(1).max(recordLimit).default(1000),
  /** Fields to group by, where the release has that. */
  group: z.array(z.string().min(1)).max(20).default([]),
  /** The body is sent as it was given, and its answer fixes the window: for the guide's example and bodies of scripts. */
  asGiven: z.boolean().default(false),
})
export type Query = z.output<typeof QueryState>

export const emptyQuery: Query = QueryState.parse({})

/** How long the appliance keeps a search open between two pages. */
export const lifetime = '5m'

/** An operand as the appliance wants it: text, also for numbers and truth values; typed ones keep their type. */
function textOperand(operand: unknown): unknown {
  if (typeof operand === 'number' || typeof operand === 'boolean' || typeof operand === 'bigint') return String(operand)
  if (Array.isArray(operand)) return operand.map(textOperand)
  if (typeof operand === 'object' && operand !== null && 'value' in operand)
    return { ...operand, value: textOperand(operand.value) }
  return operand
}

export function withTextOperands(filter: Filter): Filter {
  if ('rules' in filter) return { operator: filter.operator, rules: filter.rules.map(withTextOperands) }
  if (filter.operand === undefined) return filter
  return { ...filter, operand: textOperand(filter.operand) }
}

/** What is sent of the tree. */
export function filterOf(query: Pick<Query, 'filter'>, fields: readonly FilterField[]): Filter | undefined {
  const sent = sentOf(query.filter, fields)
  return sent && withTextOperands(sent)
}

/** Relative times as the guide writes them: ms before now, and nothing for now itself. */
function relativeTimes(range: string, now: number): Pick<RecordQuery, 'from' | 'until'> {
  const read = readRange(range)
  if (read?.kind !== 'span') {
    const { from, until } = resolveRange(range, now)
    return { from, until }
  }
  const ms = (edge: typeof read.from) => (edge.kind === 'now' ? undefined : edge.kind === 'back' ? -edge.ms : edge.at)
  const until = ms(read.until)
  return { from: ms(read.from) ?? 0, ...(until !== undefined && { until }) }
}

/** The body that asks for always the latest: with its times relative. */
export function relativeBody(query: Query, fields: readonly FilterField[], now: number): RecordQuery {
  return { ...relativeTimes(query.range, now), ...rest(query, fields) }
}

/** The body that asks for one window, in ms. */
export function absoluteBody(query: Query, fields: readonly FilterField[], { from, until }: Span): RecordQuery {
  return { from, until, ...rest(query, fields) }
}

function rest(query: Query, fields: readonly FilterField[]): Omit<RecordQuery, 'from' | 'until'> {
  const filter = filterOf(query, fields)
  return {
    ...(query.types.length > 0 && { types: [...query.types] }),
    ...(filter && { filter }),
    ...(query.order.length > 0 && { sort: query.order.map((entry) => ({ ...entry })) }),
    limit: query.limit,
    ...(query.group.length > 0 && { aggregations: { fields: [...query.group] } }),
  }
}

/** The body that a search sends first. */
export function firstBody(query: Query, fields: readonly FilterField[], now: number): RecordQuery {
  if (query.asGiven) return relativeBody(query, fields, now)
  const body = absoluteBody(query, fields, resolveRange(query.range, now))
  // Groups are no pages that a cursor could walk.
  return query.group.length > 0 ? body : { ...body, context_ttl: lifetime }
}

/** True if both ask the same, in whatever order their keys stand. */
export const sameQuery = (a: Query, b: Query): boolean => same(a, b)

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const other = new Map<string, unknown>(Object.entries(b).filter(([, value]) => value !== undefined))
  const own = Object.entries(a).filter(([, value]) => value !== undefined)
  return own.length === other.size && own.every(([name, value]) => other.has(name) && same(value, other.get(name)))
}
