/** Where traffic comes from: sensors, networks, VLANs, applications and activity groups. */
import type { World } from '../world'
import { random } from './random'

const day = 86_400_000
const cities = ['Hamburg', 'Osaka', 'Austin']

const activityGroups = [
  ['HTTP Clients', 'HTTP Servers'],
  ['DNS Clients', 'DNS Servers'],
  ['SSL Clients', 'SSL Servers'],
  ['DB Clients', 'DB Servers'],
  ['CIFS Clients', 'CIFS Servers'],
  ['LDAP Clients', 'LDAP Servers'],
  ['FTP Clients', 'FTP Servers'],
  ['SMTP Clients', 'SMTP Servers'],
].flat()

export function seedPlaces(world: World): void {
  const { collections, base, seed } = world
  const draw = random(seed, 'places')
  if (world.role === 'command')
    for (const [index, city] of cities.entries()) world.nodes.set(index + 1, `eda-${city.toLowerCase()}`)
  const captures = world.role === 'command' ? [...world.nodes] : [[null, 'Capture'] as const]
  for (const [node_id, name] of captures) {
    const network = collections.networks.put({
      id: collections.networks.nextId(),
      name: node_id === null ? 'Network 1' : name,
      description: null,
      idle: false,
      node_id,
      appliance_uuid: `5a0c${String(node_id ?? 0).padStart(4, '0')}-6f1e-4b7a-9c2d-0123456789ab`,
      mod_time: base - draw.between(1, 300) * day,
    })
    const vlans = [0, 100, 101, 102, 103, 104, 110, 120]
    for (const vlanid of vlans)
      collections.vlans.put({
        id: collections.vlans.nextId(),
        vlanid,
        name: vlanid === 0 ? 'Untagged' : vlanid === 100 ? 'Servers' : `VLAN ${vlanid}`,
        description: null,
        network_id: network.id,
        node_id,
        mod_time: base - draw.between(1, 300) * day,
      })
  }
  for (const [discovery_id, display_name] of [
    ['_default', 'All Activity'],
    ['web-shop', 'Web shop'],
    ['mail', 'Mail'],
    ['erp', 'ERP & accounting'],
    ['citrix', 'Remote desktops'],
  ] as const) {
    const mod_time = base - draw.between(1, 300) * day
    collections.applications.put({
      id: collections.applications.nextId(),
      display_name,
      description: discovery_id === '_default' ? 'Everything on the wire' : null,
      discovery_id,
      extrahop_id: discovery_id,
      node_id: world.nodes.keys().next().value ?? null,
      user_mod_time: mod_time,
      mod_time,
    })
  }
  for (const [index, display] of activityGroups.entries())
    collections.activitygroups.put({ oid: index + 4, display, description: null })
}
