/**
 * The appliances signed in to before, for the next visit: address, name, role and version, never a key. They live in
 * localStorage, which may be full, forbidden or hold anything.
 */
import { platforms, type Platform } from '../catalog/platform'

export interface KnownAppliance {
  url: string
  name: string
  platform: Platform
  version: string
  /** Milliseconds since 1970. */
  usedAt: number
}

/** By hand: the sign-in page stands before the library for schemas is there. */
function isKnown(value: unknown): value is KnownAppliance {
  if (typeof value !== 'object' || value === null) return false
  const { url, name, platform, version, usedAt } = value as Partial<Record<keyof KnownAppliance, unknown>>
  return (
    [url, name, version].every((text) => typeof text === 'string') &&
    platforms.some((one) => one === platform) &&
    Number.isFinite(usedAt)
  )
}

const place = 'hopdeck.appliances'
const most = 100

/** Last used first; entries that cannot be read are left out. */
export function readKnown(storage: Storage | undefined): KnownAppliance[] {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(place) ?? '[]')
    if (!Array.isArray(stored)) return []
    return stored
      .filter(isKnown)
      .map(({ url, name, platform, version, usedAt }) => ({ url, name, platform, version, usedAt }))
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
