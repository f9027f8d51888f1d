/** A rule by one property as a filter tree. */
import type { Filter, FilterLeaf } from '../../catalog/filter'
import { blockOf, blockText } from '../../catalog/addresses'
import { sourceIn, type GroupField } from './draft'

const fields: Partial<Record<GroupField, readonly string[]>> = {
  name: ['name'],
  'ip address': ['ipaddr'],
  'mac address': ['macaddr'],
  vendor: ['vendor'],
  type: ['activity', 'role'],
  tag: ['tag'],
  activity: ['activity'],
  node: ['node'],
  any: ['name', 'ipaddr', 'macaddr', 'vendor', 'activity', 'role', 'tag', 'node', 'discovery_id'],
}

/**
 * The same rule as a filter. A filter compares somewhat otherwise, so its members are compared before it is saved. Text
 * that is looked for anywhere stays so; an expression stays one.
 */
export function filterFrom(field: GroupField, value: string): Filter {
  const text = value.trim()
  if (field === 'vlan' && /^\d+$/.test(text)) return { field: 'vlan', operator: '=', operand: Number(text) }
  if (field === 'discover time') return { field: 'discover_time', operator: '>=', operand: text }
  const block = field === 'ip address' ? blockOf(text) : undefined
  if (block) return { field: 'ipaddr', operator: '=', operand: blockText(block) }
  const operand = sourceIn(text) ?? text
  const leaves = (fields[field] ?? [field]).map((name): FilterLeaf => ({ field: name, operator: '~', operand }))
  const [only] = leaves
  return only && leaves.length === 1 ? only : { operator: 'or', rules: leaves }
}
