import { finishedPack } from '../support-pack'
import type { World } from '../world'

/** One result, of a pack that support sent a month ago. */
export function seedSupportPacks(world: World): void {
  const { supportpacks } = world.collections
  supportpacks.later(() => {
    // Not of what was changed since.
    supportpacks.put(finishedPack(world.asItBegan(), 'default', world.base - 31 * 86_400_000, 1))
  }, 0)
}
