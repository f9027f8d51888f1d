/** One device as a row: every field, in one order, so that all rows share one shape in memory. */
import type { Release } from '../../catalog/release'
import type { Device } from '../../catalog/shapes/device'
import type { Random } from './random'
import { vendors, type Vendor } from './vendors'

export interface SiteOptions {
  seed: number
  /** How many devices in all. */
  devices: number
  release: Release
  /** Ids of the sensors, on a Command appliance; devices are spread over them. */
  nodes: readonly number[]
  /** The moment of boot, ms. */
  base: number
}

export interface Facts {
  device_class: string
  role: string
  vlanid: number
  activity: string[]
  model: string | null
  dns?: string
  dhcp?: string
  netbios?: string
  cdp?: string
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0')

/** A new device that nobody has named yet. */
export function deviceRow(
  id: number,
  vendor: Vendor | null,
  facts: Facts,
  options: SiteOptions,
  random: Random,
): Device {
  const { base, nodes, devices } = options
  const tail = (Math.imul(id, 0x9e3779) >>> 0) & 0xffffff
  const macaddr = vendor
    ? `${random.pick(vendors[vendor])}:${hex(tail >> 16, 2)}:${hex((tail >> 8) & 255, 2)}:${hex(tail & 255, 2)}`
    : null
  const discovered =
    base -
    (random.chance(20 / Math.max(devices, 40)) ? random.between(1, 24) * hour : Math.floor(random.next() * 400 * day))
  const seen = random.chance(0.7)
    ? base - random.between(0, 30) * minute
    : base - Math.floor(random.next() ** 3 * 60 * day)
  // What is discovered speaks, and so is seen for a while.
  const last_seen_time = Math.max(seen, Math.min(base, discovered + hour))
  const level =
    facts.device_class === 'custom'
      ? 1
      : random.weighted([
          [60, 1],
          [30, 0],
          [2, 2],
          [8, 3],
        ] as const)
  const serves = facts.activity.some((name) => name.endsWith('_server') && name !== 'snmp_server')
  const extrahop_id = `${(macaddr ?? '').replaceAll(':', '').toLowerCase()}${hex(facts.vlanid, 4).toLowerCase()}`
  return {
    mod_time: Math.max(discovered, last_seen_time - random.between(0, 120) * minute),
    node_id: nodes.length > 0 ? random.pick(nodes) : null,
    id,
    extrahop_id,
    discovery_id: extrahop_id,
    display_name: '',
    description: null,
    user_mod_time: discovered,
    discover_time: discovered,
    vlanid: facts.vlanid,
    parent_id: null,
    macaddr,
    vendor,
    is_l3: true,
    ipaddr4: null,
    ipaddr6: null,
    device_class: facts.device_class,
    default_name: vendor ? `${vendor} ${hex(tail, 6)}` : '',
    custom_name: null,
    cdp_name: facts.cdp ?? '',
    dhcp_name: facts.dhcp ?? '',
    netbios_name: facts.netbios ?? '',
    dns_name: facts.dns ?? '',
    custom_type: '',
    auto_role: facts.role,
    analysis_level: level,
    analysis: ['standard', 'advanced', 'advanced', 'discovery'][level] ?? 'standard',
    role: facts.role,
    on_watchlist: level === 2,
    last_seen_time,
    activity: facts.activity,
    model: facts.model,
    model_override: null,
    custom_make: null,
    custom_model: null,
    critical: serves && random.chance(0.2),
    custom_criticality: null,
    cloud_instance_id: null,
    cloud_instance_type: null,
    cloud_instance_description: null,
    cloud_instance_name: null,
    cloud_account: null,
    vpc_id: null,
    subnet_id: null,
  }
}

/** The name that a device is shown under: the first it has, names given by people first. */
export const displayName = (device: Device): string =>
  device.custom_name ||
  device.dns_name?.split('.')[0] ||
  device.dhcp_name ||
  device.netbios_name ||
  device.cdp_name ||
  device.default_name ||
  ''
