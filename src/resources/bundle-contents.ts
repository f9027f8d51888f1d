/**
 * What a bundle holds. An exported one has, beside `.meta`, a list for each kind of object: `Trigger`, `Dashboard`,
 * `Alert` and so on; an entry is known by its name, by the words of a few kinds, or by nothing.
 */

import { catalog } from '../catalog'
import type { Resource } from '../catalog/operation'
import { compareVersions } from '../catalog/release'
import { sentence } from '../crud/model'

export interface Holding {
  /** As the document calls it: `Trigger`. */
  kind: string
  count: number
  /** Those that have one, in the order of the document. */
  names: string[]
}

const textIn = (entry: object | undefined, field: string): string | undefined => {
  const value: unknown = entry && Object.hasOwn(entry, field) ? Reflect.get(entry, field) : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** What an entry is called: none or one. */
export const nameIn = (entry: unknown, resource?: Resource): string[] => {
  if (typeof entry !== 'object' || entry === null) return []
  const found = [...(resource?.names ?? []), 'name', 'title', 'username'].flatMap((field) => {
    const text = textIn(entry, field)
    return text === undefined ? [] : [text]
  })
  return found.slice(0, 1)
}

const listsIn = (document: object): [kind: string, entries: unknown[]][] =>
  Array.isArray(document)
    ? []
    : Object.entries(document).flatMap(([kind, entries]: [string, unknown]) =>
        kind !== '.meta' && Array.isArray(entries) && entries.length > 0 ? [[kind, entries]] : [],
      )

/** The lists of a bundle that hold something, the longest first; empty for what is no bundle. */
export function holdingsOf(document: unknown): Holding[] {
  if (typeof document !== 'object' || document === null) return []
  return listsIn(document)
    .map(([kind, entries]) => {
      const resource = resourceOfKind(kind)
      return { kind, count: entries.length, names: entries.flatMap((entry) => nameIn(entry, resource)) }
    })
    .toSorted((a, b) => b.count - a.count)
}

/** Why a document is not uploaded as a bundle; what is not read yet, or cannot be, is said elsewhere. */
export const bundleLacks = (document: unknown): string | undefined =>
  typeof document === 'object' && document !== null && listsIn(document).length === 0
    ? Array.isArray(document)
      ? 'It is a list: a bundle is one object, with a list for each kind in it'
      : 'It holds no list of objects: there is nothing in it to install'
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
export const nameOfBundle = (document: object): string | undefined => textIn(metaOf(document), 'name')

/** A version as appliances write it: numbers between dots. */
const writtenVersion = /^\d{1,9}(?:\.\d{1,9}){0,5}$/

const versionIn = (meta: object | undefined, field: string): string | undefined => {
  const text = textIn(meta, field)?.trim()
  return text !== undefined && writtenVersion.test(text) ? text : undefined
}

/**
 * The version above `version` that a bundle needs at least or, where it does not tell, that it was exported from; what is
 * no version asks for nothing.
 */
export function versionAbove(version: string, document: unknown): { needs?: string; from?: string } | undefined {
  const meta = metaOf(document)
  const needs = versionIn(meta, 'version_min')
  const from = needs === undefined ? versionIn(meta, 'version') : undefined
  return compareVersions(version, needs ?? from ?? '0') < 0
    ? { ...(needs !== undefined && { needs }), ...(from !== undefined && { from }) }
    : undefined
}

/** "device group" is `DeviceGroup`. */
export const kindOf = ({ words: [one] }: Resource): string => one.split(' ').map(sentence).join('')

/** What exported bundles call a kind that a document writes another way, or for several; undefined for any other. */
export function meantKind(kind: string): string | undefined {
  const word = kind.toLowerCase().replaceAll(/[\s_-]/g, '')
  const meant = Object.values<Resource>(catalog).find(
    ({ words, operations }) =>
      operations['list'] !== undefined && words.some((each) => each.replaceAll(' ', '') === word),
  )
  // Where a capital stands within a word, `GeoMap`, only the appliance knows.
  const asExported = /^(?:[A-Z][a-z]+)+$/.test(kind) && meant?.words[0].replaceAll(' ', '') === word
  return meant && !asExported ? kindOf(meant) : undefined
}

/** The resource whose objects a kind is about: `DeviceGroup` is about device groups; undefined where none is. */
export const resourceOfKind = (kind: string): Resource | undefined =>
  Object.values<Resource>(catalog).find(
    ({ words: [one], operations }) =>
      operations['list'] !== undefined && one.replaceAll(' ', '') === kind.toLowerCase(),
  )
