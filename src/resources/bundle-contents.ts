/**
 * What a bundle holds. An exported one has, beside `.meta`, a list for each kind of object: `Trigger`, `Dashboard`,
 * `Alert` and so on; an entry is known by its name, by the words of a few kinds, or by nothing.
 */

import { catalog } from '../catalog'
import type { Resource } from '../catalog/operation'
import { compareVersions } from '../catalog/release'

export interface Holding {
  /** As the document calls it: `Trigger`. */
  kind: string
  count: number
  /** Those that have one, in the order of the document. */
  names: string[]
}

/** What an entry is called: none or one. */
export const nameIn = (entry: unknown, resource?: Resource): string[] => {
  if (typeof entry !== 'object' || entry === null) return []
  const found = [...(resource?.names ?? []), 'name', 'title', 'username'].flatMap((field) => {
    const value: unknown = Object.hasOwn(entry, field) ? Reflect.get(entry, field) : undefined
    return typeof value === 'string' && value !== '' ? [value] : []
  })
  return found.slice(0, 1)
}

/** The lists of a bundle that hold something, the longest first; empty for what is no bundle. */
export function holdingsOf(document: unknown): Holding[] {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return []
  return Object.entries(document)
    .flatMap(([kind, entries]: [string, unknown]) =>
      kind !== '.meta' && Array.isArray(entries) && entries.length > 0
        ? [{ kind, count: entries.length, names: entries.flatMap((entry) => nameIn(entry, resourceOfKind(kind))) }]
        : [],
    )
    .toSorted((a, b) => b.count - a.count)
}

/** Why a document is not uploaded as a bundle; what is not read yet, or cannot be, is said elsewhere. */
export const bundleLacks = (document: unknown): string | undefined =>
  typeof document === 'object' && document !== null && holdingsOf(document).length === 0
    ? 'It holds no list of objects: there is nothing in it to install'
    : undefined

/** Kinds whose contents are no list, which nothing can be said of. */
export const unlistedOf = (document: unknown): string[] =>
  typeof document !== 'object' || document === null || Array.isArray(document)
    ? []
    : Object.entries(document).flatMap(([kind, entries]) =>
        kind === '.meta' || Array.isArray(entries) || entries === null ? [] : [kind],
      )

/** The first names of a kind, each once with how often it stands there, and how many have none. */
export function namesIn({ count, names }: Pick<Holding, 'count' | 'names'>, most: number): string[] {
  const times = new Map<string, number>()
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1)
  const shown = [...times].slice(0, most).map(([name, often]) => (often > 1 ? `${name} (${often} times)` : name))
  const more = times.size - shown.length
  const unnamed = count - names.length
  return [...shown, ...(more > 0 ? [`${more} more`] : []), ...(unnamed > 0 ? [`${unnamed} without a name`] : [])]
}

const metaOf = (document: unknown): object | undefined => {
  if (typeof document !== 'object' || document === null || !Object.hasOwn(document, '.meta')) return undefined
  const meta: unknown = Reflect.get(document, '.meta')
  return typeof meta === 'object' && meta !== null ? meta : undefined
}

/** What an exported document calls itself. */
export const nameOfBundle = (document: object): string | undefined => nameIn(metaOf(document))[0]

/** A version as appliances write it: numbers between dots. */
const writtenVersion = /^\d{1,9}(?:\.\d{1,9}){0,5}$/

/** The version that a bundle needs at least, where that is above `version`; what is no version asks for nothing. */
export function versionAbove(version: string, document: unknown): string | undefined {
  const meta = metaOf(document)
  const needed: unknown = meta && Object.hasOwn(meta, 'version_min') ? Reflect.get(meta, 'version_min') : undefined
  if (typeof needed !== 'string') return undefined
  const asked = needed.trim()
  return writtenVersion.test(asked) && compareVersions(version, asked) < 0 ? asked : undefined
}

/** The resource whose objects a kind is about: `DeviceGroup` is about device groups; undefined where none is. */
export const resourceOfKind = (kind: string): Resource | undefined =>
  Object.values<Resource>(catalog).find(
    ({ words: [one], operations }) =>
      operations['list'] !== undefined && one.replaceAll(' ', '') === kind.toLowerCase(),
  )
