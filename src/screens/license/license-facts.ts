/** A license as comparable facts, and its product key as it may be shown. */
import type { ApiError } from '../../api/errors'
import type { License } from '../../catalog/license'
import { isTime, iso } from '../../ui/format'
import { shownName } from '../../ui/name'

/** Names that are switched on, whether they came as a map or as a list; with their value where they have one. */
export function granted(names: unknown): { name: string; value: string | null }[] {
  if (Array.isArray(names)) return names.map((name) => ({ name: shownName(name), value: null }))
  if (typeof names !== 'object' || names === null) return []
  return Object.entries(names).flatMap(([name, value]) =>
    value === false || value === null ? [] : [{ name, value: value === true ? null : shownName(value) }],
  )
}

const isMasked = (key: string): boolean => /(?:XXXX|\*\*\*)$/.test(key)

/** A product key with nothing but its last four characters; an appliance that masks it itself shows none of them. */
export function maskedKey(key: unknown): string {
  if (typeof key !== 'string' || key === '') return 'None'
  if (isMasked(key)) return 'Masked by the appliance for this key'
  return `…${key.slice(-4)}`
}

const acronyms = /\b(cifs|db|dns|ftp|https?|ip|ldap|nfs|rtp|sip|smtp|ssl|tb|tcp|tls)\b/g

/** `max_devices` as a person reads it. */
export const inWords = (name: string): string => {
  const words = name.replaceAll('_', ' ').replace(acronyms, (word) => word.toUpperCase())
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const day = 24 * 60 * 60 * 1000

/** When it ends: by its moment, else by the time left when it was read. What is no number is no moment that is known. */
export function endOf({ expires_at, expires_in }: Partial<License>, readAt: number): number | null {
  const given = expires_at ?? (expires_in || null)
  if (given === null) return null
  if (typeof given !== 'number') return Number.NaN
  return typeof expires_at === 'number' ? given : readAt + given
}

export const warnsFrom = 30 * day

/**
 * What a comparison is made of. The product key is compared by itself and shown by its last four characters, so that
 * another key is seen to be another one.
 */
export function factsOf(license: Partial<License>): Map<string, { same: string; shown: string }> {
  const { edition, serial, product_key: key, dossier, expires_at: end, modules, options } = license
  const plain = (value: string | null | undefined) => ({ same: value ?? '', shown: value ?? 'none' })
  const facts = new Map([
    ['Edition', plain(edition)],
    ['Serial number', plain(serial)],
    ['Product key', { same: key ?? '', shown: maskedKey(key) }],
    ['Dossier', plain(dossier)],
    ['Expires', plain(isTime(end) ? iso(end).slice(0, 16).replace('T', ' ') : 'never')],
  ])
  for (const [title, names] of [
    ['Module', modules],
    ['Capacity', options],
  ] as const)
    for (const { name, value } of granted(names)) facts.set(`${title} ${inWords(name)}`, plain(value ?? 'yes'))
  return facts
}

export interface Difference {
  name: string
  before: string
  after: string
}

/** In what two licenses differ. Two masked keys that differ are said to differ, whatever they are shown as. */
export function differences(before: Partial<License>, after: Partial<License>): Difference[] {
  const [was, is] = [factsOf(before), factsOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const [a, b] = [was.get(name), is.get(name)]
    if (a?.same === b?.same) return []
    const [left, right] = [a?.shown ?? 'none', b?.shown ?? 'none']
    return [{ name, before: left, after: left === right ? `${right} (another one)` : right }]
  })
}

/** Why what was decided on one license must not be done to another: somebody else changed it. Undefined if nobody did. */
export function changedSince(seen: Partial<License>, now: Partial<License>): string | undefined {
  const theirs = differences(seen, now)
  if (theirs.length === 0) return undefined
  const words = theirs.map(({ name, before, after }) => `${name} (${before}, now ${after})`).join(', ')
  return `Nothing was sent: somebody else changed the license since this page read it: ${words}. The page shows it now: look, then apply again.`
}

interface Sent {
  kind: 'key' | 'license'
  text: string
}

/** What is known of a license or product key whose answer was lost and after which nothing is other than before. */
export function lostWords(sent: Sent, lost: Pick<ApiError, 'status' | 'said'>, after: Partial<License>): string {
  const { status } = lost
  const said = lost.said.replace(/\.$/, '')
  const head =
    status !== null && status >= 500
      ? `The appliance answered ${status}${said === '' ? '' : ` (${said})`}`
      : 'The answer was lost'
  if (sent.kind === 'license')
    return `${head}, and nothing is other than before: the license did not arrive, or was in force already.`
  const { product_key: now } = after
  if (typeof now !== 'string' || now === '' || isMasked(now))
    return `${head}, and nothing is other than before. The appliance does not show its product key to this key, so whether it has taken the new one cannot be told.`
  const plain = (key: string) => key.replaceAll(/[\s-]/g, '').toLowerCase()
  return plain(now) === plain(sent.text)
    ? `${head}. The appliance has this product key, as it had before.`
    : `${head}. The appliance has the product key ${maskedKey(now)} as before: the new one did not arrive.`
}
