/** A rule of a custom device in words. */

import { dictionary } from '../catalog/dictionary'
import { shownName } from '../ui/name'

export type Criterion = Readonly<Record<string, unknown>>

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const directions = dictionary({ dst: 'to ', src: 'from ' })

/** "From 10.0.0.0/8, destination ports 80 to 443"; undefined for a rule that says nothing yet. */
export function criterionWords(rule: Criterion): string | undefined {
  const range = (name: string, one: string, many: string): string | undefined => {
    const from = rule[`${name}_min`]
    const to = rule[`${name}_max`]
    if (typeof from !== 'number' && typeof to !== 'number') return undefined
    if (from === to) return `${one} ${String(from)}`
    return `${many} ${typeof from === 'number' ? from : 'lowest'} to ${typeof to === 'number' ? to : 'highest'}`
  }
  const address = text(rule.ipaddr)
  const peer = text(rule.ipaddr_peer)
  const words = [
    address && `${directions[shownName(rule.ipaddr_direction)] ?? ''}${address}`,
    peer && `at the other end ${peer}`,
    range('src_port', 'source port', 'source ports'),
    range('dst_port', 'destination port', 'destination ports'),
    range('vlan', 'VLAN', 'VLANs'),
  ]
    .filter(Boolean)
    .join(', ')
  // An address is no word that a sentence begins with: it stays as it is written.
  return words === ''
    ? undefined
    : address && words.startsWith(address)
      ? words
      : words.charAt(0).toUpperCase() + words.slice(1)
}

/** All rules of a device, in a line. */
export const criteriaWords = (rules: readonly Criterion[] | undefined): string =>
  Array.isArray(rules) ? rules.map((rule: Criterion) => criterionWords(rule) ?? 'Everything').join('; ') : ''

/** What a custom device's rules lack to be of any use. */
export function criteriaLack(rules: unknown): string | undefined {
  if (!Array.isArray(rules) || rules.length === 0) return 'It has no criteria, so it has no traffic'
  const empty = rules.findIndex((rule: Criterion) => criterionWords(rule) === undefined)
  return empty < 0
    ? undefined
    : `Its criterion ${empty + 1} names no address, port or VLAN, so nothing is told apart by it`
}
