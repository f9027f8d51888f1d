/**
 * What metrics are kept for: a device, or a set of devices (a group, a VLAN, a network, an application), or the
 * appliance itself; on a Command as far as one of its nodes sees it.
 */
import type { Device } from '../../catalog/shapes/device'
import type { MetricObjectType } from '../../catalog/metrics'
import { membersOf } from '../membership'
import { hash } from '../seed/random'
import type { World } from '../world'

export interface Thing {
  oid: number
  type: MetricObjectType
  seed: number
  /** The devices that it is made of. */
  devices: readonly Device[]
  /** Nothing before, ms. */
  from: number
  /** Nothing after, ms. */
  until: number
}

const sideOf = (display: string): string => display.toLowerCase().replace(/ (client|server)s$/, '_$1')

function* devicesOf(world: World, type: MetricObjectType, id: number): Generator<Device> {
  const { devices, activitygroups, vlans, networks, applications } = world.collections
  switch (type) {
    case 'device': {
      const device = devices.get(id)
      if (device) yield device
      return
    }
    case 'device_group':
      for (const key of membersOf(world, id)) {
        const device = devices.get(key)
        if (device) yield device
      }
      return
    case 'activity_group': {
      const side = sideOf(activitygroups.get(id)?.display ?? '')
      for (const device of devices.all()) if (device.activity?.includes(side)) yield device
      return
    }
    case 'vlan': {
      const vlan = vlans.get(id)
      if (!vlan) return
      for (const device of devices.all())
        if (device.vlanid === vlan.vlanid && (vlan.node_id === null || device.node_id === vlan.node_id)) yield device
      return
    }
    case 'network': {
      // 0 is the default that clients ask for: everything.
      const network = networks.get(id)
      if (!network && id !== 0) return
      for (const device of devices.all())
        if (!network || network.node_id === null || device.node_id === network.node_id) yield device
      return
    }
    case 'application': {
      const application = applications.get(id)
      if (!application && id !== 0) return
      // 0 and _default are all activity; the others a part of it.
      const all = !application || application.discovery_id === '_default'
      for (const device of devices.all()) if (all || device.id % 7 === id % 7) yield device
      return
    }
    case 'system': {
      // An appliance sees what its sensors see, or all.
      for (const device of devices.all()) if (id === 0 || !world.nodes.has(id) || device.node_id === id) yield device
      return
    }
  }
}

/** The nodes that know an object; [null] where there are none but the appliance itself. */
export function nodesOf(world: World, type: MetricObjectType, ids: readonly number[]): (number | null)[] {
  if (world.nodes.size === 0) return [null]
  const nodes = new Set<number>()
  for (const id of ids) {
    // A sensor knows itself; of other appliances the Command tells.
    if (type === 'system' && world.nodes.has(id)) nodes.add(id)
    if (type !== 'system')
      for (const device of devicesOf(world, type, id)) if (device.node_id != null) nodes.add(device.node_id)
    if (nodes.size === world.nodes.size) break
  }
  return [...nodes].filter((node) => world.collections.nodes.get(node)?.enabled !== false).toSorted((a, b) => a - b)
}

const exists = (world: World, type: MetricObjectType, id: number): boolean => {
  const { devices, activitygroups, vlans, networks, applications, devicegroups, appliances } = world.collections
  switch (type) {
    case 'device':
      return devices.has(id)
    case 'device_group':
      return devicegroups.has(id)
    case 'activity_group':
      return activitygroups.has(id)
    case 'vlan':
      return vlans.has(id)
    case 'network':
      return id === 0 || networks.has(id)
    case 'application':
      return id === 0 || applications.has(id)
    case 'system':
      return appliances.has(id)
  }
}

/** An object as one node sees it; null for an id that names none. */
export function thingOf(world: World, type: MetricObjectType, id: number, node: number | null): Thing | null {
  if (!exists(world, type, id)) return null
  const devices: Device[] = []
  for (const device of devicesOf(world, type, id)) if (node === null || device.node_id === node) devices.push(device)
  const only = type === 'device' ? devices[0] : undefined
  if (type === 'device' && !only) return null
  return {
    oid: id,
    type,
    seed: hash(`metrics/${world.seed}/${type}/${id}`),
    devices,
    from: only?.discover_time ?? 0,
    // What was seen lately goes on.
    until: only && (only.last_seen_time ?? 0) < world.base - 3_600_000 ? (only.last_seen_time ?? 0) : Infinity,
  }
}

/** Everything is kept for every device that has an address; what belongs to a protocol only for those that speak it. */
const general = new Set(['net', 'net_detail', 'app', 'tcp', 'tcp_detail', 'icmp', 'custom', 'custom_detail'])

/** The protocol and side of a category: `host_http_server_detail` is `http_server`. */
const activityOf = (category: string): string => category.replace(/^host_/, '').replace(/_detail$/, '')

export const speaks = (device: Device, category: string): boolean =>
  general.has(category) || (device.activity ?? []).includes(activityOf(category))

const whole = new Set<MetricObjectType>(['application', 'network'])

/** The devices of a thing that have a category; those of an application or network have `http` as server of it. */
export function speakersOf(thing: Thing, category: string): readonly Device[] {
  const wanted = whole.has(thing.type) && !general.has(category) && !/_(client|server)/.test(category)
  const name = wanted ? `${category.split('_')[0] ?? category}_server` : category
  return thing.devices.filter((device) => speaks(device, name))
}
