import { Id } from '../common'
import { later } from '../release'
import { z } from '../zod'
import { roleWords } from './device-roles'
import { changed, laterText, maybe, moment } from './parts'

/**
 * The names of a device that its finders and its people gave it. Later releases say the one to show in
 * `display_name`; 5.3 does not, so the first that exists is taken, in the order in which the appliance prefers them
 * unless it is set otherwise.
 */
export const givenNames = ['custom_name', 'dns_name', 'dhcp_name', 'netbios_name', 'cdp_name', 'default_name'] as const

/** The fields that name a device, the best first. */
export const deviceNames = ['display_name', ...givenNames] as const

/** What tells a device from others beside its name. */
export const deviceTells = ['ipaddr4', 'macaddr', 'vendor', 'role', 'vlanid', 'description'] as const

export const Device = z.object({
  id: Id,
  display_name: maybe('Name').meta({ label: 'Name', since: '7.0' }),
  default_name: maybe('Default name'),
  custom_name: maybe('Custom name').describe('Shown before every other name'),
  dns_name: maybe('DNS name'),
  dhcp_name: maybe('DHCP name'),
  netbios_name: maybe('NetBIOS name'),
  cdp_name: maybe('CDP name'),
  ipaddr4: maybe('IPv4').meta({ label: 'IPv4', kind: 'ipv4' }),
  ipaddr6: maybe('IPv6').meta({ label: 'IPv6', kind: 'ipv6' }),
  macaddr: maybe('MAC').meta({ label: 'MAC', kind: 'mac' }),
  vendor: maybe('Vendor'),
  role: z.string().optional().meta({ label: 'Role', since: later, choices: roleWords }),
  auto_role: z.string().optional().meta({ label: 'Role found', since: later, choices: roleWords }),
  custom_type: maybe('Custom type').describe('Free text in 5.3, a role from a list in later releases'),
  device_class: maybe('Class'),
  is_l3: z
    .boolean()
    .optional()
    .meta({ label: 'Found by address' })
    .describe('Found by its address rather than by its MAC'),
  vlanid: z.number().int().optional().meta({ label: 'VLAN', kind: 'numeral' }).describe('0 when untagged'),
  parent_id: Id.nullable().optional().meta({ label: 'Parent', kind: 'id', refers: 'devices' }),
  node_id: Id.nullable()
    .optional()
    .meta({ label: 'Node', kind: 'id', refers: 'nodes' })
    .describe('Set by a Command appliance only'),
  description: maybe('Description').meta({ kind: 'long' }),
  analysis: z.string().optional().meta({ label: 'Analysis', since: '8.0' }),
  analysis_level: z
    .number()
    .int()
    .optional()
    .meta({
      label: 'Analysis level',
      choices: { 0: 'Standard', 1: 'Advanced', 2: 'Advanced by watchlist', 3: 'Discovery' },
    }),
  activity: z.array(z.string()).optional().meta({ label: 'Activity', since: later }),
  critical: z.boolean().optional().meta({ label: 'Critical', since: later }),
  custom_criticality: laterText('Criticality set'),
  on_watchlist: z.boolean().optional().meta({ label: 'On watchlist', since: later }),
  model: laterText('Model'),
  model_override: laterText('Model override'),
  custom_make: laterText('Custom make'),
  custom_model: laterText('Custom model'),
  cloud_account: laterText('Cloud account'),
  cloud_instance_id: laterText('Cloud instance id'),
  cloud_instance_name: laterText('Cloud instance name'),
  cloud_instance_type: laterText('Cloud instance type'),
  cloud_instance_description: laterText('Cloud instance description').meta({ kind: 'long' }),
  subnet_id: laterText('Subnet id'),
  vpc_id: laterText('VPC id'),
  extrahop_id: z.string().optional().meta({ label: 'ExtraHop id' }),
  discovery_id: z.string().optional().meta({ label: 'Discovery id', since: '7.0' }),
  discover_time: moment('Discovered').optional(),
  last_seen_time: moment('Last seen').nullable().optional().meta({ label: 'Last seen', kind: 'millis', since: later }),
  user_mod_time: moment('Changed by a person').optional(),
  mod_time: changed.optional(),
})

export type Device = z.output<typeof Device>
