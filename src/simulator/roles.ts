/**
 * Privileges as roles: what an account is granted, family by family, and what that amounts to on the ladder (8.0
 * Explore guide, Privilege levels). The 5.3 guide has four levels; its read-only stands where metrics do later.
 */
import { dictionary } from '../catalog/dictionary'
import type { Level, Privilege } from '../catalog/privilege'
import { compareVersions, type Release } from '../catalog/release'

/** Family to level: `{ write: 'limited', packets: 'full' }`. */
export type Roles = Record<string, string | null>

const writes = dictionary<Level>({ full: 'write full', limited: 'write limited', personal: 'write personal' })

/** The best level of each family last. */
const order = dictionary<readonly (string | null)[]>({
  system: ['full'],
  write: [null, 'personal', 'limited', 'full'],
  metrics: ['restricted', 'full'],
  packets: ['slices_only', 'full', 'full_with_keys'],
  detections: ['none', 'full'],
  ndr: ['none', 'full'],
  npm: ['none', 'full'],
})

/** The roles of a privilege. */
export function rolesOf(privilege: Privilege): Roles {
  const { level, packets, detections } = privilege
  if (level === 'system full') return { system: 'full' }
  const roles: Roles = {}
  if (level.startsWith('write')) roles['write'] = level.slice('write '.length)
  else if (level === 'metrics restricted') roles['metrics'] = 'restricted'
  else if (level !== 'none') roles['metrics'] = 'full'
  if (packets) roles['packets'] = packets
  if (detections) roles['detections'] = detections
  return roles
}

/** What roles amount to in a release. */
export function privilegeOf(roles: Roles, release: Release): Privilege {
  if (roles['system'] === 'full') return { level: 'system full' }
  const old = compareVersions(release, '6.0') < 0
  const metrics: Level | null =
    roles['metrics'] === 'full' ? (old ? 'read-only' : 'metrics full') : roles['metrics'] ? 'metrics restricted' : null
  const level = writes[roles['write'] ?? ''] ?? metrics ?? 'none'
  const packets = roles['packets'] === 'full' || roles['packets'] === 'full_with_keys' ? roles['packets'] : null
  const detections = roles['detections'] === 'full' || roles['ndr'] === 'full' ? 'full' : null
  return { level, packets, detections }
}

/** The best of several grants, family by family. Unlimited roles include the rest. */
export function combined(grants: readonly Roles[]): Roles {
  if (grants.some((roles) => roles['system'] === 'full')) return { system: 'full' }
  const best: Roles = dictionary<string | null>({})
  for (const roles of grants)
    for (const [family, level] of Object.entries(roles)) {
      const ranks = order[family] ?? []
      if (!(family in best) || ranks.indexOf(level) > ranks.indexOf(best[family] ?? null)) best[family] = level
    }
  return best
}
