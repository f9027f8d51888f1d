import { ActiveWindow, Id, Paging, TimeValue } from './common'
import { DeviceFilter } from './filter'
import { get, patch, post, resource } from './operation'
import { DirectOnly, links, rows, words } from './relations'
import { later } from './release'
import { Device, deviceNames, deviceTells } from './shapes/device'
import { moment } from './shapes/parts'
import { z } from './zod'

export { Device }

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

export const devices = resource('devices', {
  words: words.devices,
  platforms: ['discover', 'command'],
  since: '5.3',
  about:
    'Hosts that the appliance has found on the network. They are never created or deleted here; names, roles and assignments can be changed.',
  object: Device,
  tells: deviceTells,
  names: deviceNames,
  operations: {
    list: get('/devices', {
      needs: 'read',
      query: z.object({
        search_type: z
          .enum(deviceSearchTypes)
          .optional()
          // Firmware 9.8 calls it required.
          .meta({ wide: 'any' })
          .describe('The property that the value is compared with'),
        value: z.string().optional().describe('Text, or a regular expression between slashes'),
        ...ActiveWindow,
        limit: Paging.limit.describe('100 unless given; -1 for all'),
        offset: Paging.offset,
      }),
      returns: z.array(Device),
      doc: 'List devices, a page at a time.',
      note: 'Answers 100 devices unless a limit is given. Past the last page the answer is an empty list.',
    }),
    search: post('/devices/search', {
      needs: 'read',
      since: '8.0',
      reads: true,
      status: 200,
      body: z.strictObject({
        filter: DeviceFilter.optional(),
        ...ActiveWindow,
        ...Paging,
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
