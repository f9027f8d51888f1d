import { finishedPack } from '../support-pack'
import type { World } from '../world'

/** One result, of a pack that support sent a month ago. */
export function seedSupportPacks(world: World): void {
  world.collections.supportpacks.put(finishedPack(world, 'default', world.base - 31 * 86_400_000, 1))
}
