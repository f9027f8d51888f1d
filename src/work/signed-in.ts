/** For tests: an appliance of a simulator with its first key, as one that is signed in to. */
import type { Appliance } from '../api/appliance'
import { setKey } from '../api/keys'
import { knownStanding } from '../api/standing'
import type { Platform } from '../catalog/platform'
import type { Release } from '../catalog/release'

interface Started {
  url: string
  keys: readonly { key: string }[]
  world: { role: Platform; release: Release; appliance: { hostname: string; version: string } }
}

export function signedIn({ url, keys, world }: Started): Appliance {
  setKey(url, keys[0]?.key ?? '')
  return {
    id: url,
    url,
    name: world.appliance.hostname,
    platform: world.role,
    version: world.appliance.version,
    release: world.release,
    standing: knownStanding({ level: 'system full' }),
    user: 'setup',
    keyHint: '',
  }
}
