/**
 * What a key may do, as far as it can be learned: the set of all privileges that fit what the appliance has shown.
 * The API has no operation that tells a key its own privilege; the roles of its user do, where the key may read
 * them, and else every answered or refused read rules some privileges out. What is left open stays open: an
 * operation is only called impossible if every privilege left refuses it.
 */
import { dictionary } from '../catalog/dictionary'
import { allows, describePrivilege, ladder, type Level, type Needs, type Privilege } from '../catalog/privilege'
import { compareVersions, type Release } from '../catalog/release'

export interface Standing {
  /** Never empty. */
  fits: readonly Privilege[]
  source: 'roles' | 'probe' | 'none'
  /** Why something is not known, for a person. */
  notes: readonly string[]
}

// Releases with the four levels of the 5.3 guide, and the first that surely has roles; between them, either.
const lastOfLevels: Release = '5.9'
const firstOfRoles: Release = '8.0'
const oldLevels: readonly Level[] = ['read-only', 'write limited', 'write full', 'system full']
const order: readonly Level[] = ['none', 'metrics restricted', 'metrics full', 'read-only', ...ladder.slice(3)]

/** All privileges that a key of this release can have. */
export function privilegesOf(release: Release): Privilege[] {
  const old = oldLevels.map((level): Privilege => ({ level }))
  if (compareVersions(release, lastOfLevels) <= 0) return old
  const modern = ladder.flatMap((level): Privilege[] =>
    level === 'system full'
      ? [{ level }]
      : ([null, 'full', 'full_with_keys'] as const).flatMap((packets) =>
          (['none', 'full'] as const).map((detections) => ({ level, packets, detections })),
        ),
  )
  return compareVersions(release, firstOfRoles) < 0 ? [...old.slice(0, 1), ...modern] : modern
}

/** Before anything is known. */
export const openStanding = (release: Release): Standing => ({ fits: privilegesOf(release), source: 'none', notes: [] })

/** A privilege that the appliance has told in full. */
export const knownStanding = (privilege: Privilege): Standing => ({ fits: [privilege], source: 'roles', notes: [] })

/**
 * What is left after an operation with these needs was answered or refused (403). Evidence that contradicts all the
 * rest is not believed: the set never gets empty.
 */
export function narrowed(standing: Standing, needs: Needs, allowed: boolean): Standing {
  const fits = standing.fits.filter((privilege) => allows(privilege, needs) === allowed)
  if (fits.length === 0 || fits.length === standing.fits.length) return standing
  return { ...standing, fits, source: standing.source === 'none' ? 'probe' : standing.source }
}

/** May the key run an operation with these needs? */
export function may(standing: Standing, needs: Needs): 'yes' | 'no' | 'unknown' {
  const able = standing.fits.filter((privilege) => allows(privilege, needs)).length
  return able === 0 ? 'no' : able === standing.fits.length ? 'yes' : 'unknown'
}

/** The add-ons that all privileges left have in common. */
function addOns({ fits }: Standing): Omit<Privilege, 'level'> {
  const [first] = fits
  const common = <K extends 'packets' | 'detections'>(name: K): Privilege[K] =>
    fits.every((privilege) => (privilege[name] ?? null) === (first?.[name] ?? null)) ? first?.[name] : null
  return { packets: common('packets'), detections: common('detections') }
}

/** Words for the header: "write full, packets", "write personal or higher", "privilege not known". */
export function describeStanding(standing: Standing): string {
  const levels = order.filter((level) => standing.fits.some((privilege) => privilege.level === level))
  const lowest = levels[0]
  const highest = levels.at(-1)
  if (!lowest || !highest || (lowest === 'none' && highest === 'system full')) return 'privilege not known'
  if (lowest === highest) return describePrivilege({ level: lowest, ...addOns(standing) })
  if (lowest === 'none') return `${highest} or less`
  return highest === 'system full' ? `${lowest} or higher` : `${lowest} to ${highest}`
}

const writeLevels = dictionary<Level>({ full: 'write full', limited: 'write limited', personal: 'write personal' })
const metricsLevels = dictionary<Level>({ full: 'metrics full', restricted: 'metrics restricted' })

/**
 * The privilege that a user's effective roles amount to (8.0 guide, Privilege levels); null if they hold nothing
 * that is known. Releases after 8.0 call detections `ndr`.
 */
export function privilegeOfRoles(roles: Record<string, string | null>): Privilege | null {
  if (roles.system === 'full') return { level: 'system full' }
  const level = writeLevels[roles.write ?? ''] ?? metricsLevels[roles.metrics ?? '']
  const packets = roles.packets === 'full' || roles.packets === 'full_with_keys' ? roles.packets : null
  const detections = roles.detections === 'full' || roles.ndr === 'full' ? 'full' : 'none'
  if (!level && packets === null && detections === 'none' && roles.write !== null) return null
  return { level: level ?? 'none', packets, detections }
}
