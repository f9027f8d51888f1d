/** The appliances of the site, as each of them sees the others; on a Command the sensors stand first, as its nodes. */
import type { Appliance } from '../../catalog/appliances'
import { compareVersions, later } from '../../catalog/release'
import { platformCodes, type Platform } from '../../catalog/platform'
import type { World } from '../world'
import { random, uuid } from './random'

const day = 86_400_000

interface Other {
  platform: Platform
  hostname: string
  display_name: string
  trouble?: string
  behind?: boolean
}

const sensors: readonly Other[] = [
  { platform: 'discover', hostname: 'eda-hamburg', display_name: 'Hamburg' },
  { platform: 'discover', hostname: 'eda-osaka', display_name: 'Osaka 大阪' },
  { platform: 'discover', hostname: 'eda-austin', display_name: 'Austin', trouble: 'Clock is 4 s off', behind: true },
]
const command: Other = { platform: 'command', hostname: 'eca-01', display_name: 'Command' }
const records: Other = { platform: 'explore', hostname: 'exa-01', display_name: 'Record store' }
const packets: Other = { platform: 'trace', hostname: 'eta-01', display_name: 'Packet store' }

/** Whom each kind is connected to. */
const others: Record<Platform, readonly Other[]> = {
  discover: [command, records, packets],
  command: [...sensors, records, packets],
  explore: [
    { ...records, hostname: 'exa-02', display_name: 'Record store 2' },
    { ...records, hostname: 'exa-03', display_name: 'Record store 3' },
    command,
    { platform: 'discover', hostname: 'eda-01', display_name: 'Sensor' },
  ],
  trace: [command, { platform: 'discover', hostname: 'eda-01', display_name: 'Sensor' }],
}

/** Long words for the kinds in later releases, codes before. */
export const platformWord = (world: World, platform: Platform): string =>
  compareVersions(world.release, later) >= 0 ? platform : platformCodes[platform]

const fingerprintOf = (world: World, hostname: string): string => {
  const draw = random(world.seed, 'fingerprint', hostname)
  return Array.from({ length: 32 }, () => draw.between(0, 255).toString(16).toUpperCase().padStart(2, '0')).join(':')
}

/** A connected appliance as it is listed; `id` 0 is the one that answers. */
export function applianceRow(world: World, id: number, other: Other, changes: Partial<Appliance> = {}): Appliance {
  const local = id === 0
  const manages = world.role === 'command' && other.platform === 'discover'
  return {
    id,
    display_name: other.display_name,
    nickname: local ? '' : other.display_name,
    hostname: `${other.hostname}.${world.appliance.external}`,
    platform: platformWord(world, other.platform),
    firmware_version: other.behind ? world.appliance.version.replace(/\d+$/, '1001') : world.appliance.version,
    uuid: uuid(random(world.seed, 'appliance', other.hostname)).replaceAll('-', ''),
    connection_type: local ? 'local' : manages ? 'tunneled' : 'direct',
    license_status: 'Nominal',
    license_platform: platformCodes[other.platform],
    licensed_features: {},
    licensed_modules: other.platform === 'discover' || other.platform === 'command' ? ['http', 'ssl', 'dns', 'db'] : [],
    status_message: other.trouble ?? '',
    data_access: true,
    managed_by_local: manages,
    manages_local: world.role === 'discover' && other.platform === 'command',
    analysis_levels_managed: false,
    fingerprint: fingerprintOf(world, other.hostname),
    total_capacity: other.platform === 'discover' ? 50_000 : 0,
    advanced_analysis_capacity: other.platform === 'discover' ? 15_000 : 0,
    add_time: local ? null : world.base - (30 + id * 11) * day,
    sync_time: local ? null : world.base - 60_000,
    ...changes,
  }
}

export function seedAppliances(world: World): void {
  const { appliances, nodes } = world.collections
  const { appliance, role } = world
  appliances.put(
    applianceRow(world, 0, { platform: role, hostname: appliance.hostname, display_name: appliance.hostname }),
  )
  // Of a fleet each is told of the others once all of them are there.
  if (world.identity) return
  for (const [index, other] of others[role].entries()) appliances.put(applianceRow(world, index + 1, other))
  if (role !== 'command') return
  for (const id of sensors.keys()) {
    const row = appliances.get(id + 1)
    if (row) nodes.put(nodeRow(world, row))
  }
}

/** A sensor as a node of a Command. */
export const nodeRow = (world: World, row: Appliance) => ({
  id: row.id,
  display_name: row.display_name ?? '',
  nickname: row.nickname ?? '',
  hostname: row.hostname ?? '',
  enabled: true,
  firmware_version: row.firmware_version ?? '',
  status_message: row.status_message || 'Online',
  status_code: row.status_message ? '1' : '0',
  license_status: row.license_status ?? '',
  product_key: uuid(random(world.seed, 'product key', row.id))
    .replaceAll('-', '')
    .slice(0, 16),
  uuid: row.uuid ?? '',
  ntp_sync: !row.status_message,
  time_offset: row.status_message ? 4012 : random(world.seed, 'offset', row.id).between(-9, 9),
  add_time: row.add_time ?? null,
  time_added: row.add_time ?? null,
})
