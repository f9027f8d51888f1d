/**
 * Hardware and network addresses as people write them, in the one spelling of the appliance: MAC addresses in capitals
 * with colons, IPv4 dotted, IPv6 shortened as RFC 5952 has it.
 */

/** Documents write hyphens and blanks that are none. */
const straight = (text: string): string =>
  text
    .trim()
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('\u00a0', ' ')

/**
 * `b8-ca-3a-2e-00-97`, `b8ca.3a2e.0097`, `B8CA3A2E0097` or, as BSD and macOS list it, `b8:ca:3a:2e:0:97` as
 * `B8:CA:3A:2E:00:97`; undefined for other text.
 */
export function macOf(text: string): string | undefined {
  const spelled = straight(text)
  if (/^[\da-f]{1,2}([:-])(?:[\da-f]{1,2}\1){4}[\da-f]{1,2}$/i.test(spelled))
    return spelled
      .split(/[:-]/)
      .map((byte) => byte.padStart(2, '0').toUpperCase())
      .join(':')
  const known =
    /^[\da-f]{12}$/i.test(spelled) ||
    /^[\da-f]{2}([. ])(?:[\da-f]{2}\1){4}[\da-f]{2}$/i.test(spelled) ||
    /^[\da-f]{4}([.:\- ])[\da-f]{4}\1[\da-f]{4}$/i.test(spelled) ||
    /^[\da-f]{6}[-:. ][\da-f]{6}$/i.test(spelled)
  if (!known) return undefined
  const digits = spelled.replaceAll(/[^\da-f]/gi, '').toUpperCase()
  return digits.match(/../g)?.join(':')
}

/** An address as a number, with the count of its bits. */
export interface Address {
  bits: 32 | 128
  value: bigint
}

/** `10.0.0.1` as a number, without signs, blanks or leading zeros (which some read as octal). */
function ipv4Of(text: string): bigint | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || parts.some((part) => !/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255))
    return undefined
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n)
}

function ipv6Of(text: string): bigint | undefined {
  // An IPv4 tail (::ffff:10.0.0.1) is two groups.
  const tail = /(?<=:)\d+\.\d+\.\d+\.\d+$/.exec(text)?.[0]
  const dotted = tail === undefined ? undefined : ipv4Of(tail)
  if (tail !== undefined && dotted === undefined) return undefined
  const whole =
    tail === undefined || dotted === undefined
      ? text
      : `${text.slice(0, -tail.length)}${(dotted >> 16n).toString(16)}:${(dotted & 0xffffn).toString(16)}`
  const halves = whole.split('::')
  if (halves.length > 2) return undefined
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const lacking = 8 - left.length - right.length
  if (halves.length === 1 ? lacking !== 0 : lacking < 1) return undefined
  const groups = [...left, ...Array.from({ length: lacking }, () => '0'), ...right]
  if (groups.some((group) => !/^[\da-f]{1,4}$/i.test(group))) return undefined
  return groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n)
}

/** An IPv4 or IPv6 address; a zone (`%eth0`) and brackets around it are dropped. Undefined for other text. */
export function addressOf(text: string): Address | undefined {
  const plain = text
    .trim()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/%[\w.~-]+$/, '')
  const v4 = ipv4Of(plain)
  if (v4 !== undefined) return { bits: 32, value: v4 }
  const v6 = plain.includes(':') ? ipv6Of(plain) : undefined
  return v6 === undefined ? undefined : { bits: 128, value: v6 }
}

/** An address in the one spelling. */
export function addressText({ bits, value }: Address): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 0xffn)).join('.')
  const groups = Array.from({ length: 8 }, (_, at) => Number((value >> BigInt(112 - at * 16)) & 0xffffn))
  let best = { at: -1, length: 1 }
  for (let at = 0; at < 8; at += 1) {
    let length = 0
    while (groups[at + length] === 0) length += 1
    if (length > best.length) best = { at, length }
  }
  const words = groups.map((group) => group.toString(16))
  if (best.at < 0) return words.join(':')
  return `${words.slice(0, best.at).join(':')}::${words.slice(best.at + best.length).join(':')}`
}

/** A run of addresses: a block, or one address alone. */
export interface Block {
  bits: 32 | 128
  first: bigint
  last: bigint
  prefix: number
}

/** `10.0.0.0/8`, or an address as a block of one; undefined for other text. */
export function blockOf(text: string): Block | undefined {
  const [address = '', length, rest] = text.trim().split('/')
  const parsed = addressOf(address)
  if (!parsed || rest !== undefined || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined
  const prefix = length === undefined ? parsed.bits : Number(length)
  if (prefix > parsed.bits) return undefined
  const size = 1n << BigInt(parsed.bits - prefix)
  const first = (parsed.value / size) * size
  return { bits: parsed.bits, first, last: first + size - 1n, prefix }
}

/** True for a block or an address as an appliance takes it: without what is forgiven of people, blanks and brackets. */
export const isBlock = (text: string): boolean => /^[\da-f.:]+(?:\/\d+)?$/i.test(text) && blockOf(text) !== undefined

/** A block in the one spelling: `10.0.0.0/8`, or the address alone. */
export const blockText = ({ bits, first, prefix }: Block): string =>
  prefix === bits ? addressText({ bits, value: first }) : `${addressText({ bits, value: first })}/${prefix}`

export const within = (block: Block, address: Address): boolean =>
  block.bits === address.bits && address.value >= block.first && address.value <= block.last

/**
 * A part of a MAC address, whole pairs of it, in any spelling, as the appliance has it; undefined for other text. A
 * separator at an end stays, as it says that the address goes on there.
 */
export function macPartOf(text: string): string | undefined {
  const spelled = straight(text)
  if (!/^[-.:]?(?:[\da-f]{2})+(?:[-.:](?:[\da-f]{2})+)*[-.:]?$/i.test(spelled)) return undefined
  const pairs = spelled.toUpperCase().match(/[\dA-F]{2}/g) ?? []
  if (pairs.length < 2 || pairs.length > 6) return undefined
  return `${/^[\dA-F]/i.test(spelled) ? '' : ':'}${pairs.join(':')}${/[-.:]$/.test(spelled) ? ':' : ''}`
}

/**
 * The IPv4 address that one stands for, which is what devices have: servers of both families log the address of a peer
 * as `::ffff:10.0.0.1`. Any other address is itself.
 */
export const unmapped = (address: Address): Address =>
  address.bits === 128 && address.value >> 32n === 0xffffn ? { bits: 32, value: address.value & 0xffffffffn } : address

/** Characters that are searched for: nothing is called by more, and an address that holds a megabyte is not answered. */
const mostSought = 1000

/** What is searched for of what was typed. */
export const sought = (text: string): string => text.trim().slice(0, mostSought)

/**
 * The begin of a MAC address that can hardly be another thing, `b8-ca-3a` and `b8ca.3a`. Digits may be a date or a
 * number; with dots they are neither where the first of them is a zero, as in `0011.32`.
 */
const isMacBegin = (text: string): boolean =>
  /[a-f]|^0\d+\./i.test(text) &&
  /^(?:[\da-f]{2}(?:-[\da-f]{2}){2,4}|[\da-f]{4}\.[\da-f]{2}(?:[\da-f]{2}(?:\.[\da-f]{2})?)?)$/i.test(text)

/**
 * What is searched for as the appliance spells it: a MAC address in capitals with colons, an IPv6 address shortened, or
 * the IPv4 address that it stands for.
 */
export function asSpelled(text: string): string {
  const plain = sought(text)
  const address = plain.includes(':') ? addressOf(plain) : undefined
  const mac = macOf(plain) ?? (isMacBegin(plain) ? macPartOf(plain) : undefined)
  return mac ?? (address ? addressText(unmapped(address)) : plain)
}

/**
 * What was typed, where it is one of these addresses in another spelling; undefined else. An object that is found by its
 * address is found by what was typed, too.
 */
export function spelledAs(typed: string, addresses: readonly unknown[]): string | undefined {
  const address = asSpelled(typed).toLowerCase()
  const same = addresses.some((one) => typeof one === 'string' && asSpelled(one).toLowerCase() === address)
  return address !== '' && same ? typed : undefined
}
