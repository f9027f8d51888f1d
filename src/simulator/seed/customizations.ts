/** Two nights of backups, and one that somebody made. */
import { takeBackup } from '../backup'
import { storedName } from '../handlers/customizations'
import type { World } from '../world'

const day = 86_400_000

/** Name, ms since midnight, and whether the appliance made it. */
const backups = [
  ['Before the upgrade', -88 * day + 9 * 3_600_000, false],
  ['nightly', -2 * day + 7_200_000, true],
  ['nightly', -day + 7_200_000, true],
] as const

export function seedCustomizations(world: World): void {
  world.collections.customizations.later(() => fill(world), backups.length)
}

function fill(world: World): void {
  const midnight = world.base - (world.base % day)
  // They all hold what the site was when the simulator started.
  const began = world.asItBegan()
  const contents = takeBackup(began, '', midnight)
  for (const [given, since, auto] of backups) {
    const time = midnight + since
    const name = storedName(given, time)
    world.collections.customizations.put({
      id: world.collections.customizations.nextId(),
      name,
      create_time: time,
      auto,
      recovered: false,
      contents: { ...contents, '.meta': { name, create_time: time, version: began.appliance.version } },
    })
  }
}
