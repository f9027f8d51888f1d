/** The devices that the seed marks as watched, in the order in which somebody has put them on the list. */
import { compareVersions, later } from '../../catalog/release'
import type { World } from '../world'
import { random } from './random'

export function seedWatchlist(world: World): void {
  const { devices, watchlist } = world.collections
  const draw = random(world.seed, 'watchlist')
  const marked = [...devices.all()].filter((device) => device.on_watchlist)
  const order = marked.map((device) => [draw.next(), device] as const).toSorted(([a], [b]) => a - b)
  for (const [, device] of order) {
    watchlist.put({ id: device.id, before: device.critical ? 1 : 0 })
    // Older releases know standard and advanced alone.
    if (compareVersions(world.release, later) < 0) device.analysis_level = 1
  }
}
