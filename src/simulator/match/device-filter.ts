/** Filter trees over devices: POST /devices/search and the dynamic groups of later releases. */
import type { Device } from '../../catalog/shapes/device'
import type { Filter, FilterLeaf } from '../../catalog/filter'
import { refuse } from '../answer'
import type { World } from '../world'
import { inBlock } from './cidr'
import { pattern, slashed } from './pattern'
import { resolveTime } from '../../catalog/cycles'

type Value = string | number | boolean
type Read = (device: Device) => readonly (Value | null | undefined)[]

const localities = (device: Device): string => (device.ipaddr4?.startsWith('10.') ? 'internal' : 'external')

/** The values of a device that each field compares. A field that is not here has no values on any device. */
function readOf(world: World, field: string): Read {
  switch (field) {
    case 'name':
      return (d) => [d.display_name, d.custom_name, d.dns_name, d.dhcp_name, d.netbios_name, d.cdp_name, d.default_name]
    case 'id':
      return (d) => [d.id]
    case 'ipaddr':
      return (d) => [d.ipaddr4, d.ipaddr6]
    case 'macaddr':
      return (d) => [d.macaddr]
    case 'vendor':
      return (d) => [d.vendor]
    case 'tag':
      return (d) => [...world.links.of('devices', d.id, 'tags')].map((id) => world.collections.tags.get(id)?.name)
    case 'activity':
      return (d) => (d.activity ?? []).flatMap((name) => [name, `extrahop.device.${name}`])
    case 'node':
      return (d) => [d.node_id, d.node_id == null ? null : world.nodes.get(d.node_id)]
    case 'vlan':
      return (d) => [d.vlanid]
    case 'discover_time':
      return (d) => [d.discover_time]
    case 'discovery_id':
      return (d) => [d.discovery_id]
    case 'role':
      return (d) => [d.role]
    case 'dns_name':
      return (d) => [d.dns_name]
    case 'dhcp_name':
      return (d) => [d.dhcp_name]
    case 'netbios_name':
      return (d) => [d.netbios_name]
    case 'cdp_name':
      return (d) => [d.cdp_name]
    case 'custom_name':
      return (d) => [d.custom_name]
    case 'software':
      return (d) => world.softwareOf(d).map((software) => software.name)
    case 'software_type':
      return (d) => world.softwareOf(d).map((software) => software.software_type)
    case 'model':
      return (d) => [d.custom_model ?? d.model]
    case 'is_critical':
      return (d) => [d.critical ?? false]
    case 'instance_id':
      return (d) => [d.cloud_instance_id]
    case 'instance_name':
      return (d) => [d.cloud_instance_name]
    case 'instance_type':
      return (d) => [d.cloud_instance_type]
    case 'cloud_account':
      return (d) => [d.cloud_account]
    case 'vpc_id':
      return (d) => [d.vpc_id]
    case 'subnet_id':
      return (d) => [d.subnet_id]
    case 'is_active':
      return (d) => [(d.last_seen_time ?? 0) >= world.now() - 30 * 60_000]
    case 'analysis':
      return (d) => [d.analysis]
    case 'network_locality_type':
      return (d) => [localities(d)]
    default:
      return () => []
  }
}

const known = (value: Value | null | undefined): value is Value => value !== null && value !== undefined && value !== ''

/** Plain operand of a leaf: later releases also write `{type, value, is_regex}`. */
function plain(operand: unknown): { value: unknown; expression: boolean } {
  if (typeof operand === 'object' && operand !== null && 'value' in operand)
    return { value: operand.value, expression: 'is_regex' in operand && operand.is_regex === true }
  return { value: operand, expression: false }
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

/** Whether one value equals one operand: blocks for addresses, without regard to case for text. */
function equals(field: string, operand: unknown): (value: Value) => boolean {
  const wanted = textOf(operand).toLowerCase()
  const block = field === 'ipaddr' ? inBlock(wanted) : null
  return (value) => String(value).toLowerCase() === wanted || (block?.(String(value)) ?? false)
}

function order(leaf: FilterLeaf, operand: unknown, now: number): (value: Value) => boolean {
  const time = leaf.field === 'discover_time' ? resolveTime(textOf(operand), now) : null
  const limit = time ?? Number(textOf(operand))
  const compare = (value: Value): number =>
    Number.isFinite(limit) && typeof value === 'number'
      ? value - limit
      : String(value).localeCompare(textOf(operand), 'en', { numeric: true })
  switch (leaf.operator) {
    case '<':
      return (value) => compare(value) < 0
    case '<=':
      return (value) => compare(value) <= 0
    case '>':
      return (value) => compare(value) > 0
    default:
      return (value) => compare(value) >= 0
  }
}

function leafTest(world: World, leaf: FilterLeaf): (device: Device) => boolean {
  const read = readOf(world, leaf.field)
  const some = (test: (value: Value) => boolean) => (device: Device) =>
    read(device).some((value) => known(value) && test(value))
  if (leaf.operator === 'exists') return some(() => true)
  if (leaf.operator === 'not_exists') return (device) => !read(device).some(known)
  const { value, expression: typed } = plain(leaf.operand)
  const expression = typed || leaf.is_regex === true
  if (value === undefined || value === null)
    throw refuse(400, `"filter": ${leaf.field} ${leaf.operator} needs an operand`)
  switch (leaf.operator) {
    case '=':
    case '!=': {
      const test = expression ? matching(slashed(textOf(value))) : equals(leaf.field, value)
      const any = some(test)
      return leaf.operator === '=' ? any : (device) => !any(device)
    }
    case 'in':
    case 'not_in': {
      const tests = (Array.isArray(value) ? value : [value]).map((item) =>
        expression ? matching(slashed(textOf(plain(item).value))) : equals(leaf.field, plain(item).value),
      )
      const any = some((candidate) => tests.some((test) => test(candidate)))
      return leaf.operator === 'in' ? any : (device) => !any(device)
    }
    case '~':
    case '!~': {
      const any = some(matching(expression ? slashed(textOf(value)) : textOf(value)))
      return leaf.operator === '~' ? any : (device) => !any(device)
    }
    case 'startswith': {
      const start = textOf(value).toLowerCase()
      return some((candidate) => String(candidate).toLowerCase().startsWith(start))
    }
    default:
      return some(order(leaf, value, world.now()))
  }
}

function matching(text: string): (value: Value) => boolean {
  const test = pattern('filter', text)
  return (value) => test(String(value))
}

/** The test of a whole tree. `not` holds where none of its rules does. Throws a 400 for what cannot be compared. */
export function filterTest(world: World, filter: Filter): (device: Device) => boolean {
  if (!('rules' in filter)) return leafTest(world, filter)
  const tests = filter.rules.map((rule) => filterTest(world, rule))
  switch (filter.operator) {
    case 'and':
      return (device) => tests.every((test) => test(device))
    case 'or':
      return (device) => tests.some((test) => test(device))
    case 'not':
      return (device) => !tests.some((test) => test(device))
  }
}
