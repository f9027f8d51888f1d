/** VLANs as the devices show them, one object for each tag and network; the object's id is not the tag. */
import type { World } from '../world'
import { random } from './random'

const day = 86_400_000

const names: Record<number, string> = {
  0: 'Untagged',
  100: 'Servers',
  110: 'Telefonie – Gebäude „Süd“',
  120: 'Kameras',
}

export function seedVlans(world: World): void {
  const { collections, base, seed } = world
  const draw = random(seed, 'vlans')
  for (const network of collections.networks.all()) {
    const tags = new Set([0, 100, 110, 120, 4094])
    for (const device of collections.devices.all()) if (device.node_id === network.node_id) tags.add(device.vlanid ?? 0)
    for (const vlanid of [...tags].toSorted((a, b) => a - b))
      collections.vlans.put({
        id: collections.vlans.nextId(),
        vlanid,
        // Nobody has named the last one.
        name: vlanid === 4094 ? null : (names[vlanid] ?? `VLAN ${vlanid}`),
        description: vlanid === 120 ? '<b>No internet</b> & no DNS' : null,
        network_id: network.id,
        node_id: network.node_id ?? null,
        mod_time: base - draw.between(1, 300) * day,
      })
  }
}
