/**
 * The record log as a function of the seed and the time: every half minute has its transactions, more by day than by
 * night. A record is a few numbers until somebody asks for its fields, so that a week can be searched in one go.
 */
import type { Device } from '../../catalog/shapes/device'
import { rhythm } from '../metrics/rhythm'
import type { World } from '../world'
import { protocols, type Protocol } from './protocols'
import { hash } from '../seed/random'

/** ms of one slot. */
const slotMs = 30_000
/** Transactions in one slot at the busiest hour. */
const busiest = 10
/** How far back records are kept, ms. */
export const keptFor = 7 * 86_400_000

export interface Stored {
  /** ms since 1970, with fractions. */
  time: number
  type: string
  protocol: Protocol
  client: Device
  server: Device
  /** The same for the records of one transaction. */
  flow: number
  /** Which of the transaction's records it is. */
  part: number
}

interface Parties {
  clients: readonly Device[]
  servers: readonly Device[]
}

interface Cast {
  revision: number
  byProtocol: Map<string, Parties>
}

const casts = new WeakMap<World, Cast>()

/** Who speaks a protocol; those who speak none stand in where nobody does. */
function castOf(world: World): Map<string, Parties> {
  const { devices } = world.collections
  const known = casts.get(world)
  if (known && known.revision === devices.size) return known.byProtocol
  const addressed = [...devices.all()].filter((device) => device.ipaddr4)
  const byProtocol = new Map<string, Parties>()
  for (const { name } of protocols) {
    if (byProtocol.has(name)) continue
    const speaks = (side: string) => addressed.filter((device) => device.activity?.includes(`${name}_${side}`))
    const clients = speaks('client')
    const servers = speaks('server')
    byProtocol.set(name, {
      clients: clients.length > 0 ? clients : addressed,
      servers: servers.length > 0 ? servers : addressed.slice(0, 40),
    })
  }
  casts.set(world, { revision: devices.size, byProtocol })
  return byProtocol
}

/** 0 to 1 from two numbers; the same for the same. */
export function fraction(seed: number, salt: number): number {
  let t = Math.imul(seed ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b)
  t = Math.imul(t ^ (t >>> 13), 0xc2b2ae35)
  t = Math.imul(t ^ (t >>> 16), 0x27d4eb2f)
  return ((t ^ (t >>> 15)) >>> 0) / 4294967296
}

const totalWeight = protocols.reduce((sum, protocol) => sum + protocol.weight, 0)

function protocolAt(luck: number): Protocol | undefined {
  let left = luck * totalWeight
  for (const protocol of protocols) {
    left -= protocol.weight
    if (left < 0) return protocol
  }
  return protocols[0]
}

/** A few of a list are much busier than the rest. */
const skewed = <T>(list: readonly T[], luck: number): T | undefined => list[Math.floor(luck * luck * list.length)]

/** The records between two moments (ms), newest slots first; `types` empty for all. */
export function* recordsBetween(
  world: World,
  from: number,
  until: number,
  types: ReadonlySet<string>,
): Generator<Stored> {
  const cast = castOf(world)
  const base = hash(`records/${world.seed}`)
  const first = Math.floor(from / slotMs)
  for (let slot = Math.floor((until - 1) / slotMs); slot >= first; slot--) {
    const start = slot * slotMs
    const seed = (base ^ Math.imul(slot, 0x01000193)) | 0
    const count = Math.round(busiest * rhythm(start) * (0.7 + 0.6 * fraction(seed, 1)))
    for (let index = 0; index < count; index++) {
      const own = Math.imul(seed ^ (index + 1), 0x45d9f3b) | 0
      const protocol = protocolAt(fraction(own, 1))
      const parties = protocol && cast.get(protocol.name)
      if (!protocol || !parties) continue
      const client = skewed(parties.clients, fraction(own, 2))
      const server = skewed(parties.servers, fraction(own, 3))
      if (!client || !server) continue
      const begins = start + fraction(own, 4) * (slotMs - 2000)
      for (const [part, type] of protocol.types.entries()) {
        // The answer comes after the question.
        const time = Math.round((begins + part * (0.4 + fraction(own, 5) * 900)) * 1000) / 1000
        if (time < from || time >= until || (types.size > 0 && !types.has(type))) continue
        yield { time, type, protocol, client, server, flow: own, part }
      }
    }
  }
}
