/** What is known of the fields of a filter: their words, what they hold, and how they can be compared. */
import { wordsOf } from './fields'
import { deviceFilterFields, leafOperators, type FilterLeaf } from './filter'
import { activityWords } from './shapes/device-activities'
import { roleWords } from './shapes/device-roles'

export type LeafOperator = FilterLeaf['operator']

/** What a field holds; it decides the operators and the control for the operand. */
export type FilterFieldType = 'text' | 'address' | 'mac' | 'number' | 'moment' | 'boolean'

export interface FilterField {
  name: string
  label: string
  type: FilterFieldType
  /** Values that are known, in words; others may be written. */
  values?: readonly { value: string; label: string }[]
  /** The resource whose objects the operand names, and whether it does so by their name or their id. */
  refers?: { to: string; by: 'name' | 'id' | 'discovery_id' }
  /** What it holds, in a few words, where its label does not say it. */
  about?: string
  /** Where it takes other operators than its type. */
  operators?: readonly LeafOperator[]
}

const presence = ['exists', 'not_exists'] as const
const order = ['=', '!=', '<', '<=', '>', '>=', 'in', 'not_in', ...presence] as const
const words = ['=', '!=', '~', '!~', 'startswith', 'in', 'not_in', ...presence] as const

const byType: Record<FilterFieldType, readonly LeafOperator[]> = {
  text: words,
  address: ['=', '!=', 'in', 'not_in', 'startswith', '~', '!~', ...presence],
  mac: words,
  number: order,
  moment: ['>', '>=', '<', '<=', ...presence],
  boolean: ['=', '!=', ...presence],
}

/** The operators that fit a field; all of them where the field is not known. */
export const operatorsOf = (field: FilterField | undefined): readonly LeafOperator[] =>
  field ? (field.operators ?? byType[field.type]) : leafOperators

/** Operators that compare with nothing. */
export const isPresence = (operator: LeafOperator): boolean => operator === 'exists' || operator === 'not_exists'

/** Operators that compare with several values. */
export const isList = (operator: LeafOperator): boolean => operator === 'in' || operator === 'not_in'

const choices = (from: Record<string, string>) => Object.entries(from).map(([value, label]) => ({ value, label }))

/** "FTP server", "ftp-server" and `ftp_server` are one. */
const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')

/** The known value that somebody calls by its words, or spells otherwise; undefined for what is one, and for what is none. */
export const valueMeant = (values: FilterField['values'] = [], text: string): string | undefined =>
  values.some(({ value }) => value === text)
    ? undefined
    : values.find(({ value, label }) => [value, label].some((one) => plain(one) === plain(text)))?.value

type DeviceFilterField = (typeof deviceFilterFields)[number]

const facts: Partial<Record<DeviceFilterField, Partial<FilterField>>> = {
  discovery_id: { label: 'Discovery id' },
  ipaddr: { label: 'IP address', type: 'address' },
  macaddr: { label: 'MAC address', type: 'mac' },
  tag: { refers: { to: 'tags', by: 'name' } },
  node: { refers: { to: 'nodes', by: 'id' } },
  vlan: { label: 'VLAN', type: 'number' },
  discover_time: { label: 'Discovered', type: 'moment' },
  activity: { values: choices(activityWords) },
  role: { values: choices({ ...roleWords, custom: 'Custom device' }) },
  dns_name: { label: 'DNS name' },
  dhcp_name: { label: 'DHCP name' },
  netbios_name: { label: 'NetBIOS name' },
  cdp_name: { label: 'CDP name' },
  is_critical: { label: 'Critical', type: 'boolean' },
  instance_id: { label: 'Cloud instance id' },
  instance_name: { label: 'Cloud instance name' },
  instance_type: { label: 'Cloud instance type' },
  vpc_id: { label: 'VPC id' },
  subnet_id: { label: 'Subnet id' },
  is_active: { label: 'Active', type: 'boolean' },
  network_locality_type: { values: choices({ internal: 'Internal', external: 'External' }) },
  network_locality_id: { label: 'Network locality id' },
  id: { label: 'Id', type: 'number' },
}

/** The fields of a filter over devices. */
export const deviceFields: readonly FilterField[] = deviceFilterFields.map((name) => ({
  name,
  label: wordsOf(name),
  type: 'text',
  ...facts[name],
}))
