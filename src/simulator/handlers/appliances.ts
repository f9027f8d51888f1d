/**
 * The appliances of the site (8.0 Explore guide, Appliance). The one that answers stands first, with id 0, and its
 * firmware is read as it is now.
 */
import type { Appliance, appliances as resource } from '../../catalog/appliances'
import { compareVersions, later } from '../../catalog/release'
import type { Platform } from '../../catalog/platform'
import { setupPassword } from '../accounts'
import { refuse, Started } from '../answer'
import type { AnyContext, Handlers } from '../handler'
import { keyFor } from '../licensing'
import { applianceRow, nodeRow } from '../seed/appliances'
import { random, uuid } from '../seed/random'
import type { World } from '../world'
import { found } from './crud'

function shown(world: World, row: Appliance): Appliance {
  const there = row.id === 0 ? world : world.peers.get(row.id)
  return there ? { ...row, firmware_version: there.appliance.version } : row
}

const named = ({ world, params }: AnyContext): Appliance => found(world.collections.appliances, params['id'])

/** Whom each kind can connect to. */
const partners: Record<Platform, readonly Platform[]> = {
  command: ['discover', 'explore', 'trace'],
  discover: ['command', 'explore', 'trace'],
  explore: ['command', 'discover', 'explore'],
  trace: ['command', 'discover', 'explore'],
}

const isLater = (world: World): boolean => compareVersions(world.release, later) >= 0

const cloudOff = new WeakSet<World>()

/** Cloud services are those of the appliance that answers. */
function refuseOthers(context: AnyContext): void {
  if (named(context).id !== 0) throw refuse(400, 'Cloud services can be read of the appliance itself only; its id is 0')
}

/** Versions that a connected appliance could move to. */
const offersFor = (world: World) => world.appliance.offers()

export const appliances: Handlers<typeof resource> = {
  list: ({ world }) => Array.from(world.collections.appliances.all(), (row) => shown(world, row)),

  create: ({ world, body }) => {
    const { appliances: all, nodes } = world.collections
    const kind = body.remote_appliance_type
    if (!partners[world.role].includes(kind))
      throw refuse(422, `Body field "remote_appliance_type": this appliance cannot connect to a ${kind} appliance`)
    for (const row of all.all())
      if (row.hostname === body.host || row.hostname === `${body.host}.${world.appliance.external}`)
        throw refuse(409, `Body field "host": ${body.host} is connected already`)
    if (body.remote_pairing_token !== undefined && body.product_key !== undefined)
      throw refuse(422, 'Body field "product_key" cannot stand together with "remote_pairing_token"')
    if (body.remote_setup_password === undefined && body.remote_pairing_token === undefined)
      throw refuse(422, 'Body field "remote_setup_password" is missing')
    if (body.remote_setup_password !== undefined && body.remote_setup_password !== setupPassword)
      throw refuse(422, `Body field "remote_setup_password": ${body.host} refuses it`)
    const checked = world.role === 'command' && (kind === 'explore' || kind === 'trace')
    if (checked && !body.fingerprint) throw refuse(422, 'Body field "fingerprint" is missing')
    const name = body.host.replace(`.${world.appliance.external}`, '')
    const id = all.nextId()
    const nickname = body.local_nickname_for_remote
    const row = applianceRow(
      world,
      id,
      { platform: kind, hostname: name, display_name: nickname || name },
      {
        hostname: body.host,
        nickname: nickname ?? '',
        data_access: body.data_access,
        managed_by_local: body.managed_by_local,
        manages_local: body.manages_local,
        add_time: world.stamp(),
        sync_time: null,
      },
    )
    all.put(row)
    if (world.role === 'command' && kind === 'discover') {
      nodes.put(nodeRow(world, row))
      world.nodes.set(id, name)
    }
    return { id }
  },

  get: (context) => shown(context.world, named(context)),

  remove: (context) => {
    const { world } = context
    const { id } = named(context)
    if (id === 0) throw refuse(400, 'An appliance cannot be disconnected from itself')
    world.collections.appliances.delete(id)
    world.collections.nodes.delete(id)
    return undefined
  },

  productKey: (context) => {
    const { world, caller } = context
    const { id } = named(context)
    const whole =
      id === 0
        ? world.license.productKey
        : (world.collections.nodes.get(id)?.product_key ??
          uuid(random(world.seed, 'product key', id))
            .replaceAll('-', '')
            .slice(0, 16))
    const product_key = keyFor(caller.privilege, whole)
    if (!isLater(world)) return { product_key }
    // Later releases answer for others on a Command alone.
    if (id !== 0 && world.role !== 'command') throw refuse(400, 'Only a Command appliance knows the keys of others')
    return [{ product_key }]
  },

  cloudServices: (context) => {
    refuseOthers(context)
    const { world } = context
    const off = cloudOff.has(world)
    const now = world.now()
    return {
      connection_status: off ? 'disconnected' : 'connected',
      connection_status_color: off ? 'red' : 'green',
      enabled_services: off ? [] : ['machine_learning', 'threat_intelligence', 'remote_access'],
      last_active_time: off ? null : now - (now % 30_000),
      last_analyzed_time: off ? null : now - (now % 1_800_000),
    }
  },

  changeCloudServices: (context) => {
    refuseOthers(context)
    cloudOff.add(context.world)
    return new Started()
  },

  nextFirmware: ({ world, query }) => {
    for (const id of (query.ids ?? '').split(',').filter(Boolean)) found(world.collections.appliances, id.trim())
    return offersFor(world)
  },

  upgradeFirmware: ({ world, body }) => {
    const { appliances: all, nodes } = world.collections
    for (const id of body.system_ids)
      if (!all.has(id)) throw refuse(422, `Body field "system_ids": there is no appliance ${id}`)
    if (!offersFor(world).some((offer) => offer.versions.includes(body.version)))
      throw refuse(422, `Body field "version": ${body.version} is not on offer`)
    const done = (id: number): void => {
      if (id === 0) world.appliance.version = body.version
      all.change(id, { firmware_version: body.version })
      if (nodes.has(id)) nodes.change(id, { firmware_version: body.version })
    }
    return new Started(world.appliance.startRemoteJob('upgrade', body.system_ids, done))
  },
}
