/**
 * Names of files that are saved. Nothing is saved under a name that was not made here, so each says what it holds, of
 * which appliance, and when: thirty downloads of thirty appliances are told apart in one folder.
 */
import { createContext } from 'react'

declare const made: unique symbol
export type FileName = string & { readonly [made]: true }

/** File systems take 255 bytes; the appliance, the time and the ending have to stay. */
const mostOfWhat = 80
const mostOfPlace = 60

/** Without what comes behind so many bytes, nor half a letter before them. */
const withinBytes = (text: string, most: number): string =>
  new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, most), { stream: true })

/** `records-fra1-eda-01-20261126-221638.csv`: what it holds, of which appliance, when (UTC). */
export function exportName(what: string, appliance: string, ending: string, now: Date | number = Date.now()): FileName {
  const plain = (text: string, most: number, other: string) =>
    withinBytes(
      text
        .replaceAll(/[^\p{L}\p{M}\p{N}_.-]+/gu, '-')
        .replace(/^[-.]+/, '')
        .slice(0, most)
        .replace(/[\uD800-\uDBFF]$/, ''),
      most * 1.5,
    ).replace(/[-.]+$/, '') || other
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  return `${plain(what, mostOfWhat, 'rows')}-${plain(appliance, mostOfPlace, 'appliance')}-${stamp}.${ending}` as FileName
}

/** The same for a file that has a name of its own, `health-20261126.tar.gz`: it begins the name, its ending ends it. */
export function namedFile(own: string, appliance: string): FileName {
  const ending = /\.((?:tar\.)?[A-Za-z0-9]{1,8})$/.exec(own)?.[1]
  return exportName(ending === undefined ? own : own.slice(0, -ending.length - 1), appliance, ending ?? 'bin')
}

/** The name of the appliance that a page is about, for widgets that know no appliance. */
export const SavedFrom = createContext('hopdeck')
