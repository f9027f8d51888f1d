/** Addresses and blocks of addresses, IPv4 and IPv6, as numbers. */
import { isIPv4, isIPv6 } from 'node:net'

interface Block {
  bits: 32 | 128
  first: bigint
  last: bigint
}

function parseAddress(text: string): { bits: 32 | 128; value: bigint } | null {
  if (isIPv4(text)) {
    return { bits: 32, value: text.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n) }
  }
  if (!isIPv6(text) || text.includes('%')) return null
  // An IPv4 tail (::ffff:10.0.0.1) is two groups.
  const whole = text.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) =>
    [Number(a) * 256 + Number(b), Number(c) * 256 + Number(d)].map((group) => group.toString(16)).join(':'),
  )
  const [head = '', tail] = whole.split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const groups = [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right]
  return { bits: 128, value: groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n) }
}

/** The block of `10.0.0.0/8`, or of a single address; null for other text. */
function parseBlock(text: string): Block | null {
  const [address = '', length, rest] = text.split('/')
  const parsed = parseAddress(address)
  if (!parsed || rest !== undefined) return null
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return null
  const prefix = length === undefined ? parsed.bits : Number(length)
  if (prefix > parsed.bits) return null
  const size = 1n << BigInt(parsed.bits - prefix)
  const first = (parsed.value / size) * size
  return { bits: parsed.bits, first, last: first + size - 1n }
}

/** A dotted address as a number; NaN for other text. Searches ask this of every device, so it is plain arithmetic. */
function dotted(text: string): number {
  const parts = text.split('.')
  if (parts.length !== 4) return Number.NaN
  let value = 0
  for (const part of parts) value = value * 256 + Number(part)
  return value
}

/** A test whether an address lies in a block; null if `text` is neither a block nor an address. */
export function inBlock(text: string): ((address: string) => boolean) | null {
  const block = parseBlock(text)
  if (!block) return null
  if (block.bits === 32) {
    const first = Number(block.first)
    const last = Number(block.last)
    return (address) => {
      if (address.includes(':')) return false
      const value = dotted(address)
      return value >= first && value <= last
    }
  }
  return (address) => {
    const parsed = parseAddress(address)
    return parsed !== null && parsed.bits === block.bits && parsed.value >= block.first && parsed.value <= block.last
  }
}
