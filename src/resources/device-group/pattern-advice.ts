/** What a value of a rule matches beyond what it seems to, and a better one. The value itself is never run here. */
import { blockOf, blockText, macOf } from '../../catalog/addresses'
import { exactPattern, patternOfBlock } from '../../crud/block-pattern'
import { sourceIn, type GroupField } from './draft'

export interface Advice {
  /** One sentence. */
  words: string
  better?: { value: string; words: string }
}

/** Text that reads like an expression. */
const looksLikePattern = (text: string): boolean => /[\\^$|?*+()[\]{}]/.test(text)

/** A dot of an expression that stands for any character: not escaped, in no class, and not repeated. */
function escapeDots(source: string): string {
  let result = ''
  let inClass = false
  for (let at = 0; at < source.length; at += 1) {
    const sign = source.charAt(at)
    if (sign === '\\') {
      result += sign + source.charAt(at + 1)
      at += 1
      continue
    }
    if (sign === '[') inClass = true
    else if (sign === ']') inClass = false
    const repeated = /[*+?{]/.test(source.charAt(at + 1))
    result += sign === '.' && !inClass && !repeated ? String.raw`\.` : sign
  }
  return result
}

/** Both ends fixed; alternatives are put into a group, or an end would hold for one of them alone. */
function anchored(source: string, end: boolean): string {
  const open = source.startsWith('^')
  const closed = source.endsWith('$') && !source.endsWith(String.raw`\$`)
  if (open && (closed || !end)) return source
  const inner = source.slice(open ? 1 : 0, closed ? -1 : undefined)
  const grouped = /\|/.test(inner) && !/^\([^()]*\)$/.test(inner) ? `(${inner})` : inner
  return `^${grouped}${closed || end ? '$' : ''}`
}

/** An address that the pattern fits although it only ends like one that is meant: `10.20.0.[0-9]+` and 110.20.0.1. */
function stranger(source: string): string | undefined {
  const plain = source
    .replaceAll(/\\d\+?|\[0-9\][+*]?|\[\d-\d\]/g, '1')
    .replaceAll(/\\\./g, '.')
    .replaceAll(/\.[*+]/g, '1')
  const filled = plain.endsWith('.') ? `${plain}1` : plain
  return /^\d{1,2}(\.\d{1,3}){3}$/.test(filled) ? `1${filled}` : undefined
}

const isAddressLike = (text: string): boolean => /^[\d.]+$/.test(text)

/** Octets that a pattern spells, so that the last one can be closed. */
const wholeAddress = (source: string): boolean => source.split(/\\\.|\./).length >= 4 && !/\\?\.$/.test(source)

function addressAdvice(value: string): Advice | undefined {
  const block = blockOf(value)
  if (block) {
    const pattern = patternOfBlock(block)
    const single = block.prefix === block.bits
    return {
      words: single
        ? `This text is looked for anywhere: ${value} is also in ${value}0 and in 1${value}`
        : 'A rule by property takes no block, only text or an expression',
      ...(pattern !== undefined && {
        better: { value: `/^${pattern}$/`, words: single ? 'Exactly this address' : `Exactly ${blockText(block)}` },
      }),
    }
  }
  const source = sourceIn(value) ?? (looksLikePattern(value) || isAddressLike(value) ? value : undefined)
  if (source === undefined) return undefined
  const escaped = escapeDots(source)
  const better = anchored(escaped, wholeAddress(source))
  if (better === source) return undefined
  const reasons = [
    ...(escaped === source || isAddressLike(value) ? [] : ['a dot stands for any character']),
    ...(source.startsWith('^')
      ? []
      : [`it is looked for anywhere${stranger(source) ? `, so ${stranger(source)} fits too` : ''}`]),
    ...(source.startsWith('^') && better.endsWith('$') && !source.endsWith('$') ? ['it may go on behind its end'] : []),
  ]
  const words = reasons.join(', and ')
  return {
    words: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    better: { value: `/${better}/`, words: `Use /${better}/` },
  }
}

/** What to know about a value, if it matches more than it seems to. */
export function adviceFor(field: GroupField, value: string): Advice | undefined {
  const text = value.trim()
  if (text === '') return undefined
  if (field === 'ip address') return addressAdvice(text)
  if (field === 'mac address') {
    const mac = macOf(text)
    if (mac !== undefined && mac !== text)
      return { words: 'The appliance spells it otherwise', better: { value: mac, words: `Use ${mac}` } }
  }
  const source = sourceIn(text)
  if (source === undefined) {
    if (!looksLikePattern(text)) return undefined
    return {
      words: 'Without slashes it is text first; some releases read it as an expression as well',
      better: { value: `/${exactPattern(text)}/`, words: 'Only this text' },
    }
  }
  const escaped = /[\w-]\.[\w-]/.test(source) ? escapeDots(source) : source
  if (escaped === source) return undefined
  return { words: 'A dot stands for any character', better: { value: `/${escaped}/`, words: `Use /${escaped}/` } }
}
