import type { packets as resource } from '../../catalog/packets'
import type { Handlers } from '../handler'
import { searchPackets } from '../packets/search'

export const packets: Handlers<typeof resource> = {
  download: ({ world, query, caller }) => searchPackets(world, query, caller),
  search: ({ world, body, caller }) => searchPackets(world, body, caller),
}
