/** Devices: lists and searches over up to tens of thousands of rows, and what people write on one. */
import type { devices as resource } from '../../catalog/devices'
import { deviceRoles } from '../../catalog/shapes/device-roles'
import { compareVersions, later } from '../../catalog/release'
import type { Device } from '../../catalog/shapes/device'
import { Prepared, refuse } from '../answer'
import type { AnyContext, Handlers } from '../handler'
import { withinBudget } from '../match/budget'
import { filterTest } from '../match/device-filter'
import { deviceTest } from '../match/device-search'
import { activeWithin } from '../match/time'
import { displayName } from '../seed/device-row'
import { activityOf, addressesOf, dnsNamesOf } from '../seed/observations'
import { found } from './crud'
import { relatedDashboards } from './dashboard-lists'
import { page } from './page'
import { relate } from './relate'
import { windowed } from './windowed'

const named = (context: AnyContext): Device => found(context.world.collections.devices, context.params['id'])

/** Rows that a search lets through, no more than the page needs. */
function select(
  { world }: AnyContext,
  field: 'value' | 'filter',
  query: {
    active_from?: number | string | undefined
    active_until?: number | string | undefined
    limit?: number | undefined
    offset?: number | undefined
  },
  fits: (device: Device) => boolean,
): Device[] {
  const active = activeWithin(query, world.now())
  return withinBudget(field, () => {
    const rows: Device[] = []
    for (const device of world.collections.devices.all()) if (active(device) && fits(device)) rows.push(device)
    return page(rows, query, 100)
  })
}

/** Fields that are text or null: setting null brings the default back. */
function update(context: AnyContext & { body: Partial<Device> }): undefined {
  const { world, body, given } = context
  const device = named(context)
  const role = body.custom_type
  // 5.3 takes any text; later releases a role from their list, or nothing.
  if (role && compareVersions(world.release, later) >= 0 && !(deviceRoles as readonly string[]).includes(role))
    throw refuse(400, `Body field "custom_type": "${role}" is not a role`)
  const now = world.stamp()
  const changes: Partial<Device> = Object.fromEntries(Object.entries(body).filter(([field]) => given.has(field)))
  if (changes.custom_type !== undefined) changes.role = changes.custom_type || device.auto_role
  if (changes.custom_criticality !== undefined && changes.custom_criticality !== null)
    changes.critical = changes.custom_criticality === 'critical'
  const next = { ...device, ...changes }
  world.collections.devices.change(device.id, {
    ...changes,
    display_name: displayName(next),
    mod_time: now,
    user_mod_time: now,
  })
  return undefined
}

/** Some fields of a row, and its id. */
function pick(row: Partial<Device>, fields: readonly string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = { id: row.id }
  for (const name of fields) if (name in row) picked[name] = Reflect.get(row, name)
  return picked
}

export const devices: Handlers<typeof resource> = {
  list: (context) => {
    const { query, world } = context
    const fits = query.value === undefined ? () => true : deviceTest(world, query.search_type ?? 'any', query.value)
    return world.collections.devices.many(select(context, 'value', query, fits))
  },
  search: (context) => {
    const { body, world } = context
    const rows = select(context, 'filter', body, body.filter ? filterTest(world, body.filter) : () => true)
    const { devices: all } = world.collections
    const fields = body.result_fields
    if (!fields) return all.many(rows)
    return new Prepared(JSON.stringify(rows.map((row) => pick(all.shown(row), fields))))
  },
  get: (context) => context.world.collections.devices.one(named(context)),
  update,
  activity: (context) => activityOf(context.world.seed, named(context)),
  listDashboards: (context) => relatedDashboards(context, 'devices', named(context).id),
  dnsNames: (context) => windowed(dnsNamesOf(named(context)), context.query, context.world.now()),
  ipAddresses: (context) => windowed(addressesOf(named(context)), context.query, context.world.now()),
  software: (context) => context.world.softwareOf(named(context)),
  ...relate('devices', 'tags'),
  ...relate('devices', 'devicegroups'),
  ...relate('devices', 'alerts'),
  ...relate('devices', 'triggers'),
  ...relate('devices', 'flexgrids'),
  ...relate('devices', 'geomaps'),
  ...relate('devices', 'pages'),
}
