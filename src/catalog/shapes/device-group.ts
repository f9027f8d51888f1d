import { Id } from '../common'
import { DeviceFilter } from '../filter'
import { later } from '../release'
import { z } from '../zod'
import { changed, description, maybe } from './parts'

/** The property that a dynamic group compares; written with blanks, unlike the fields of a filter tree. */
export const groupFields = [
  'any',
  'name',
  'ip address',
  'mac address',
  'vendor',
  'type',
  'tag',
  'vlan',
  'activity',
  'node',
  'discover time',
] as const

export const groupFieldWords: Record<(typeof groupFields)[number], string> = {
  any: 'Any property',
  name: 'Name',
  'ip address': 'IP address',
  'mac address': 'MAC address',
  vendor: 'Vendor',
  type: 'Type',
  tag: 'Tag',
  vlan: 'VLAN',
  activity: 'Activity',
  node: 'Node',
  'discover time': 'Discovery time',
}

export const DeviceGroup = z.object({
  id: Id,
  name: z.string(),
  description,
  dynamic: z.boolean().meta({ label: 'Dynamic' }).describe('Finds its members by a rule; fixed when it is created'),
  field: maybe('Matches on').meta({ choices: groupFieldWords }).describe('A static group has none'),
  value: maybe('Value').describe('Text, or a regular expression between slashes; a static group has none'),
  filter: DeviceFilter.nullable()
    .optional()
    .meta({ label: 'Filter', kind: 'json', since: later })
    .describe('Takes the place of property and value'),
  include_custom_devices: z.boolean().optional().meta({ label: 'Custom devices too' }),
  built_in: z.boolean().optional().meta({ label: 'Built in', since: later }).describe('Cannot be changed or deleted'),
  editors: z.array(z.string()).optional().meta({ label: 'Editors', since: later }).describe('Users who may change it'),
  mod_time: changed.optional(),
})

export type DeviceGroup = z.output<typeof DeviceGroup>
