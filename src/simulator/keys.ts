/**
 * The API keys of a simulator: one for each privilege level of its release (5.3 guide, Permission levels; 8.0
 * Explore guide, Privilege levels), the highest first. They are made from seed, role and level, so that a link
 * with a key goes on working when the simulator is started again.
 */
import { createHash } from 'node:crypto'
import type { Platform } from '../catalog/platform'
import { describePrivilege, type Privilege } from '../catalog/privilege'
import { compareVersions, type Release } from '../catalog/release'
import type { Caller } from './handler'

export interface Key extends Caller {
  key: string
}

/** A key as the outside is told of it; the privilege in words. */
export interface KeyFacts {
  key: string
  user: string
  privilege: string
}

const ladder53: readonly (readonly [user: string, privilege: Privilege])[] = [
  ['setup', { level: 'system full' }],
  ['netops', { level: 'write full' }],
  ['helpdesk', { level: 'write limited' }],
  ['viewer', { level: 'read-only' }],
]

const ladder80: readonly (readonly [user: string, privilege: Privilege])[] = [
  ['setup', { level: 'system full' }],
  ['netops', { level: 'write full' }],
  ['helpdesk', { level: 'write limited' }],
  ['analyst', { level: 'write personal' }],
  ['forensics', { level: 'metrics full', packets: 'full' }],
  ['viewer', { level: 'metrics full' }],
  ['guest', { level: 'metrics restricted' }],
]

const make = (seed: number, role: Platform, user: string): string =>
  createHash('sha256').update(`key/${seed}/${role}/${user}`).digest('hex').slice(0, 32)

/** The keys, the highest first. `given` takes the place of the highest. */
export function makeKeys(seed: number, role: Platform, release: Release, given?: string): Key[] {
  const levels = compareVersions(release, '8.0') >= 0 ? ladder80 : ladder53
  return levels.map(([user, privilege], index) => ({
    user,
    privilege,
    key: index === 0 && given !== undefined ? given : make(seed, role, user),
  }))
}

export const factsOf = ({ key, user, privilege }: Key): KeyFacts => ({
  key,
  user,
  privilege: describePrivilege(privilege),
})
