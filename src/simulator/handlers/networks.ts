import type { networks as resource } from '../../catalog/networks'
import type { Handlers } from '../handler'
import { crud, found } from './crud'
import { relate } from './relate'

export const networks: Handlers<typeof resource> = {
  ...crud('networks'),
  listVlans: ({ world, params }) => {
    const network = found(world.collections.networks, params.id)
    const { vlans } = world.collections
    return vlans.many([...vlans.all()].filter((vlan) => vlan.network_id === network.id))
  },
  ...relate('networks', 'alerts'),
  ...relate('networks', 'pages'),
}
