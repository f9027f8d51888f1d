/**
 * The one list of devices that are always analyzed in full: the whitelist of older releases, the watchlist of newer
 * ones (5.3 guide, Whitelist). It has no id, is keyed by the device, and keeps the order of putting on.
 */
import { compareVersions, later } from '../../catalog/release'
import type { Device } from '../../catalog/shapes/device'
import type { Prepared } from '../answer'
import type { AnyContext } from '../handler'
import type { World } from '../world'
import { found } from './crud'

const device = (world: World, id: string | number | undefined): Device =>
  found(world.collections.devices, String(id ?? ''))

/** Puts a device on the list, at its end; what is on it stays where it is. */
function watch(world: World, { id, analysis_level = 0 }: Device): void {
  const { watchlist, devices } = world.collections
  if (watchlist.has(id)) return
  watchlist.put({ id, before: analysis_level })
  devices.change(id, {
    on_watchlist: true,
    analysis: 'advanced',
    // Older releases know standard (0) and advanced (1) alone.
    analysis_level: compareVersions(world.release, later) >= 0 ? 2 : 1,
  })
}

const analyses = ['standard', 'advanced', 'advanced', 'discovery']

function unwatch(world: World, { id }: Device): void {
  const { watchlist, devices } = world.collections
  const entry = watchlist.get(id)
  if (!entry) return
  watchlist.delete(id)
  devices.change(id, {
    on_watchlist: false,
    analysis: analyses[entry.before] ?? 'standard',
    analysis_level: entry.before,
  })
}

interface Assignment {
  assign?: readonly number[] | undefined
  unassign?: readonly number[] | undefined
}

export const watched = {
  list: ({ world }: AnyContext): Prepared => {
    const { devices, watchlist } = world.collections
    return devices.many([...watchlist.all()].flatMap(({ id }) => devices.get(id) ?? []))
  },
  assign: ({ world, body }: AnyContext & { body: Assignment }): undefined => {
    // All or nothing: an id that does not exist is met before anything has changed.
    const on = (body.assign ?? []).map((id) => device(world, id))
    const off = (body.unassign ?? []).map((id) => device(world, id))
    for (const row of on) watch(world, row)
    for (const row of off) unwatch(world, row)
  },
  add: ({ world, params }: AnyContext): undefined => watch(world, device(world, params['id'])) as undefined,
  remove: ({ world, params }: AnyContext): undefined => unwatch(world, device(world, params['id'])) as undefined,
}
