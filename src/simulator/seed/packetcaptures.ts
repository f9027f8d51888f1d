import { captureOf } from '../packets/capture'
import { recordsBetween } from '../records/stream'
import type { World } from '../world'

const names = ['Web errors', 'Slow lookups', 'web errors <again>', 'Mail that bounced', 'Handshakes', 'Whole session']
const day = 86_400_000

/** A few conversations of yesterday. */
export function seedPacketCaptures(world: World): void {
  const noon = world.base - (world.base % day) - day / 2
  const types = ['~http', '~dns_request', '~http', '~smtp', '~ssl_open', '~db']
  for (const [index, name] of names.entries()) {
    const [stored] = recordsBetween(world, noon - 3_600_000 * (index + 1), noon, new Set([types[index] ?? '~http']))
    if (stored) world.collections.packetcaptures.put(captureOf(stored, name, index % 2 === 0 ? 96 : 65_535))
  }
}
