import { displayName } from './seed/device-row'
import type { World } from './world'

/**
 * Changes an object as another person would, while a console looks at it; its times of change move on. Answers the
 * reason if there is nothing to change, else null.
 */
export function changeBehind(
  world: World,
  resource: string,
  id: number | string,
  set: Record<string, unknown>,
): string | null {
  const collection = world.collection(resource)
  if (!collection) return `The world has no ${resource}`
  const row = collection.find(String(id))
  if (!row) return `${resource}: there is no object ${id}`
  const now = world.stamp()
  const moved = {
    ...('mod_time' in row ? { mod_time: now } : {}),
    ...('user_mod_time' in row ? { user_mod_time: now } : {}),
  }
  collection.change(collection.keyOf(row), { ...moved, ...set })
  const device = resource === 'devices' ? world.collections.devices.find(String(id)) : undefined
  if (device) world.collections.devices.change(device.id, { display_name: displayName(device) })
  return null
}
