/**
 * Custom devices and their criteria (5.3 guide, Custom device). Each shows in the list of devices too, as one of the
 * class "custom" under the same ExtraHop id.
 */
import type { CustomDevice, customdevices as resource } from '../../catalog/customdevices'
import { compareVersions, later, retired } from '../../catalog/release'
import type { Device } from '../../catalog/shapes/device'
import { problem, refuse } from '../answer'
import type { AnyContext, Handlers } from '../handler'
import { deviceRow, displayName } from '../seed/device-row'
import { random } from '../seed/random'
import type { Criterion, World } from '../world'
import { crud, found } from './crud'

type Rule = Omit<Criterion, 'id' | 'custom_device_id'>

const rulesOf = (world: World, id: number): Criterion[] =>
  [...world.collections.criteria.all()].filter((rule) => rule.custom_device_id === id)

/** A row for an answer. Since they have no paths of their own, criteria have no ids either. */
function shown(world: World, row: CustomDevice, withCriteria: boolean | undefined): CustomDevice {
  if (!withCriteria) return row
  const bare = compareVersions(world.release, retired) >= 0
  return {
    ...row,
    criteria: rulesOf(world, row.id).map((rule) => {
      if (!bare) return rule
      const { id: _, custom_device_id: __, ...rest } = rule
      return rest
    }),
  }
}

/** The device that a custom device shows as. */
function deviceOf(world: World, row: CustomDevice): Device | undefined {
  for (const device of world.collections.devices.all())
    if (device.device_class === 'custom' && device.extrahop_id === row.extrahop_id) return device
  return undefined
}

/** Makes the device that shows a custom device; nothing has been seen of it yet. */
function addDevice(world: World, { name, description, extrahop_id }: CustomDevice): void {
  const { devices } = world.collections
  const { seed, release } = world
  const now = world.stamp()
  const id = devices.nextId()
  const options = { seed, release, base: now, devices: devices.size, nodes: [...world.nodes.keys()] }
  const facts = { device_class: 'custom', role: 'custom', vlanid: 0, activity: [], model: null }
  const device = {
    ...deviceRow(id, null, facts, options, random(seed, 'custom device', id)),
    extrahop_id: extrahop_id ?? '',
    discovery_id: extrahop_id ?? '',
    default_name: name,
    description: description ?? null,
    discover_time: now,
    last_seen_time: now,
    user_mod_time: now,
    mod_time: now,
  }
  devices.put({ ...device, display_name: displayName(device) })
}

function rename(world: World, before: CustomDevice, name: string): void {
  const device = deviceOf(world, before)
  if (!device) return
  const names = { default_name: name, custom_name: device.custom_name === before.name ? null : device.custom_name }
  world.collections.devices.change(device.id, {
    ...names,
    display_name: displayName({ ...device, ...names }),
    mod_time: world.stamp(),
  })
}

/** An ExtraHop id that no other has, made from a name. */
function idFrom(world: World, name: string): string {
  const stem =
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'custom'
  const taken = new Set(Array.from(world.collections.customdevices.all(), (row) => row.extrahop_id))
  let id = stem
  for (let count = 2; taken.has(id); count++) id = `${stem}-${count}`
  return id
}

const plain = crud('customdevices', {
  unique: 'name',
  taken: (name, { release }) => {
    const words = `A custom device with the name ${name} already exists.`
    return compareVersions(release, later) >= 0 ? problem(422, words) : refuse(422, words)
  },
  preset: (body, { world }) => {
    const given = body['extrahop_id']
    if (typeof given !== 'string') return { extrahop_id: idFrom(world, String(body['name'])) }
    for (const row of world.collections.customdevices.all())
      if (row.extrahop_id === given) throw refuse(422, `Body field "extrahop_id": "${given}" is taken`)
    return {}
  },
})

/** The criteria are kept apart, so the row itself is made and changed without them. */
const bare = <C extends AnyContext & { body: { criteria?: unknown } }>(context: C): AnyContext => {
  const { criteria: _, ...body } = context.body
  return { ...context, body, given: new Set([...context.given].filter((name) => name !== 'criteria')) }
}

const add = (world: World, custom_device_id: number, rule: Rule): Criterion =>
  world.collections.criteria.insert({ ...rule, id: 0, custom_device_id })

const drop = (world: World, id: number): void => {
  for (const rule of rulesOf(world, id)) world.collections.criteria.delete(rule.id)
}

/** The criterion that a path names, which must be one of its custom device. */
function ruleIn({ world, params }: AnyContext): Criterion {
  const owner = found(world.collections.customdevices, params['id'])
  const rule = found(world.collections.criteria, params['child-id'])
  if (rule.custom_device_id !== owner.id) throw refuse(404, `customdevices: ${owner.id} has no criterion ${rule.id}`)
  return rule
}

export const customdevices: Handlers<typeof resource> = {
  list: ({ world, query }) =>
    Array.from(world.collections.customdevices.all(), (row) => shown(world, row, query.include_criteria)),
  get: ({ world, params, query }) =>
    shown(
      world,
      found(world.collections.customdevices, params.id),
      // Older releases answer the criteria of one without being asked.
      query.include_criteria ?? compareVersions(world.release, later) < 0,
    ),
  create: (context) => {
    const { world, body } = context
    const { id } = plain.create(bare(context))
    const row = found(world.collections.customdevices, String(id))
    for (const rule of body.criteria ?? []) add(world, row.id, rule)
    addDevice(world, row)
    return { id }
  },
  update: (context) => {
    const { world, body, params } = context
    const row = found(world.collections.customdevices, params.id)
    const before = { ...row }
    plain.update(bare(context))
    if (body.criteria) {
      drop(world, row.id)
      for (const rule of body.criteria) add(world, row.id, rule)
    }
    if (body.name !== undefined && body.name !== before.name) rename(world, before, body.name)
    return undefined
  },
  remove: (context) => {
    const { world, params } = context
    const row = found(world.collections.customdevices, params.id)
    const device = deviceOf(world, row)
    plain.remove(context)
    drop(world, row.id)
    if (device) world.remove('devices', device.id)
    return undefined
  },
  listCriteria: ({ world, params }) => rulesOf(world, found(world.collections.customdevices, params.id).id),
  createCriterion: (context) => {
    const { world, params, body } = context
    const owner = found(world.collections.customdevices, params.id)
    const { custom_device_id = owner.id, ...rule } = body
    if (custom_device_id !== owner.id) throw refuse(400, 'Body field "custom_device_id" is not the id of the path')
    return { id: add(world, owner.id, rule).id }
  },
  getCriterion: (context) => ruleIn(context),
  removeCriterion: (context) => {
    context.world.collections.criteria.delete(ruleIn(context).id)
    return undefined
  },
}
