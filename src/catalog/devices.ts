import { ActiveWindow, Id, Millis, TimeValue } from './common'
import { DeviceFilter } from './filter'
import { get, patch, post, resource } from './operation'
import { DirectOnly, links, rows } from './relations'
import { later } from './release'
import { z } from './zod'

/** The roles a device can be given by hand; an empty string leaves it to the appliance (9.8). */
export const deviceRoles = [
  'attack_simulator',
  'db_server',
  'dhcp_server',
  'dns_server',
  'domain_controller',
  'file_server',
  'firewall',
  'gateway',
  'http_server',
  'ip_camera',
  'load_balancer',
  'medical_device',
  'mobile_device',
  'nat_gateway',
  'other',
  'pc',
  'printer',
  'scanner',
  'voip_phone',
  'vpn_gateway',
  'web_proxy',
  'wifi_ap',
] as const

/** What GET /devices can match; the older interface writes blanks where filters write underscores. */
export const deviceSearchTypes = [
  'any',
  'name',
  'discovery_id',
  'ip address',
  'mac address',
  'vendor',
  'type',
  'tag',
  'activity',
  'node',
  'vlan',
  'discover time',
] as const

/** Text that may be null or missing, as most names of a device are. */
const maybe = (label: string) => z.string().nullable().optional().meta({ label })
/** The same for what came after the 8.0 guide. */
const laterText = (label: string) => z.string().nullable().optional().meta({ label, since: later })
const moment = (label: string) => Millis.meta({ kind: 'millis', label })

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
  role: z.string().optional().meta({ label: 'Role', since: later }),
  auto_role: z.string().optional().meta({ label: 'Role found', since: later }),
  custom_type: maybe('Custom type').describe('Free text in 5.3, a role from a list in later releases'),
  device_class: maybe('Class'),
  is_l3: z
    .boolean()
    .optional()
    .meta({ label: 'Found by address' })
    .describe('Found by its address rather than by its MAC'),
  vlanid: z.number().int().optional().meta({ label: 'VLAN' }).describe('0 when untagged'),
  parent_id: Id.nullable().optional().meta({ label: 'Parent', kind: 'id', refers: 'devices' }),
  node_id: Id.nullable()
    .optional()
    .meta({ label: 'Node', kind: 'id', refers: 'nodes' })
    .describe('Set by a Command appliance only'),
  description: maybe('Description'),
  analysis: z.string().optional().meta({ label: 'Analysis', since: later }),
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
  cloud_instance_description: laterText('Cloud instance description'),
  subnet_id: laterText('Subnet id'),
  vpc_id: laterText('VPC id'),
  extrahop_id: z.string().optional().meta({ label: 'ExtraHop id' }),
  discovery_id: z.string().optional().meta({ label: 'Discovery id', since: '7.0' }),
  discover_time: moment('Discovered').optional(),
  last_seen_time: moment('Last seen').nullable().optional().meta({ label: 'Last seen', kind: 'millis', since: later }),
  user_mod_time: moment('Changed by a person').optional(),
  mod_time: moment('Changed').optional(),
})

export type Device = z.output<typeof Device>

const text = (label: string) => z.string().optional().meta({ label, since: later })

export const DeviceWrite = z.strictObject({
  custom_name: z
    .string()
    .nullable()
    .optional()
    .meta({ label: 'Custom name' })
    .describe('Shown before every other name'),
  custom_type: z.string().optional().meta({ label: 'Custom type' }).describe('Empty leaves the role to the appliance'),
  description: z.string().nullable().optional().meta({ label: 'Description', kind: 'long' }),
  vendor: z.string().optional().meta({ label: 'Vendor' }),
  custom_criticality: z
    .enum(['critical', 'not_critical', ''])
    .optional()
    .meta({
      label: 'Criticality',
      since: later,
      choices: { critical: 'Critical', not_critical: 'Not critical', '': 'As found' },
    }),
  custom_make: text('Custom make'),
  custom_model: text('Custom model'),
  cloud_account: text('Cloud account'),
  cloud_instance_id: text('Cloud instance id'),
  cloud_instance_name: text('Cloud instance name'),
  cloud_instance_type: text('Cloud instance type'),
  cloud_instance_description: text('Cloud instance description'),
  subnet_id: text('Subnet id'),
  vpc_id: text('VPC id'),
})

const DeviceActivity = z.object({
  id: Id,
  device_id: Id,
  from_time: moment('From'),
  until_time: moment('Until'),
  mod_time: moment('Changed'),
  stat_name: z.string().meta({ label: 'Activity' }),
})

const Software = z.object({
  id: z.string(),
  name: z.string().nullable().optional(),
  description: z.string().nullable().optional(),
  version: z.string().nullable().optional(),
  software_type: z.string().nullable().optional().meta({ label: 'Type' }),
})

const Observed = z.object({
  from: TimeValue.optional().describe('Seen after this moment'),
  until: TimeValue.optional().describe('Seen before this moment'),
})

const DnsNameObservation = z.object({
  dns_name: z.string().meta({ label: 'DNS name' }),
  last_observation_time: moment('Last seen'),
})

const IpAddressObservation = z.object({
  ipaddr: z.string().meta({ label: 'IP address' }),
  last_observation_time: moment('Last seen'),
})

const Page = { limit: z.number().int().optional(), offset: z.number().int().min(0).optional() }

export const devices = resource('devices', {
  words: ['device', 'devices'],
  platforms: ['discover', 'command'],
  since: '5.3',
  about:
    'Hosts that the appliance has found on the network. They are never created or deleted here; names, roles and assignments can be changed.',
  object: Device,
  operations: {
    list: get('/devices', {
      needs: 'read',
      query: z.object({
        search_type: z.enum(deviceSearchTypes).optional().describe('The property that the value is compared with'),
        value: z.string().optional().describe('Text, or a regular expression between slashes'),
        ...ActiveWindow,
        limit: Page.limit.describe('100 unless given; -1 for all'),
        offset: Page.offset,
      }),
      returns: z.array(Device),
      doc: 'List devices, a page at a time.',
      note: 'Answers 100 devices unless a limit is given. Past the last page the answer is an empty list.',
    }),
    search: post('/devices/search', {
      needs: 'read',
      since: later,
      reads: true,
      status: 200,
      body: z.strictObject({
        filter: DeviceFilter.optional(),
        ...ActiveWindow,
        ...Page,
        result_fields: z.array(z.string()).optional().describe('Answer only these fields, and the id'),
      }),
      returns: z.array(Device),
      doc: 'Find devices by a filter tree.',
      note: 'A read in spite of its verb.',
    }),
    get: get('/devices/{id}', { needs: 'read', returns: Device, doc: 'Read one device.' }),
    update: patch('/devices/{id}', {
      needs: 'write full',
      body: DeviceWrite,
      doc: 'Change what people write on a device.',
      note: 'Send only what is to change.',
    }),
    activity: get('/devices/{id}/activity', {
      needs: 'read',
      returns: z.array(DeviceActivity),
      doc: 'List the protocols a device spoke, and when.',
    }),
    listDashboards: get('/devices/{id}/dashboards', {
      needs: 'read',
      returns: rows('dashboards'),
      doc: 'List the dashboards that relate to a device.',
    }),
    dnsNames: get('/devices/{id}/dnsnames', {
      needs: 'read',
      since: later,
      query: Observed,
      returns: z.array(DnsNameObservation),
      doc: 'List the DNS names seen for a device.',
    }),
    ipAddresses: get('/devices/{id}/ipaddrs', {
      needs: 'read',
      since: later,
      query: Observed,
      returns: z.array(IpAddressObservation),
      doc: 'List the addresses seen for a device.',
    }),
    software: get('/devices/{id}/software', {
      needs: 'read',
      since: later,
      query: Observed,
      returns: z.array(Software),
      doc: 'List the software seen on a device.',
    }),
    ...links('devices', 'tags'),
    ...links('devices', 'devicegroups', z.object(ActiveWindow)),
    ...links('devices', 'alerts', DirectOnly),
    ...links('devices', 'triggers', DirectOnly),
    ...links('devices', 'flexgrids'),
    ...links('devices', 'geomaps', DirectOnly),
    ...links('devices', 'pages', DirectOnly),
  },
})
