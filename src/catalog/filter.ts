/**
 * Recursive filters: a leaf compares one field, a group joins rules. Device search and dynamic groups of later
 * releases use one set of fields, record queries (5.3 guide, Example 5) the fields of their record types.
 */
import { z } from './zod'

export const groupOperators = ['and', 'or', 'not'] as const

export const leafOperators = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '~',
  '!~',
  'startswith',
  'exists',
  'not_exists',
  'in',
  'not_in',
] as const

export interface FilterLeaf {
  field: string
  operator: (typeof leafOperators)[number]
  /** Left out for `exists` and `not_exists`. Addresses take CIDR; later releases also take typed objects and lists. */
  operand?: unknown
  /** The operand is a regular expression. Scripts write it beside the operator. */
  is_regex?: boolean | undefined
}

export interface FilterGroup {
  operator: (typeof groupOperators)[number]
  rules: Filter[]
}

export type Filter = FilterLeaf | FilterGroup

/** Fields of a device filter, as firmware 9.8 names them. */
export const deviceFilterFields = [
  'name',
  'discovery_id',
  'ipaddr',
  'macaddr',
  'vendor',
  'tag',
  'activity',
  'node',
  'vlan',
  'discover_time',
  'role',
  'dns_name',
  'dhcp_name',
  'netbios_name',
  'cdp_name',
  'custom_name',
  'software',
  'software_type',
  'model',
  'is_critical',
  'instance_id',
  'instance_name',
  'instance_type',
  'cloud_account',
  'vpc_id',
  'subnet_id',
  'is_active',
  'analysis',
  'network_locality_type',
  'network_locality_id',
  'id',
] as const

const operand = z.union([z.string(), z.number(), z.boolean(), z.array(z.unknown()), z.record(z.string(), z.unknown())])

const leafOver = (field: z.ZodType<string, string>) =>
  z.strictObject({
    field,
    operator: z.enum(leafOperators),
    operand: operand.optional(),
    is_regex: z.boolean().optional(),
  })

/** The schema of a filter tree with leaves of one kind. */
function filterOver(leaf: z.ZodType<FilterLeaf, FilterLeaf>): z.ZodType<Filter, Filter> {
  const filter: z.ZodType<Filter, Filter> = z.lazy(() =>
    z.union([leaf, z.strictObject({ operator: z.enum(groupOperators), rules: z.array(filter) })]),
  )
  return filter
}

export const DeviceFilter = filterOver(leafOver(z.enum(deviceFilterFields))).meta({ kind: 'json' })
export const RecordFilter = filterOver(leafOver(z.string().min(1))).meta({ kind: 'json' })
