/** An appliance that is signed in, what it offers, and what its key may do with that. */
import type { Operation, Resource } from '../catalog/operation'
import { platformNames, type Platform } from '../catalog/platform'
import { needsIn, reasonFor } from '../catalog/privilege'
import { inRelease, type Release } from '../catalog/release'
import { may, type Standing } from './standing'

export interface Appliance {
  /** The base address: two keys of one appliance are one appliance. */
  id: string
  /** Base address, without a trailing slash. */
  url: string
  /** What it calls itself. */
  name: string
  platform: Platform
  /** Full firmware version. */
  version: string
  /** Its own, or the one it is taken for where that is not known. */
  release: Release
  /** Resources for which it does not answer; asked only where the release is not known. */
  absent?: readonly string[] | undefined
  standing: Standing
  /** Whose key it is; null where that cannot be read. */
  user: string | null
  /** The last four characters of the key. */
  keyHint: string
}

export type Available =
  | { ok: true; /** The privilege is not known well enough to be sure. */ unsure: boolean }
  | { ok: false; why: 'platform' | 'release' | 'privilege'; reason: string }

type Placed = Pick<Operation | Resource, 'platforms' | 'since' | 'until'> & { resource?: string; name?: string }
export type Offering = Pick<Appliance, 'platform' | 'release' | 'absent'>

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

function missing(placed: Placed, { platform, release, absent }: Offering): Available | null {
  if (!placed.platforms.includes(platform)) {
    const names = listed(placed.platforms.map((one) => platformNames[one]))
    return { ok: false, why: 'platform', reason: `Only ${names} appliances have it` }
  }
  // Where the release is not known it decides nothing: what answers is offered.
  if (absent)
    return absent.includes(placed.resource ?? placed.name ?? '')
      ? { ok: false, why: 'release', reason: 'This appliance answers 404 for it' }
      : null
  if (inRelease(release, placed.since, placed.until)) return null
  const older = inRelease(release, placed.since)
  const reason = older ? `Gone since release ${placed.until}` : `Needs release ${placed.since} or newer`
  return { ok: false, why: 'release', reason: `${reason}, this is ${release}` }
}

/** True if this kind and release of appliance has the resource or operation, whatever the key may do. */
export const exists = (placed: Placed, appliance: Offering): boolean => missing(placed, appliance) === null

/** True if this kind and release of appliance has anything of a resource: an old release may have one operation of it. */
export const offers = (resource: Resource, appliance: Offering): boolean =>
  Object.values(resource.operations).some((operation) => exists(operation, appliance))

/** Can this operation be run here with this key? If not, the reason in words for the disabled button. */
export function available(operation: Operation, appliance: Offering & Pick<Appliance, 'standing'>): Available {
  const absent = missing(operation, appliance)
  if (absent) return absent
  const needs = needsIn(operation, appliance.release)
  const answer = may(appliance.standing, needs)
  if (answer === 'no') return { ok: false, why: 'privilege', reason: reasonFor(needs) }
  return { ok: true, unsure: answer === 'unknown' }
}

/** True where an operation is allowed for what it is run on: the account of the key's own user. */
export const isOwn = (
  operation: Operation,
  { user = null }: Partial<Pick<Appliance, 'user'>>,
  id: string | number | undefined,
): boolean => operation.own !== undefined && user !== null && id !== undefined && String(id) === user

/**
 * The reason why an operation cannot be run here; undefined if it can. With the object that it is run on: everyone may
 * do some things with the own account.
 */
export function reasonOf(
  operation: Operation,
  appliance: Offering & Pick<Appliance, 'standing'> & Partial<Pick<Appliance, 'user'>>,
  id?: string | number,
): string | undefined {
  const answer = available(operation, appliance)
  if (answer.ok || (answer.why === 'privilege' && isOwn(operation, appliance, id))) return undefined
  return answer.reason
}
