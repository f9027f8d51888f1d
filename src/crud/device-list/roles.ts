/** What the columns of a list are: what devices are found by, tags, fields of the device, or nothing. */
import { fieldsOf } from '../../catalog/fields'
import { Device, DeviceWrite } from '../../catalog/devices'
import { keyOf, type FindBy } from './keys'

/** What a column says of a criterion of a custom device, beside its address and its VLANs. */
export const criterionParts = [
  'src_port',
  'src_port_min',
  'src_port_max',
  'dst_port',
  'dst_port_min',
  'dst_port_max',
  'vlan',
  'vlan_min',
  'vlan_max',
  'direction',
  'peer',
] as const

export type CriterionPart = (typeof criterionParts)[number]

export type Role =
  | { as: 'find'; by: FindBy }
  | { as: 'tag' }
  | { as: 'field'; field: string }
  /** The name of a custom device, which the row is a criterion of. */
  | { as: 'custom' }
  | { as: 'criterion'; of: CriterionPart }
  | { as: 'ignored' }

/** The fields that a column can write, by their name. */
export const writable = fieldsOf(DeviceWrite).map(({ name, label }) => ({ name, label }))

/** The head of what a list without heads says of devices, where it is saved with one. */
export const textHead = 'Searched for'

const findHeads: readonly (readonly [by: FindBy, heads: readonly string[]])[] = [
  ['any', [textHead.toLowerCase()]],
  ['id', ['id', 'device id', 'deviceid', 'oid']],
  [
    'address',
    [
      'ip',
      'ipv4',
      'ipv6',
      'ip address',
      'ipaddress',
      'ipaddr',
      'ipaddr4',
      'ipaddr6',
      'address',
      'addr',
      'cidr',
      'subnet',
      'network',
      'block',
    ],
  ],
  ['mac', ['mac', 'mac address', 'macaddress', 'macaddr', 'hardware address', 'ethernet']],
  ['name', ['name', 'hostname', 'host', 'host name', 'device', 'device name', 'display name', 'dns name', 'fqdn']],
  ['vlan', ['vlan', 'vlan id', 'vlanid']],
]

const criterionHeads: readonly (readonly [of: CriterionPart, heads: readonly string[]])[] = [
  // As the API calls them, and the label of each.
  ['src_port_min', ['src port min', 'source ports from']],
  ['src_port_max', ['src port max', 'source ports to']],
  ['dst_port_min', ['dst port min', 'destination ports from']],
  ['dst_port_max', ['dst port max', 'destination ports to']],
  ['vlan_min', ['vlan min', 'vlans from']],
  ['vlan_max', ['vlan max', 'vlans to']],
  ['src_port', ['source port', 'source ports', 'src port', 'src ports']],
  ['dst_port', ['destination port', 'destination ports', 'dst port', 'dst ports', 'port', 'ports']],
  ['vlan', ['vlans', 'vlan range']],
  ['direction', ['direction', 'ipaddr direction']],
  ['peer', ['peer', 'peer address', 'ipaddr peer']],
]

const plain = (head: string): string =>
  head
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')

const shown = new Map(fieldsOf(Device).map(({ name, label }) => [name, label]))

const known = new Map<string, Role>([
  ...findHeads.flatMap(([by, heads]) => heads.map((head) => [head, { as: 'find', by }] as const)),
  ['tag', { as: 'tag' }],
  ['tags', { as: 'tag' }],
  ['custom device', { as: 'custom' }],
  ['custom device name', { as: 'custom' }],
  ...criterionHeads.flatMap(([of, heads]) => heads.map((head) => [head, { as: 'criterion', of }] as const)),
  ['role', { as: 'field', field: 'custom_type' }],
  ...writable.flatMap(({ name, label }) => {
    const role: Role = { as: 'field', field: name }
    // A list of devices may call it otherwise than a form does.
    return [name, label, shown.get(name) ?? label].map((head) => [plain(head), role] as const)
  }),
])

/** What a head says of its column; case, blanks and underscores do not matter. */
export const headRole = (head: string): Role | undefined => known.get(plain(head))

/** What cells without a head look like; most of them must. */
export function roleOfCells(cells: readonly string[]): Role {
  const filled = cells.filter((cell) => cell.trim() !== '')
  if (filled.length === 0) return { as: 'ignored' }
  const counts = new Map<string, number>()
  for (const cell of filled) {
    const by = keyOf(cell, 'any')?.by ?? 'name'
    counts.set(by, (counts.get(by) ?? 0) + 1)
  }
  const most = (by: string) => (counts.get(by) ?? 0) / filled.length > 0.7
  if ((counts.get('address') ?? 0) + (counts.get('block') ?? 0) > filled.length * 0.7)
    return { as: 'find', by: 'address' }
  if (most('mac')) return { as: 'find', by: 'mac' }
  return { as: 'ignored' }
}
