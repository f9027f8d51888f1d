/** Patterns for addresses that match what they seem to and nothing else. */
import { addressText, blockOf, type Block } from '../catalog/addresses'

/** Text as a pattern that matches it alone. */
export const exactPattern = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)

/** The numbers from `first` to `last`, at most 255, as a pattern. */
export function numberPattern(first: number, last: number): string {
  if (first === 0 && last === 255) return String.raw`(25[0-5]|2[0-4]\d|1?\d?\d)`
  const parts = rangeParts(first, last)
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join('|')})`
}

const digits = (from: number, to: number): string =>
  from === to ? String(from) : from === 0 && to === 9 ? String.raw`\d` : `[${from}-${to}]`

/** Alternatives, the longest numbers last: first those of one digit, then of two, then of three. */
function rangeParts(first: number, last: number): string[] {
  const parts: string[] = []
  let at = first
  while (at <= last) {
    const ends = at < 10 ? 9 : at < 100 ? 99 : 255
    const end = Math.min(last, ends)
    if (at < 10) {
      parts.push(digits(at, end))
      at = end + 1
      continue
    }
    // Whole tens in one part where they begin and end evenly.
    const ten = Math.floor(at / 10)
    if (at % 10 === 0 && Math.floor((end + 1) / 10) > ten) {
      const hundred = Math.floor(ten / 10)
      const lastTen = Math.min(Math.floor((end + 1) / 10) - 1, hundred * 10 + 9)
      const lead = hundred === 0 ? '' : String(hundred)
      parts.push(`${lead}${digits(ten % 10, lastTen % 10)}\\d`)
      at = (lastTen + 1) * 10
    } else {
      const lastOne = Math.min(end, ten * 10 + 9)
      parts.push(`${ten}${digits(at % 10, lastOne % 10)}`)
      at = lastOne + 1
    }
  }
  return parts
}

/**
 * The exact pattern of an IPv4 block, without its ends (`^` and `$`); of a single address of either kind too. Undefined
 * for a block of IPv6 addresses, which no pattern of sensible length matches.
 */
export function patternOfBlock(block: Block): string | undefined {
  if (block.prefix === block.bits) return exactPattern(addressText({ bits: block.bits, value: block.first }))
  if (block.bits !== 32) return undefined
  const bytes = (value: bigint) => [24n, 16n, 8n, 0n].map((shift) => Number((value >> shift) & 0xffn))
  const last = bytes(block.last)
  return bytes(block.first)
    .map((from, at) => numberPattern(from, last[at] ?? 255))
    .join(String.raw`\.`)
}

const dot = String.raw`(?:\\\.|\[\.\]|\.)`
const anyNumber = String.raw`(?:\*|\.[*+]|(?:\\d|\[0-9\])(?:[*+]|\{1,3\}))`
const prefix = new RegExp(`^\\^?(\\d{1,3}(?:${dot}\\d{1,3}){0,2})(?:${dot}${anyNumber})*${dot}?\\$?$`)

/** The block that is meant by the numbers an address begins with: 10.20.0.0/16 by `10.20.`, `10.20.*`, `^10\.20\.\d+`. */
export function blockBegunBy(source: string): Block | undefined {
  const numbers = prefix.exec(source)?.[1]?.match(/\d+/g)
  if (!numbers) return undefined
  const address = [...numbers, '0', '0', '0'].slice(0, 4).join('.')
  return blockOf(`${address}/${8 * numbers.length}`)
}

/** An address that only begins or ends like those of a block, as text that is looked for anywhere fits it: 110.20.0.1. */
export function lookAlike({ bits, first, prefix: length }: Block): string | undefined {
  const [lead = '', ...others] = addressText({ bits, value: first }).split('.')
  if (bits !== 32 || length < 8) return undefined
  const longer = ['1', '2'].map((digit) => `${digit}${lead}`).find((number) => Number(number) <= 255)
  return longer && [longer, ...others.slice(0, -1), length === bits ? others.at(-1) : '1'].join('.')
}

/** The expression that addresses of a block of whole numbers begin with, and no others; of a single one all of it. */
export function exactBeginning({ bits, first, prefix: length }: Block): string | undefined {
  if (bits !== 32 || length % 8 > 0) return undefined
  const numbers = addressText({ bits, value: first })
    .split('.')
    .slice(0, length / 8)
  return length === bits
    ? `^${numbers.join(String.raw`\.`)}$`
    : `^${numbers.map((number) => String.raw`${number}\.`).join('')}`
}
