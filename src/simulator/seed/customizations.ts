/** Two nights of backups, and one that somebody made. */
import { takeBackup } from '../backup'
import { storedName } from '../handlers/customizations'
import type { World } from '../world'

const day = 86_400_000

export function seedCustomizations(world: World): void {
  const midnight = world.base - (world.base % day)
  // They all hold what the site was when the simulator started.
  const contents = takeBackup(world, '', midnight)
  for (const [given, time, auto] of [
    ['Before the upgrade', midnight - 88 * day + 9 * 3_600_000, false],
    ['nightly', midnight - 2 * day + 7_200_000, true],
    ['nightly', midnight - day + 7_200_000, true],
  ] as const) {
    const name = storedName(given, time)
    world.collections.customizations.put({
      id: world.collections.customizations.nextId(),
      name,
      create_time: time,
      auto,
      recovered: false,
      contents: { ...contents, '.meta': { name, create_time: time, version: world.appliance.version } },
    })
  }
}
