/**
 * IP addresses as numbers. An address becomes 16 bytes in hex behind a letter for its family, so that
 * plain string order is the order of the addresses, IPv4 first; a prefix compares the leading bits.
 */

/** The four bytes of `10.20.0.1` as one number, or undefined. */
export function parseIpv4(text: string): number | undefined {
  let value = 0
  let part = -1
  let dots = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) {
      part = (part < 0 ? 0 : part) * 10 + (code - 48)
      if (part > 255) return undefined
    } else if (code === 46 && part >= 0 && dots < 3) {
      value = value * 256 + part
      part = -1
      dots += 1
    } else return undefined
  }
  return dots === 3 && part >= 0 ? value * 256 + part : undefined
}

/**
 * The eight groups of an IPv6 address, or undefined. A zone (`%eth0`) and the brackets of web addresses are left out;
 * an IPv4 tail is read.
 */
export function parseIpv6(text: string): number[] | undefined {
  const [address = '', zone] = text.replace(/^\[(.*)\]$/, '$1').split('%', 2)
  if (!address.includes(':') || zone === '') return undefined
  const halves = address.split('::')
  if (halves.length > 2) return undefined
  const head = groups(halves[0] ?? '')
  const tail = halves.length === 2 ? groups(halves[1] ?? '') : []
  if (!head || !tail) return undefined
  const missing = 8 - head.length - tail.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail]
}

function groups(text: string): number[] | undefined {
  if (text === '') return []
  const result: number[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(part)) {
      result.push(Number.parseInt(part, 16))
      continue
    }
    const v4 = index === parts.length - 1 ? parseIpv4(part) : undefined
    if (v4 === undefined) return undefined
    result.push(Math.floor(v4 / 65536), v4 % 65536)
  }
  return result
}

/** A string whose order is the address's order; undefined for what is no address. */
export function addressKey(text: string): string | undefined {
  const v4 = parseIpv4(text)
  if (v4 !== undefined) return `4${v4.toString(16).padStart(8, '0')}`
  const v6 = parseIpv6(text)
  return v6 && `6${v6.map((group) => group.toString(16).padStart(4, '0')).join('')}`
}

/** True for an address inside the prefix it was made of. */
export type PrefixTest = (address: string) => boolean

/** `10.20.0.0/16`, `fd00::/8` or a single address as a test; a string says what is wrong with it. */
export function parsePrefix(text: string): PrefixTest | string {
  const [address = '', bits, more] = text.trim().split('/')
  const key = addressKey(address)
  if (key === undefined || more !== undefined) return 'An address or a prefix goes here, like 10.20.0.0/16'
  const all = key.startsWith('4') ? 32 : 128
  if (bits !== undefined && !/^\d{1,3}$/.test(bits)) return `A prefix goes from 0 to ${all}`
  const size = bits === undefined ? all : Number(bits)
  if (size > all) return `A prefix goes from 0 to ${all}`
  if (all === 32) {
    const step = 2 ** (32 - size)
    const base = Math.floor((parseIpv4(address) ?? 0) / step)
    return (candidate) => {
      const value = parseIpv4(candidate)
      return value !== undefined && Math.floor(value / step) === base
    }
  }
  const base = leading(key, size)
  // Servers of both families log the IPv4 address of a peer as `::ffff:10.0.0.1`.
  const mapped = size === all && /^60{20}ffff/.test(key) ? `4${key.slice(-8)}` : undefined
  return (candidate) => {
    const other = addressKey(candidate)
    return other !== undefined && (other === mapped || (other.startsWith('6') && leading(other, size) === base))
  }
}

/** The first bits of a key, as text. */
function leading(key: string, bits: number): string {
  const digits = Math.floor(bits / 4)
  const rest = bits % 4
  const whole = key.slice(1, 1 + digits)
  if (rest === 0) return whole
  return `${whole}.${Number.parseInt(key.charAt(1 + digits), 16) >> (4 - rest)}`
}
