/** Where traffic comes from: sensors, networks and activity groups. */
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

/** Whose traffic a Command sees: in a fleet that of its Discovers, else of some of its own. */
const sensorsOf = ({ identity }: World): readonly string[] =>
  identity?.sensors ?? cities.map((city) => `eda-${city.toLowerCase()}`)

export function seedPlaces(world: World): void {
  const { collections, base, seed } = world
  const draw = random(seed, 'places')
  if (world.role === 'command') for (const [index, name] of sensorsOf(world).entries()) world.nodes.set(index + 1, name)
  const captures = world.role === 'command' ? [...world.nodes] : [[null, 'Capture'] as const]
  for (const [node_id, name] of captures) {
    collections.networks.put({
      id: collections.networks.nextId(),
      name: node_id === null ? 'Network 1' : name,
      description: null,
      idle: false,
      node_id,
      // Of a fleet the others are not known yet: whoever tells of them says it.
      appliance_uuid: collections.appliances.get(node_id ?? 0)?.uuid ?? null,
      mod_time: base - draw.between(1, 300) * day,
    })
  }
  for (const [index, display] of activityGroups.entries())
    collections.activitygroups.put({ oid: index + 4, display, description: null })
}
