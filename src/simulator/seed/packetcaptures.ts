import { captureOf } from '../packets/capture'
import { recordsBetween, type Stored } from '../records/stream'
import type { World } from '../world'

const names = ['Web errors', 'Slow lookups', 'web errors <again>', 'Mail that bounced', 'Handshakes', 'Whole session']
const day = 86_400_000

/** Where a record is looked for, ms: what is frequent is found in a glance, the rest in half a day. */
const spans = [2 * 60_000, 20 * 60_000, day / 2]

/** The last record of a type before a moment. */
function lastBefore(world: World, until: number, type: string): Stored | undefined {
  for (const span of spans) {
    const [stored] = recordsBetween(world, until - span, until, new Set([type]))
    if (stored) return stored
  }
  return undefined
}

/** A few conversations of yesterday. To find them takes as long as all the rest of a site. */
export function seedPacketCaptures(world: World): void {
  world.collections.packetcaptures.later(() => fill(world), names.length)
}

function fill(world: World): void {
  const noon = world.base - (world.base % day) - day / 2
  const types = ['~http', '~dns_request', '~http', '~smtp', '~ssl_open', '~db']
  for (const [index, name] of names.entries()) {
    const stored = lastBefore(world, noon, types[index] ?? '~http')
    if (stored) world.collections.packetcaptures.put(captureOf(stored, name, index % 2 === 0 ? 96 : 65_535))
  }
}
