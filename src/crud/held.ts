/** Which of the catalogue's fields an appliance has: by its release and by its kind. */
import type { Appliance } from '../api/appliance'
import type { Field } from '../catalog/fields'
import { inRelease, type Release } from '../catalog/release'
import { resourceOf } from './model'

const isRelease = (text: string | undefined): text is Release => text !== undefined && /^\d+\.\d+$/.test(text)

export type Kind = Pick<Appliance, 'platform' | 'release'>

/** True if a release has a field. */
export const inTime = ({ since, until }: Field['meta'], release: Release): boolean =>
  inRelease(release, isRelease(since) ? since : '0.0', isRelease(until) ? until : undefined)

/**
 * True if a field can hold something on an appliance: its release has the field, and its kind has the objects that
 * the field names. Only a Command appliance has nodes.
 */
export function heldHere({ meta }: Field, { platform, release }: Kind): boolean {
  const to = meta.refers === undefined ? undefined : resourceOf(meta.refers)
  return inTime(meta, release) && (to === undefined || to.platforms.includes(platform))
}
