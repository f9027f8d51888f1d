/**
 * The devices of a site: gateways with their VLANs, servers by protocol, clients in subnets of 250, things on the
 * wall, custom devices, and a few whose names are awkward. Two worlds of one seed differ in their moments only,
 * which hang on the clock they were booted at.
 */
import { asSpelled } from '../../catalog/addresses'
import type { Device } from '../../catalog/shapes/device'
import { compareVersions, later } from '../../catalog/release'
import { awkwardNames } from './awkward-names'
import { alsoSpoken, kinds, type Kind } from './roles'
import { random, type Random } from './random'
import { deviceRow, displayName, hex, type Facts, type SiteOptions } from './device-row'
import type { Vendor } from './vendors'

const domain = 'corp.example'
/** Devices in one client subnet, and the VLAN of the first. */
const subnetSize = 250
const firstVlan = 100

/** The kinds with their weights, for drawing. */
const drawn = kinds.map((kind) => [kind.share, kind] as const)

/** Always there, in this order, as far as the number of devices allows: what every site depends on. */
const core = [
  'dc',
  'dc',
  'ns',
  'ns',
  'dhcp',
  'web',
  'web',
  'web',
  'db',
  'db',
  'files',
  'mail',
  'ftp',
  'proxy',
  'lb',
  'fw',
  'vpn',
]

interface Place {
  subnet: number
  address: string
}

class Site {
  readonly rows: Device[] = []
  readonly #random: Random
  readonly #options: SiteOptions
  readonly #modern: boolean
  #id = 9352
  #servers = 0
  #clients = 0
  readonly #gateways: number[] = []
  readonly #hosts = new Map<string, number>()

  constructor(options: SiteOptions) {
    this.#options = options
    this.#random = random(options.seed, 'devices')
    this.#modern = compareVersions(options.release, later) >= 0
  }

  get full(): boolean {
    return this.rows.length >= this.#options.devices
  }

  build(): Device[] {
    this.#gateway(0)
    for (const host of core) {
      const kind = kinds.find((candidate) => candidate.host === host)
      if (kind && !this.full) this.#host(kind)
    }
    // What every site depends on is never silent for long.
    for (const row of this.rows)
      row.last_seen_time = Math.max(row.last_seen_time ?? 0, this.#options.base - (row.id % 30) * 60_000)
    for (const name of awkwardNames) if (!this.full) this.#awkward(name)
    for (const name of ['Lyon', 'Branch Osaka', 'AWS eu-west-1']) if (!this.full) this.#custom(name)
    while (!this.full) this.#host(this.#random.weighted(drawn))
    return this.rows
  }

  #place(kind: Kind): Place {
    if (kind.net === 'servers') {
      const n = this.#servers++
      return { subnet: 0, address: `10.10.${Math.floor(n / 200)}.${10 + (n % 200)}` }
    }
    const n = this.#clients++
    const subnet = Math.floor(n / subnetSize)
    while (this.#gateways.length <= subnet + 1 && !this.full) this.#gateway(this.#gateways.length)
    return {
      subnet: subnet + 1,
      address: `10.${20 + Math.floor(subnet / 256)}.${subnet % 256}.${2 + (n % subnetSize)}`,
    }
  }

  #gateway(subnet: number): void {
    const address = subnet === 0 ? '10.10.0.1' : `10.${20 + Math.floor((subnet - 1) / 256)}.${(subnet - 1) % 256}.1`
    const row = this.#row('Cisco', {
      device_class: 'gateway',
      role: 'gateway',
      cdp: `core-sw${subnet + 1}.${domain}`,
      vlanid: firstVlan + subnet,
      activity: ['tcp', 'snmp_server'],
      model: 'Catalyst 9300',
    })
    row.activity?.push('telnet_server')
    row.is_l3 = false
    row.ipaddr4 = address
    row.parent_id = null
    this.#gateways.push(row.id)
    this.#add(row)
  }

  #host(kind: Kind): void {
    const { subnet, address } = this.#place(kind)
    if (this.full) return
    const random = this.#random
    const vendor = random.pick(kind.vendors)
    const number = (this.#hosts.get(kind.host ?? '') ?? 0) + 1
    if (kind.host) this.#hosts.set(kind.host, number)
    const host = kind.host ? `${kind.host}-${String(number).padStart(4, '0')}` : ''
    const row = this.#row(vendor, {
      device_class: 'node',
      role: kind.role,
      dns: host && random.chance(0.8) ? `${host}.${domain}` : '',
      dhcp: host && kind.net === 'clients' && random.chance(0.6) ? host : '',
      netbios: host && kind.role === 'pc' && random.chance(0.5) ? host.toUpperCase().slice(0, 15) : '',
      vlanid: firstVlan + subnet,
      activity: [...kind.always, ...kind.often.filter(() => random.chance(0.35))].toSorted(),
      model: kind.models.length > 0 && random.chance(0.5) ? random.pick(kind.models) : null,
    })
    const more = alsoSpoken(this.#options.seed, row.id, kind, number)
    row.activity = [...new Set([...(row.activity ?? []), ...more])].toSorted()
    // A few are seen by their MAC alone, as behind a hub that nothing routes for.
    if (kind.net === 'things' && random.chance(0.08)) {
      row.is_l3 = false
      row.vlanid = 0
    } else {
      row.is_l3 = true
      row.ipaddr4 = address
      row.parent_id = this.#gateways[subnet] ?? null
      if (random.chance(0.12)) row.ipaddr6 = asSpelled(`fd00:${hex(subnet, 1)}::${hex(random.between(1, 0xffff), 1)}`)
    }
    if (kind.net === 'servers' && random.chance(0.05))
      row.custom_name = `${kind.host ?? 'Server'} ${number} (production)`
    if (random.chance(0.01)) row.description = `Moved to rack ${random.between(1, 42)}`
    if (random.chance(0.01)) row.custom_type = this.#modern ? kind.role : 'Build server'
    if (this.#modern && kind.net === 'servers' && random.chance(0.03)) this.#cloud(row)
    this.#add(row)
  }

  #cloud(row: Device): void {
    row.cloud_account = '123456789012'
    row.cloud_instance_id = `i-0${hex(this.#random.between(0, 0xffffff), 6).toLowerCase()}`
    row.cloud_instance_name = row.dns_name?.split('.')[0] ?? null
    row.cloud_instance_type = this.#random.pick(['t3.medium', 'm6i.large', 'c6i.xlarge'])
    row.subnet_id = 'subnet-0a1b2c3d'
    row.vpc_id = 'vpc-0f1e2d3c'
  }

  #awkward(name: string): void {
    const kind = kinds[0]
    if (!kind) return
    const { subnet, address } = this.#place(kind)
    if (this.full) return
    const row = this.#row(this.#random.pick(kind.vendors), {
      device_class: 'node',
      role: 'pc',
      vlanid: firstVlan + subnet,
      activity: [...kind.always],
      model: null,
    })
    row.ipaddr4 = address
    row.parent_id = this.#gateways[subnet] ?? null
    // The empty name stands for a device that has none of any kind.
    if (name === '') {
      row.default_name = ''
      row.vendor = null
    } else row.custom_name = name
    this.#add(row)
  }

  #custom(name: string): void {
    const row = this.#row(null, { device_class: 'custom', role: 'custom', vlanid: 0, activity: ['tcp'], model: null })
    row.custom_name = name
    row.default_name = name
    row.macaddr = null
    row.extrahop_id = `custom-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`
    row.discovery_id = row.extrahop_id
    this.#add(row)
  }

  #row(vendor: Vendor | null, facts: Facts): Device {
    return deviceRow(this.#id++, vendor, facts, this.#options, this.#random)
  }

  #add(row: Device): void {
    if (this.full) return
    row.display_name = displayName(row)
    this.rows.push(row)
  }
}

/** All devices of a site, in the order of their ids. */
export const seedDevices = (options: SiteOptions): Device[] => new Site(options).build()
