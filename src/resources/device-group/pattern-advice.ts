/** What a value of a rule matches beyond what it seems to, and a better one. The value itself is never run here. */
import { blockOf, blockText, macOf, macPartOf } from '../../catalog/addresses'
import { deviceFields, valueMeant } from '../../catalog/filter-fields'
import { blockBegunBy, exactBeginning, exactPattern, lookAlike, patternOfBlock } from '../../crud/block-pattern'
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

/** The alternatives of an expression, as far as they stand in no group. */
function alternativesOf(source: string): string[] {
  const parts = ['']
  let depth = 0
  let inClass = false
  for (let at = 0; at < source.length; at += 1) {
    const sign = source.charAt(at)
    const escaped = sign === '\\'
    if (!escaped && sign === '[') inClass = true
    else if (!escaped && sign === ']') inClass = false
    else if (!inClass && sign === '(') depth += 1
    else if (!inClass && sign === ')') depth -= 1
    if (sign === '|' && depth === 0 && !inClass) parts.push('')
    else parts.push(`${parts.pop() ?? ''}${sign}${escaped ? source.charAt((at += 1)) : ''}`)
  }
  return parts
}

const begins = (source: string): boolean => source.startsWith('^')
const ends = (source: string): boolean => source.endsWith('$') && !source.endsWith(String.raw`\$`)

/** An expression without the signs that hold it to both ends. */
const inner = (source: string): string => source.slice(begins(source) ? 1 : 0, ends(source) ? -1 : undefined)

/** Numbers that an address begins with: what follows is any, and the last of them ends where it seems to. */
function closed(source: string): string {
  const block = blockBegunBy(source)
  const isGlob = /\d(\\?\.\*)+$/.test(source)
  const isOpen = /\d$/.test(source)
  if (!block || !(isGlob || isOpen)) return escapeDots(source)
  return exactBeginning(block)?.slice(1) ?? escapeDots(source)
}

/** Octets that a pattern spells, so that the last one can be closed. */
const wholeAddress = (source: string): boolean => source.split(/\\\.|\./).length >= 4 && !/\\?\.$/.test(source)

/** The same with its dots as dots and held to its ends; each alternative for itself, or an end would hold for one alone. */
function exact(source: string): string {
  const alternatives = alternativesOf(source).map(inner)
  const parts = alternatives.map(closed)
  const whole = parts.map(wholeAddress)
  const [only = ''] = parts
  if (parts.length === 1) return `^${only}${whole[0] || (ends(source) && !only.endsWith('.')) ? '$' : ''}`
  if (whole.every(Boolean)) return `^(${parts.join('|')})$`
  return `^(${parts.map((part, at) => (whole[at] ? `${part}$` : part)).join('|')})`
}

/** An address that the pattern fits although it only ends like one that is meant: `10.20.0.[0-9]+` and 110.20.0.1. */
function stranger(source: string): string | undefined {
  const block = blockBegunBy(source)
  if (block) return lookAlike(block)
  const plain = source.replaceAll(/\\\./g, '.')
  return /^\d{1,2}(\.\d{1,3}){3}$/.test(plain) ? `1${plain}` : undefined
}

/** One that goes on behind the last number of a pattern: `10.20.1` and 10.20.10.1. */
function longer(source: string): string | undefined {
  const numbers = blockBegunBy(source) && /\d$/.test(source) ? (source.match(/\d+/g) ?? []) : []
  const last = `${numbers.at(-1) ?? ''}0`
  if (numbers.length === 0 || Number(last) === 0 || Number(last) > 255) return undefined
  return [...numbers.slice(0, -1), last, '1', '1', '1'].slice(0, 4).join('.')
}

const isAddressLike = (text: string): boolean => /^[\d.]+$/.test(text)

const bare = 'Without slashes it is text first; some releases read it as an expression as well'

function addressAdvice(value: string): Advice | undefined {
  const block = blockOf(value)
  if (block) {
    const pattern = patternOfBlock(block)
    const single = block.prefix === block.bits
    const spelled = blockText(block)
    return {
      words: !single
        ? 'A rule by property takes no block, only text or an expression'
        : spelled === value
          ? `This text is looked for anywhere: ${value} is also in ${value}0 and in 1${value}`
          : 'The appliance spells it otherwise',
      ...(pattern !== undefined && {
        better: { value: `/^${pattern}$/`, words: single ? 'Exactly this address' : `Exactly ${spelled}` },
      }),
    }
  }
  const source = sourceIn(value) ?? (looksLikePattern(value) || isAddressLike(value) ? value : undefined)
  if (source === undefined) return undefined
  const better = exact(source)
  const offered = { value: `/${better}/`, words: `Use /${better}/` }
  if (better === source)
    return looksLikePattern(value) && !sourceIn(value) ? { words: bare, better: offered } : undefined
  const alternatives = alternativesOf(source)
  const [first = ''] = alternatives
  const several = alternatives.length > 1
  const open = longer(inner(first))
  const free = alternatives.filter((one) => !begins(one))
  const reasons = [
    ...(escapeDots(source) === source || isAddressLike(value) ? [] : ['a dot stands for any character']),
    ...(free.length === 0
      ? []
      : free.length < alternatives.length
        ? ['its beginning holds for one alternative alone']
        : [`it is looked for anywhere${stranger(inner(first)) ? `, so ${stranger(inner(first))} fits too` : ''}`]),
    ...(open ? [`its last number may go on, so ${open} fits too`] : []),
    ...(!open && wholeAddress(first) && !ends(first) && (several || begins(first))
      ? ['it may go on behind its end']
      : []),
  ]
  const words = reasons.length > 0 ? reasons.join(', and ') : 'Its last number may go on'
  return { words: `${words.charAt(0).toUpperCase()}${words.slice(1)}`, better: offered }
}

/** True for what any text fits: no expression at all, any character, or one of these beside others. */
const fitsAll = (source: string): boolean =>
  alternativesOf(source).some((one) => /^(\.[*+]?|\(\.[*+]\))?$/.test(inner(one)))

/** What to know about a value, if it matches more than it seems to. */
export function adviceFor(field: GroupField, value: string): Advice | undefined {
  const text = value.trim()
  if (text === '') return undefined
  const flagged = /^(\/.+\/)[a-z]+$/s.exec(text)?.[1]
  if (flagged !== undefined && blockOf(text) === undefined)
    return {
      words: 'The expression ends at its last slash, and case does not count anyway',
      better: { value: flagged, words: `Use ${flagged}` },
    }
  const meant = sourceIn(text) ?? (looksLikePattern(text) ? text : undefined)
  if (meant !== undefined && fitsAll(meant))
    return { words: 'Everything fits this: every device that has such a property would be a member' }
  if (field === 'ip address') return addressAdvice(text)
  if (field === 'activity' || field === 'type') {
    const known = deviceFields.filter(({ name }) => name === 'activity' || (field === 'type' && name === 'role'))
    const named = known.map(({ values }) => valueMeant(values, text)).find((one) => one !== undefined)
    if (named !== undefined)
      return { words: `The appliance calls it ${named}`, better: { value: named, words: `Use ${named}` } }
  }
  if (field === 'mac address') {
    const mac = macOf(text) ?? macPartOf(text)
    if (mac !== undefined && mac.toLowerCase() !== text.toLowerCase())
      return { words: 'The appliance spells it otherwise', better: { value: mac, words: `Use ${mac}` } }
  }
  const source = sourceIn(text)
  if (source === undefined) {
    if (!looksLikePattern(text)) return undefined
    return {
      words: bare,
      better: { value: `/${exactPattern(text)}/`, words: 'Only this text' },
    }
  }
  const escaped = /[\w-]\.[\w-]/.test(source) ? escapeDots(source) : source
  if (escaped === source) return undefined
  return { words: 'A dot stands for any character', better: { value: `/${escaped}/`, words: `Use /${escaped}/` } }
}
