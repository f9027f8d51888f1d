/** For tests: an appliance of a simulator with its first key, as one that is signed in to. */
import type { Appliance } from '../api/appliance'
import { imaginedAppliance } from '../api/imagined-appliance'
import { setKey } from '../api/keys'
import type { Platform } from '../catalog/platform'
import type { Release } from '../catalog/release'

interface Started {
  url: string
  keys: readonly { key: string }[]
  world: { role: Platform; release: Release; appliance: { hostname: string; version: string } }
}

export function signedIn({ url, keys, world }: Started): Appliance {
  setKey(url, keys[0]?.key ?? '')
  const { appliance, release, role } = world
  return imaginedAppliance({
    id: url,
    url,
    name: appliance.hostname,
    platform: role,
    version: appliance.version,
    release,
  })
}
