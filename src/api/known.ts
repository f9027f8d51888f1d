/**
 * The appliances signed in to before, for the next visit: address, name, role and version, never a key. They live in
 * localStorage, which may be full, forbidden or hold anything.
 */
import { platforms } from '../catalog/platform'
import { z } from '../catalog/zod'

const KnownAppliance = z.object({
  url: z.string(),
  name: z.string(),
  platform: z.enum(platforms),
  version: z.string(),
  /** Milliseconds since 1970. */
  usedAt: z.number(),
})
export type KnownAppliance = z.output<typeof KnownAppliance>

const place = 'hopdeck.appliances'
const most = 100

/** Last used first; entries that cannot be read are left out. */
export function readKnown(storage: Storage | undefined): KnownAppliance[] {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(place) ?? '[]')
    if (!Array.isArray(stored)) return []
    return stored
      .flatMap((one: unknown) => KnownAppliance.safeParse(one).data ?? [])
      .toSorted((a, b) => b.usedAt - a.usedAt)
  } catch {
    return []
  }
}

function write(storage: Storage | undefined, known: readonly KnownAppliance[]): void {
  try {
    storage?.setItem(place, JSON.stringify(known))
  } catch {
    // Full or forbidden: the list is a convenience.
  }
}

/** The list with this appliance first, stored. */
export function remember(storage: Storage | undefined, appliance: KnownAppliance): KnownAppliance[] {
  const { url, name, platform, version, usedAt } = appliance
  const others = readKnown(storage).filter((one) => one.url !== url)
  const known = [{ url, name, platform, version, usedAt }, ...others].slice(0, most)
  write(storage, known)
  return known
}

/** The list without this appliance, stored. */
export function forget(storage: Storage | undefined, url: string): KnownAppliance[] {
  const known = readKnown(storage).filter((one) => one.url !== url)
  write(storage, known)
  return known
}
