/** Who speaks with whom on a site: worked out once from its devices and the seed, and again when devices are added. */
import type { Device } from '../../catalog/shapes/device'
import { fraction, hash, wordSeed } from '../seed/random'
import type { World } from '../world'
import { chores, type Chore } from './chores'
import { incidentsOf, type Incident, type Roles } from './incidents'
import { addressOf, type Pair, type Side } from './pair'
import { calling, protocols, scanning, type Protocol } from './protocols'
import { dayMs, hourMs } from './rhythm'
import type { Shape } from './shapes'
import { sizesOf, type Sizes } from './sizes'

/** How many courses through an hour there are. */
export const courses = 16
/** Records of the busiest hour that are kept where nobody says how many. */
const most = 250_000
/** Devices that one scan tries. */
const scanned = 240

/** A party that is none of the site's devices. */
const stranger = (id: number, ipaddr4: string, dns_name: string): Device => ({ id, ipaddr4, dns_name, activity: [] })

const everybody = stranger(-1, '255.255.255.255', '')
const outside: readonly Device[] = [
  stranger(-2, '203.0.113.10', 'cdn.example.net'),
  stranger(-3, '203.0.113.25', 'updates.vendor.example'),
  stranger(-4, '198.51.100.7', 'mail.example.org'),
  stranger(-5, '198.51.100.80', 'www.partner.example'),
]

/** Part of the pairs of a protocol that leave the site. */
const leaving: Record<string, number> = { ssl: 0.35, http: 0.12 }

export class Traffic {
  readonly pairs: Pair[] = []
  readonly seed: number
  readonly roles: Roles
  /** Records in the busiest hour, and the part of all transactions that leaves some. */
  readonly perHour: number
  readonly kept: number
  readonly #clients = new Map<number, Pair[]>()
  readonly #servers = new Map<number, Pair[]>()
  readonly #incidents = new Map<number, Incident[]>()
  readonly #sizes = new Map<string, Sizes>()
  readonly #base: number

  constructor(world: World) {
    this.seed = hash(`traffic/${world.seed}`)
    this.#base = world.base
    const devices = [...world.collections.devices.all()].filter((device) => addressOf(device) !== null)
    // Those that were seen lately first: they are spoken to most.
    const known = [
      ...devices.filter((device) => this.#live(device)),
      ...devices.filter((device) => !this.#live(device)),
    ]
    const backends = new Map<number, number>()
    const db = protocols.find(({ name }) => name === 'db')
    if (db) this.#protocol(db, known, backends)
    for (const protocol of protocols) if (protocol !== db) this.#protocol(protocol, known, backends)
    for (const device of world.collections.devices.all()) this.#call(device)
    const databases = this.#busy(known, 'db')
    const scanner = known.find((device) => device.role === 'attack_simulator' && this.#live(device))
    this.roles = {
      slow: databases[0],
      away: databases[1],
      scanner: scanner ?? known.find((device) => device.role === 'pc' && this.#live(device)),
    }
    for (const [at, chore] of chores.entries()) this.#chore(chore, at, known)
    this.#scan(known)
    const natural = this.#recordsPerHour()
    const wanted = world.recordsPerHour ?? Math.min(natural, most)
    // More than there is means that the site is busier; less that not all is kept.
    if (wanted > natural)
      for (const pair of this.pairs) if (!pair.chore && pair.reach !== 'all') pair.rate *= wanted / natural
    this.kept = Math.min(1, wanted / natural)
    this.perHour = Math.max(1, wanted)
  }

  #recordsPerHour(): number {
    let sum = 1
    for (const { rate, protocol, shape } of this.pairs)
      if (protocol !== scanning)
        sum += rate * protocol.types.length * (shape === 'nightly' ? 0 : shape === 'steady' ? 0.55 : 1)
    return sum
  }

  /** The pairs in which a device has a side. */
  of(device: number, side: Side): readonly Pair[] {
    return (side === 'client' ? this.#clients : this.#servers).get(device) ?? []
  }

  /** The incidents that reach into an hour (since 1970). */
  incidentsIn(hour: number): readonly Incident[] {
    let list = this.#incidents.get(hour)
    if (!list) {
      const start = hour * hourMs
      const day = Math.floor(start / dayMs)
      list = [day - 1, day]
        .flatMap((one) => incidentsOf(this.seed, one, this.roles))
        .filter(({ from, until }) => from < start + hourMs && until > start)
      this.#incidents.set(hour, list)
    }
    return list
  }

  /** Of some servers those that were seen lately, the busiest first. */
  #busy(devices: readonly Device[], protocol: string): Device[] {
    const clients = (device: Device): number =>
      this.of(device.id, 'server')
        .filter((pair) => pair.protocol.name === protocol && pair.until === Infinity && pair.shape !== 'nightly')
        .reduce((sum, { rate }) => sum + rate, 0)
    return this.#speakers(devices, protocol, 'server')
      .filter((device) => this.#live(device))
      .toSorted((a, b) => clients(b) - clients(a))
  }

  #live(device: Device): boolean {
    return (device.last_seen_time ?? Infinity) >= this.#base - hourMs
  }

  #speakers(devices: readonly Device[], protocol: string, side: Side): Device[] {
    if (protocol === 'rtp') return devices.filter((device) => device.activity?.includes('rtp'))
    if (protocol === 'tcp') {
      const idle = (device: Device) => !device.activity?.some((name) => name.endsWith('_client'))
      return side === 'server'
        ? devices.filter((device) => device.activity?.some((name) => name.endsWith('_server')))
        : devices.filter((device) => idle(device) || device.id % 5 === 0)
    }
    if (protocol === 'icmp')
      return devices.filter((device) => (side === 'server' ? device.role === 'gateway' : device.id % 6 === 0))
    const wanted = `${protocol}_${side}`
    return devices.filter((device) => device.activity?.includes(wanted))
  }

  #protocol(protocol: Protocol, devices: readonly Device[], backends: Map<number, number>): void {
    const servers = this.#speakers(devices, protocol.name, 'server')
    const word = wordSeed(protocol.name)
    for (const client of this.#speakers(devices, protocol.name, 'client')) {
      const own = hash(`${client.id}`) ^ this.seed ^ word
      const many = 1 + Math.floor(fraction(own, 1) * protocol.servers)
      const seen = new Set<number>()
      for (let turn = 0; turn < many; turn++) {
        const leaves = fraction(own, 20 + turn) < (leaving[protocol.name] ?? 0)
        // Most of a site hangs on a few databases.
        const list = leaves ? outside : protocol.name === 'db' ? servers.slice(0, 4) : servers
        const server = list[Math.floor(fraction(own, 40 + turn) ** (protocol.name === 'db' ? 1 : 2) * list.length)]
        if (!server || server.id === client.id || seen.has(server.id)) continue
        seen.add(server.id)
        if (protocol.name === 'db' && turn === 0) backends.set(client.id, server.id)
        this.#add(this.#pair(protocol, client, server, own + turn, backends.get(server.id) ?? 0))
      }
    }
  }

  #shapeOf(protocol: string, client: Device, server: Device, luck: number): Shape {
    if (protocol === 'rtp' && client.role === 'ip_camera') return 'steady'
    if ((protocol === 'nfs' || protocol === 'cifs') && client.role !== 'pc') return luck < 0.7 ? 'nightly' : 'bursty'
    if (client.role === 'pc' || client.role === 'mobile_device' || client.role === 'voip_phone')
      return luck < 0.93 ? 'office' : 'bursty'
    if (protocol === 'dns' || protocol === 'dhcp' || protocol === 'icmp' || server.role === 'gateway') return 'steady'
    return luck < 0.4 ? 'office' : luck < 0.7 ? 'steady' : luck < 0.85 ? 'bursty' : 'nightly'
  }

  #pair(protocol: Protocol, client: Device, server: Device, seed: number, backend: number, chore?: Chore): Pair {
    const live = (device: Device): number => (this.#live(device) ? Infinity : (device.last_seen_time ?? 0))
    const [ask, answer] = chore?.size ?? [protocol.ask, protocol.answer]
    // A client is as it is in all that it does; so is a server.
    const phase = Math.round((fraction(client.id ^ this.seed, 5) - 0.5) * 4)
    return {
      seed: seed | 0,
      protocol,
      client,
      server,
      reach: server === everybody ? 'all' : server.id < 0 ? 'outside' : 'inside',
      rate: chore
        ? chore.perHour / (chore.shape ? 1 : 0.55)
        : protocol.perHour * Math.exp((fraction(seed, 6) - 0.5) * 3),
      shape: chore
        ? (chore.shape ?? 'steady')
        : this.#shapeOf(protocol.name, client, server, fraction(client.id ^ this.seed, 7)),
      phase,
      course: Math.floor(fraction(seed, 8) * courses),
      sizes: this.#sizesOf(ask, answer, chore ? 2 : Math.floor(fraction(seed, 9) * 5)),
      unanswered: chore ? 0 : 0.002 + 0.012 * fraction(server.id ^ this.seed, 10),
      failing: chore?.failing ?? 0.008 + 0.05 * fraction(server.id ^ this.seed, 11) ** 2,
      slow: chore?.slow ?? 1,
      from: Math.max(client.discover_time ?? 0, server.discover_time ?? 0),
      until: Math.min(live(client), live(server)),
      backend,
      chore: chore ?? null,
    }
  }

  /** One of five classes of size around the middle; few, so that they are shared. */
  #sizesOf(ask: number, answer: number, step: number): Sizes {
    const factor = [0.35, 0.6, 1, 1.6, 2.6][step] ?? 1
    const key = `${ask}/${answer}/${factor}`
    let sizes = this.#sizes.get(key)
    if (!sizes) this.#sizes.set(key, (sizes = sizesOf(ask * factor, answer * factor)))
    return sizes
  }

  #add(pair: Pair): void {
    if (pair.until <= pair.from) return
    this.pairs.push(pair)
    const put = (map: Map<number, Pair[]>, id: number): void => {
      const list = map.get(id)
      if (list) list.push(pair)
      else map.set(id, [pair])
    }
    put(this.#clients, pair.client.id)
    if (pair.reach === 'inside') put(this.#servers, pair.server.id)
  }

  #call(device: Device): void {
    const pair = this.#pair(calling, device, everybody, device.id ^ this.seed ^ 0xca11, 0)
    this.#add({ ...pair, rate: calling.perHour, shape: 'steady', unanswered: 0, failing: 0 })
  }

  #chore(chore: Chore, at: number, devices: readonly Device[]): void {
    const protocol = protocols.find(({ name }) => name === chore.protocol)
    // Not the busiest: those are what incidents hit.
    const servers = this.#busy(devices, chore.protocol)
    const server = servers[2] ?? servers[0]
    const clients = this.#speakers(devices, chore.protocol, 'client').filter((device) => this.#live(device))
    const client = clients.filter((device) => device.id !== server?.id)[
      at % Math.max(1, Math.min(5, clients.length - 1))
    ]
    if (protocol && server && client) this.#add(this.#pair(protocol, client, server, this.seed ^ (at * 7919), 0, chore))
  }

  #scan(devices: readonly Device[]): void {
    const { scanner } = this.roles
    if (!scanner) return
    const step = Math.max(1, Math.floor(devices.length / scanned))
    for (let at = 0; at < devices.length; at += step) {
      const target = devices[at]
      if (target && target.id !== scanner.id)
        this.#add({ ...this.#pair(scanning, scanner, target, this.seed ^ (at * 104_729), 0), failing: 0 })
    }
  }
}

const known = new WeakMap<World, { traffic: Traffic; devices: number }>()

export function trafficOf(world: World): Traffic {
  const { size } = world.collections.devices
  const found = known.get(world)
  if (found?.devices === size) return found.traffic
  const traffic = new Traffic(world)
  known.set(world, { traffic, devices: size })
  return traffic
}
