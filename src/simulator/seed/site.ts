/** Puts everything into a new world, in the order in which things hang on each other. */
import type { World } from '../world'
import { seedAccounts } from './accounts'
import { seedAppliances } from './appliances'
import { seedAuditlog } from './auditlog'
import { seedBundles } from './bundles'
import { seedCustomizations } from './customizations'
import { seedDecryptKeys } from './ssldecryptkeys'
import { seedSupportPacks } from './supportpacks'
import { seedJobs } from './jobs'
import { seedApplications } from './applications'
import { seedCustomDevices } from './customdevices'
import { seedDevices } from './devices'
import { seedGroups } from './groups'
import { seedMonitoring } from './monitoring'
import { seedPacketCaptures } from './packetcaptures'
import { seedPlaces } from './places'
import { seedViews } from './views'
import { seedVlans } from './vlans'
import { seedWatchlist } from './watchlist'

/** Records and packets are all that the other two kinds keep. */
const hasSite = ({ role }: World): boolean => role === 'discover' || role === 'command'

export function seedWorld(world: World, count: number): void {
  seedAccounts(world)
  seedAppliances(world)
  seedJobs(world)
  seedAuditlog(world)
  if (!hasSite(world)) return
  seedPlaces(world)
  const { seed, release, base } = world
  const options = { seed, release, base, devices: count, nodes: [...world.nodes.keys()] }
  for (const device of seedDevices(options)) world.collections.devices.put(device)
  seedGroups(world)
  seedVlans(world)
  seedCustomDevices(world)
  seedWatchlist(world)
  seedApplications(world)
  seedMonitoring(world)
  seedViews(world)
  seedBundles(world)
  seedDecryptKeys(world)
}

/** What has been kept of a world, made when somebody first looks: it takes longer than the world itself. */
export function seedKept(world: World): void {
  if (!hasSite(world)) return
  seedSupportPacks(world)
  seedPacketCaptures(world)
  seedCustomizations(world)
}
