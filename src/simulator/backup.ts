/**
 * Backups of what people configured (5.3 guide, Customization): all objects but those of the appliance itself, what
 * was written on devices, and all assignments. A restore puts back exactly that.
 */
import type { Customization } from '../catalog/customizations'
import type { Device } from '../catalog/shapes/device'
import { displayName } from './seed/device-row'
import type { World } from './world'

type Contents = Record<string, unknown>

/** A backup with what is in it. */
export interface StoredCustomization extends Customization {
  contents: Contents
}

/** What no backup holds: found by the appliance, or its own settings. */
const left = new Set([
  'activitygroups',
  'apikeys',
  'appliances',
  'auditlog',
  'customizations',
  'devices',
  'jobs',
  'networks',
  'nodes',
  'packetcaptures',
  'ssldecryptkeys',
  'supportpacks',
  'usergroups',
  'users',
  'vlans',
])

/** What people write on a device, and what follows from it. */
const written = [
  'display_name',
  'custom_name',
  'description',
  'custom_type',
  'role',
  'custom_make',
  'custom_model',
  'custom_criticality',
  'critical',
  'analysis_level',
  'analysis',
  'on_watchlist',
] as const satisfies readonly (keyof Device)[]

/** How a device is analysed at each level. */
const levelWords = ['standard', 'advanced', 'advanced', 'discovery']

/** Fields that are empty on a device on which nobody has written. */
const byHand = [
  'custom_name',
  'description',
  'custom_type',
  'custom_make',
  'custom_model',
  'custom_criticality',
  'on_watchlist',
] as const satisfies readonly (keyof Device)[]

const isWritten = (device: Device): boolean => byHand.some((field) => Boolean(device[field]))

/** A device as if nobody had written on it. */
function blankDevice(device: Device, level: number | undefined): Partial<Device> {
  const bare = {
    ...device,
    custom_name: null,
    description: null,
    custom_type: '',
    custom_make: null,
    custom_model: null,
  }
  return {
    ...bare,
    display_name: displayName(bare),
    role: device.auto_role ?? device.role,
    critical: device.custom_criticality ? false : device.critical,
    custom_criticality: null,
    on_watchlist: false,
    ...(device.on_watchlist && level !== undefined ? { analysis_level: level, analysis: levelWords[level] } : {}),
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const objectsIn = (contents: Contents, name: string): Record<string, unknown>[] => {
  const list = contents[name]
  return Array.isArray(list) ? list.filter(isObject) : []
}

const kept = (world: World) => Object.entries(world.collections).filter(([name]) => !left.has(name))

/** Everything that people configured, as one JSON document. */
export function takeBackup(world: World, name: string, time: number): Contents {
  const contents: Contents = {
    '.meta': { name, create_time: time, version: world.appliance.version, platform: world.appliance.platform },
  }
  for (const [resource, collection] of kept(world)) contents[resource] = structuredClone([...collection.all()])
  const devices = [...world.collections.devices.all()]
  contents['devices'] = devices
    .filter((row) => row.device_class === 'custom' || isWritten(row))
    .map((device) =>
      device.device_class === 'custom'
        ? { ...device }
        : Object.fromEntries([['id', device.id], ...written.map((field) => [field, device[field]] as const)]),
    )
  contents['assignments'] = Array.from(world.links.pairs())
  return contents
}

/** Makes the world what it was; what was found on the wire since stays. */
export function restoreBackup(world: World, contents: Contents): void {
  const levels = new Map(Array.from(world.collections.watchlist.all(), ({ id, before }) => [id, before]))
  for (const [resource] of kept(world)) {
    const collection = world.collection(resource)
    if (!collection) continue
    for (const key of collection.keys()) collection.delete(key)
    for (const row of objectsIn(contents, resource)) collection.put(structuredClone(row))
  }
  const { devices } = world.collections
  const saved = new Map(objectsIn(contents, 'devices').map((row) => [row['id'], row]))
  for (const device of devices.all()) {
    const row = saved.get(device.id)
    if (row) devices.change(device.id, { ...row, mod_time: world.stamp() })
    // A custom device that was made after the backup goes again.
    else if (device.device_class === 'custom') devices.delete(device.id)
    else if (isWritten(device))
      devices.change(device.id, { ...blankDevice(device, levels.get(device.id)), mod_time: world.stamp() })
  }
  for (const row of saved.values()) {
    // Of a custom device that was deleted since, the backup has the whole row.
    if (row['device_class'] === 'custom' && typeof row['id'] === 'number' && !devices.has(row['id']))
      world.collection('devices')?.put(structuredClone(row))
  }
  world.links.clear()
  const pairs = contents['assignments']
  for (const pair of Array.isArray(pairs) ? pairs : []) {
    if (!Array.isArray(pair)) continue
    const [from, id, to, child]: unknown[] = pair
    if (typeof from === 'string' && typeof id === 'number' && typeof to === 'string' && typeof child === 'number')
      world.links.add(from, id, to, child)
  }
}
