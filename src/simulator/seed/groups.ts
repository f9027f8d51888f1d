/** Tags and device groups, and the devices in them. */
import type { Device } from '../../catalog/shapes/device'
import type { RowOf, World } from '../world'
import { random } from './random'

const day = 86_400_000

/** Tags with the devices that carry them. */
const tags: readonly (readonly [name: string, carries: (device: Device, luck: number) => boolean])[] = [
  ['Production', (device, luck) => (device.ipaddr4?.startsWith('10.10.') ?? false) && luck < 0.7],
  ['Staging', (device, luck) => (device.ipaddr4?.startsWith('10.10.') ?? false) && luck > 0.85],
  ['PCI', (device, luck) => device.role === 'db_server' && luck < 0.3],
  ['Medical', (device) => device.role === 'medical_device'],
  ['Lobby', (device, luck) => device.role === 'ip_camera' && luck < 0.2],
  ['To retire', (_, luck) => luck < 0.004],
  ['Außendienst', (device, luck) => device.role === 'mobile_device' && luck < 0.1],
  ['<b>Bold</b> & "quoted"', (_, luck) => luck > 0.999],
  ['unused', () => false],
]

const builtIn = ['http_server', 'dns_server', 'db_server', 'cifs_server', 'ldap_server', 'nfs_server', 'smtp_server']

export function seedGroups(world: World): void {
  const { collections, links, base, seed } = world
  const draw = random(seed, 'groups')
  const devices = [...collections.devices.all()]
  for (const [name, carries] of tags) {
    const luck = random(seed, 'tag', name)
    const tag = collections.tags.put({
      id: collections.tags.nextId(),
      name,
      mod_time: base - draw.between(1, 300) * day,
    })
    for (const device of devices) if (carries(device, luck.next())) links.add('tags', tag.id, 'devices', device.id)
  }

  const group = (name: string, rule: Partial<RowOf<'devicegroups'>> = {}): RowOf<'devicegroups'> =>
    collections.devicegroups.put({
      id: collections.devicegroups.nextId(),
      name,
      description: null,
      dynamic: false,
      field: null,
      value: null,
      filter: null,
      include_custom_devices: true,
      built_in: false,
      editors: [],
      mod_time: base - draw.between(1, 300) * day,
      ...rule,
    })
  for (const type of builtIn)
    group(`${type.split('_')[0]?.toUpperCase() ?? type} Servers`, {
      dynamic: true,
      field: 'type',
      value: `/^extrahop.device.${type}$/`,
      built_in: true,
    })
  group('Printers by maker', { dynamic: true, field: 'vendor', value: '/^(xerox|brother)$/' })
  group('First client subnet', {
    description: 'Floor 2',
    dynamic: true,
    field: 'ip address',
    value: '/^10\\.20\\.0\\./',
  })
  group('Production hosts', { dynamic: true, field: 'tag', value: 'Production' })
  const members = (name: string, fits: (device: Device) => boolean, limit: number): void => {
    const made = group(name)
    for (const device of devices.filter(fits).slice(0, limit)) links.add('devicegroups', made.id, 'devices', device.id)
  }
  members(
    'Domain services',
    (device) => ['domain_controller', 'dns_server', 'dhcp_server'].includes(device.role ?? ''),
    40,
  )
  members('Web shop front ends', (device) => device.role === 'http_server', 12)
  members(
    'VIP laptops',
    (device) => device.role === 'pc' && (device.vendor === 'Apple' || device.vendor === 'Lenovo'),
    25,
  )
  members('Empty group', () => false, 0)
}
