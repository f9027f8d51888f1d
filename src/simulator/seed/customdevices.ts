/** The rules behind the custom devices that the list of devices shows. */
import type { Criterion, World } from '../world'

type Rule = Omit<Criterion, 'id' | 'custom_device_id'>

const rules: Record<string, readonly Rule[]> = {
  Lyon: [{ ipaddr: '10.200.0.0/16' }, { ipaddr: '192.0.2.77' }],
  'Branch Osaka': [{ ipaddr: '10.201.0.0/16', vlan_min: 100, vlan_max: 110 }],
  'AWS eu-west-1': [
    { ipaddr: '172.31.0.0/16', dst_port_min: 443, dst_port_max: 443 },
    { ipaddr: '2001:db8:31::/48', ipaddr_direction: 'dst', ipaddr_peer: '10.10.0.0/16' },
  ],
}

export function seedCustomDevices(world: World): void {
  const { devices, customdevices, criteria } = world.collections
  for (const device of devices.all()) {
    if (device.device_class !== 'custom') continue
    const name = device.custom_name ?? device.display_name ?? ''
    const { id } = customdevices.put({
      id: customdevices.nextId(),
      name,
      description: name === 'Lyon' ? 'Alles hinter dem Router in Lyon & Grenoble' : null,
      author: 'netops',
      extrahop_id: device.extrahop_id,
      disabled: false,
      mod_time: device.user_mod_time ?? world.base,
    })
    for (const rule of rules[name] ?? []) criteria.put({ id: criteria.nextId(), custom_device_id: id, ...rule })
  }
}
