/** Which pairs a metric of an object is counted over, and from which of their two sides. */
import type { Pair, Side } from '../traffic/pair'
import type { Traffic } from '../traffic/traffic'
import type { Thing } from './things'

export interface Leg {
  pair: Pair
  side: Side
}

/** What is on the wire whatever it speaks. */
const wire = new Set(['net', 'net_detail', 'app', 'custom', 'custom_detail', 'capture'])

/** The protocol and the side of a category: `host_http_server_detail` is HTTP as a server. */
function activityOf(category: string): { protocol: string; side: Side | null } {
  const plain = category.replace(/^host_/, '')
  const [, protocol, side] = /^(.+?)_(server|client)/.exec(plain) ?? []
  if (protocol !== undefined && !category.endsWith('_addr_detail'))
    return { protocol, side: side === 'client' ? 'client' : 'server' }
  return { protocol: plain.split('_')[0] ?? plain, side: null }
}

/** The pairs of a thing that belong to a category. */
export function legsOf(traffic: Traffic, thing: Thing, category: string): Leg[] {
  const { protocol, side } = activityOf(category)
  const both = wire.has(category)
  // Of TCP everything that is spoken over it.
  const fits = (pair: Pair): boolean =>
    both || (protocol === 'tcp' ? pair.protocol.transport === 'tcp' : pair.protocol.name === protocol)
  const sides: readonly Side[] = both || /^(tcp|rtp|icmp)$/.test(protocol) ? ['client', 'server'] : [side ?? 'server']
  const legs: Leg[] = []
  for (const device of thing.devices)
    for (const one of sides)
      for (const pair of traffic.of(device.id, one)) if (fits(pair)) legs.push({ pair, side: one })
  return legs
}
