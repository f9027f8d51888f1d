/**
 * The appliance's own search over devices: one property compared with a value (GET /devices; 5.3 guide, Device),
 * a window of activity, and where the release has it a list of rules (POST /devices/search). Plain data that
 * stands in the URL, so every part falls back to its default when it does not fit.
 */
import type { Appliance } from '../../api/appliance'
import { readsBySearch } from '../../api/pages'
import type { RawInput } from '../../api/request'
import { catalog } from '../../catalog'
import { asSpelled, macOf, macPartOf, sought } from '../../catalog/addresses'
import { deviceSearchTypes } from '../../catalog/devices'
import { deviceFilterFields, leafOperators, type Filter } from '../../catalog/filter'
import { deviceFields } from '../../catalog/filter-fields'
import type { Operation } from '../../catalog/operation'
import { z } from '../../catalog/zod'
import { sentOf } from '../../crud/filter-tree/sent'
import { DraftFilter, type Draft } from '../../crud/filter-tree/tree'

export const searchTypes = deviceSearchTypes
export type SearchType = (typeof searchTypes)[number]

export const Rule = z.object({
  field: z.enum(deviceFilterFields),
  operator: z.enum(leafOperators),
  operand: z.string().default(''),
})
export type Rule = z.output<typeof Rule>

export const joins = ['and', 'or', 'not'] as const

const Window = z.string().regex(/^$|^-?\d+(ms|s|m|h|d|w|M|y)?$/)

export const ApplianceSearch = z.object({
  search: z.enum(searchTypes).default('any'),
  value: z.string().default(''),
  from: Window.default(''),
  until: Window.default(''),
  /** What is searched by rules. */
  tree: DraftFilter.nullable().default(null),
  /** Rules of one level, as addresses of older versions have them. */
  join: z.enum(joins).default('and'),
  rules: z.array(Rule).default([]),
})
export type ApplianceSearch = z.output<typeof ApplianceSearch>

export const everything: ApplianceSearch = ApplianceSearch.parse({})

/** True if the search leaves nothing out. */
export const isEverything = (search: ApplianceSearch): boolean =>
  search.value === '' && search.from === '' && search.until === '' && sentBy(search) === undefined

/** A search of one text: what does not matter for the answer does not make another list. */
export const searchKey = (search: ApplianceSearch): string => JSON.stringify(toRequest(search))

/** Numbers as numbers, so that a time of 0 or in milliseconds is not read as text. */
const moment = (text: string): string | number | undefined =>
  text === '' ? undefined : /^-?\d+$/.test(text) ? Number(text) : text

export interface DeviceRequest {
  query?: { search_type?: SearchType; value?: string; active_from?: string | number; active_until?: string | number }
  filter?: Filter
}

/** Fields whose operand is a number or a moment. */
const numeric = new Set<string>(['vlan', 'node', 'id', 'discover_time'])
const truths = new Set<string>(['is_critical', 'is_active'])

function operandOf(rule: Rule): unknown {
  const one = (text: string): unknown => {
    if (truths.has(rule.field)) return text === 'true' || text === 'yes'
    return numeric.has(rule.field) && /^-?\d+$/.test(text) ? Number(text) : text
  }
  if (rule.operator === 'in' || rule.operator === 'not_in')
    return rule.operand.split(',').map((part) => one(part.trim()))
  return one(rule.operand.trim())
}

const hasOperand = (rule: Rule): boolean => rule.operator !== 'exists' && rule.operator !== 'not_exists'

function leafOf(rule: Rule): Filter {
  const { field, operator } = rule
  return hasOperand(rule) ? { field, operator, operand: operandOf(rule) } : { field, operator }
}

/** The rules of a search as a tree; undefined if it has none. */
export function treeOf({ tree, rules, join }: ApplianceSearch): Draft | undefined {
  if (tree || rules.length === 0) return tree ?? undefined
  const leaves = rules.map(leafOf)
  const [only] = leaves
  return only && leaves.length === 1 && join !== 'not' ? only : { operator: join, rules: leaves }
}

/** What is sent of them. */
const sentBy = (search: ApplianceSearch): Filter | undefined => sentOf(treeOf(search), deviceFields)

/** What is searched for as the appliance spells it, where it may be an address. */
function valueFor(by: SearchType, typed: string): string {
  const text = sought(typed)
  // Where a MAC address is searched for, digits are of one and no date.
  if (by === 'mac address') return macOf(text) ?? macPartOf(text) ?? text
  return by === 'any' || by === 'ip address' ? asSpelled(text) : text
}

/** What is asked of the appliance. Rules need POST /devices/search, which takes no search type: the two are exclusive. */
export function toRequest(search: ApplianceSearch): DeviceRequest {
  const window = { active_from: moment(search.from), active_until: moment(search.until) }
  const request: DeviceRequest = {}
  const query: NonNullable<DeviceRequest['query']> = {}
  if (window.active_from !== undefined) query.active_from = window.active_from
  if (window.active_until !== undefined) query.active_until = window.active_until
  const filter = sentBy(search)
  if (filter) {
    request.filter = filter
  } else if (search.value !== '') {
    query.search_type = search.search
    query.value = valueFor(search.search, search.value)
  }
  if (Object.keys(query).length > 0) request.query = query
  return request
}

/** The operation and input of a search, as the first page of it is asked for. */
export function requestOf(appliance: Appliance, search: ApplianceSearch): { operation: Operation; input: RawInput } {
  const { query, filter } = toRequest(search)
  const { list, search: byFilter } = catalog.devices.operations
  if (readsBySearch(appliance, query)) {
    const { active_from, active_until } = query ?? {}
    return { operation: byFilter, input: { body: { filter, active_from, active_until } } }
  }
  return { operation: list, input: { query } }
}
