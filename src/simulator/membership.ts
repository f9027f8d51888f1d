/**
 * Who is in which device group. A static group has the devices put into it; a dynamic one those that fit its rule:
 * a property and a value, or in later releases a filter tree.
 */
import type { Device } from '../catalog/shapes/device'
import { deviceTest } from './match/device-search'
import { filterTest } from './match/device-filter'
import { withinBudget } from './match/budget'
import type { RowOf, World } from './world'

type Group = RowOf<'devicegroups'>

/** True for groups that find their members by a rule. */
export const isDynamic = (group: Group): boolean => group.dynamic

function ruleOf(world: World, group: Group): (device: Device) => boolean {
  const fits = group.filter
    ? filterTest(world, group.filter)
    : group.value === null || group.value === undefined
      ? () => false
      : deviceTest(world, group.field ?? 'any', group.value)
  return group.include_custom_devices === false ? (device) => device.device_class !== 'custom' && fits(device) : fits
}

interface Found {
  stamp: string
  ids: number[]
}

const memory = new WeakMap<World, Map<number, Found>>()

/** Members of a dynamic group; worked out again when devices, tags or the group have changed. */
function matching(world: World, group: Group): number[] {
  const { devices, devicegroups, tags } = world.collections
  const stamp = [devices.revision, devicegroups.revision, tags.revision, world.links.revision].join('/')
  let known = memory.get(world)
  if (!known) memory.set(world, (known = new Map()))
  const before = known.get(group.id)
  if (before?.stamp === stamp) return before.ids
  const ids = withinBudget('value', () => {
    const fits = ruleOf(world, group)
    const found: number[] = []
    for (const device of devices.all()) if (fits(device)) found.push(device.id)
    return found
  })
  known.set(group.id, { stamp, ids })
  return ids
}

/** The ids of a group's devices. */
export function membersOf(world: World, id: number): Iterable<number> {
  const group = world.collections.devicegroups.get(id)
  if (!group) return []
  return isDynamic(group) ? matching(world, group) : world.links.of('devicegroups', id, 'devices')
}

/** The ids of the groups that a device is in. */
export function groupsOf(world: World, id: number): number[] {
  const device = world.collections.devices.get(id)
  if (!device) return []
  const all = [...world.collections.devicegroups.all()]
  const fitting = withinBudget('value', () => all.filter((group) => isDynamic(group) && ruleOf(world, group)(device)))
  return [...world.links.of('devices', id, 'devicegroups'), ...fitting.map((group) => group.id)]
}
