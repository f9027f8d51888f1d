import { addressKey, parsePrefix } from './address'
import {
  isEmpty,
  plainText,
  textOf,
  valueOf,
  type CellValue,
  type Column,
  type ColumnKind,
  type TimeRanges,
} from './column'
import { iso, isTime } from '../format'
import { patternProblem } from './pattern-problem'
import { macDigits, valuesIn } from './quick'
import { noVerdicts, type Verdicts } from './use-verdicts'
import type { Filter, FilterOp } from './view'

/** The conditions of the columns: which there are, what they say, and the test each becomes. */

const words: Record<ColumnKind, readonly FilterOp[]> = {
  text: ['contains', 'is', 'is not', 'in', 'starts with', 'matches', 'has', 'is empty'],
  enum: ['is', 'is not', 'contains', 'is empty'],
  mac: ['in', 'is', 'is not', 'starts with', 'contains', 'is empty'],
  address: ['in', 'is', 'is not', 'starts with', 'contains', 'is empty'],
  number: ['is', 'is not', 'greater', 'less', 'between', 'is empty'],
  time: ['within', 'greater', 'less', 'between', 'is empty'],
  boolean: ['is', 'is empty'],
}

/** The operators of a kind, the usual one first. */
export function operators(kind: ColumnKind = 'text'): readonly FilterOp[] {
  return words[kind]
}

const timeWords: Partial<Record<FilterOp, string>> = { greater: 'after', less: 'before' }
const otherWords: Partial<Record<FilterOp, string>> = { greater: 'over', less: 'under', in: 'is one of' }

/** An operator in words: a time is "after", a number is "over". */
export function opWords(op: FilterOp, kind: ColumnKind = 'text'): string {
  return (kind === 'time' ? timeWords : otherWords)[op] ?? op
}

const unitMs: Record<string, number> = { s: 1000, min: 60_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/** `24h`, `30 min`, `7d` as milliseconds. */
export function parseSpan(text: string): number | undefined {
  const [, amount = '', unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*(s|min|m|h|d|w)\s*$/.exec(text) ?? []
  const size = unitMs[unit]
  return size === undefined ? undefined : Number(amount) * size
}

/** A time as people type it: ISO date or time (UTC unless it names a zone), or seconds or milliseconds since 1970. */
export function parseTime(text: string): number | undefined {
  const plain = text.trim()
  if (/^\d{9,10}$/.test(plain)) return Number(plain) * 1000
  if (/^\d{11,}$/.test(plain)) return Number(plain)
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(plain)
  if (!match) return undefined
  const at = Date.parse(`${match[1]}T${match[2] ?? '00:00'}${match[3] ?? 'Z'}`)
  return Number.isNaN(at) ? undefined : at
}

type Test = (value: CellValue, text: () => string) => boolean

/** The test of one condition, or the words that say why there is none. */
function compile(
  filter: Filter,
  { kind = 'text', ranges }: Pick<Column<never>, 'kind' | 'ranges'>,
  now: number,
  verdicts: Verdicts,
): Test | string {
  const operand = filter.operand.trim()
  if (filter.op === 'is empty')
    return operand === 'no' ? (value) => !isEmpty(value, kind) : (value) => isEmpty(value, kind)
  if (operand === '') return 'A value goes here'
  switch (filter.op) {
    case 'is':
    case 'is not':
      return equality(operand, kind, filter.op === 'is')
    case 'in':
      return kind === 'address' ? inBlocks(operand) : equality(operand, kind, true, true)
    case 'contains': {
      if (kind === 'mac') return macPart(operand, (digits, part) => digits.includes(part))
      const needle = operand.toLowerCase()
      return (value, text) => plainText(value).toLowerCase().includes(needle) || text().toLowerCase().includes(needle)
    }
    case 'starts with': {
      if (kind === 'mac') return macPart(operand, (digits, part) => digits.startsWith(part))
      const needle = operand.toLowerCase()
      return (value) => plainText(value).toLowerCase().startsWith(needle)
    }
    case 'matches':
      return patternProblem(operand) ?? ((value) => verdicts.fits(operand, plainText(value)))
    case 'has': {
      const needle = operand.toLowerCase()
      return (value) =>
        typeof value === 'object' && value !== null
          ? value.some((item) => item.toLowerCase() === needle)
          : plainText(value)
              .toLowerCase()
              .split(',')
              .some((item) => item.trim() === needle)
    }
    case 'within':
      return within(operand, now, ranges)
    default:
      return bounds(filter.op, operand, kind)
  }
}

function within(operand: string, now: number, ranges: TimeRanges | undefined): Test | string {
  const span = parseSpan(operand)
  if (span !== undefined)
    return (value) => typeof value === 'number' && isTime(value) && value >= now - span && value <= now
  const range = ranges?.spanOf(operand, now)
  if (!range) return ranges ? 'A range of time goes here, like -30m or today' : 'A span goes here, like 24h or 30min'
  const { from, until } = range
  return (value) => typeof value === 'number' && isTime(value) && value >= from && value < until
}

/** One of several addresses and blocks; each address is compared as what it is, however it is spelled. */
function inBlocks(operand: string): Test | string {
  const tests = operand.split(/[,;\s]+/).flatMap((part) => (part === '' ? [] : [parsePrefix(part)]))
  const wrong = tests.find((test) => typeof test === 'string')
  if (typeof wrong === 'string') return wrong
  const inside = (address: string) => tests.some((test) => typeof test !== 'string' && test(address))
  return (value) => (typeof value === 'object' && value !== null ? value.some(inside) : inside(plainText(value)))
}

const digitsOf = (text: string): string => text.toLowerCase().replaceAll(/[^0-9a-f]/g, '')

/** A part of a MAC, with any separators or none. */
function macPart(operand: string, fits: (digits: string, part: string) => boolean): Test | string {
  if (!/^[0-9a-f.:\s-]+$/i.test(operand) || digitsOf(operand) === '') return 'Digits of a MAC go here, like 00:1a:2b'
  const part = digitsOf(operand)
  return (value) => fits(digitsOf(plainText(value)), part)
}

/** One of several addresses, as the same address may be spelled in several ways. */
function equalAddress(operand: string): Test | undefined {
  const keys = new Set<string>()
  for (const part of operand.split(/[,;\s]+/)) {
    if (part === '') continue
    const key = addressKey(part)
    if (key === undefined) return undefined
    keys.add(key)
  }
  const fits = (text: string) => keys.has(addressKey(text) ?? '')
  return (value) => (typeof value === 'object' && value !== null ? value.some(fits) : fits(plainText(value)))
}

function equality(operand: string, kind: ColumnKind, wanted: boolean, listed = false): Test | string {
  if (kind === 'boolean') {
    const yes = { yes: true, true: true, no: false, false: false }[operand.toLowerCase()]
    return yes === undefined ? 'Yes or no goes here' : (value) => (Boolean(value) === yes) === wanted
  }
  if (kind === 'number') {
    const numbers = operand.split(/[,;]/).map((part) => (part.trim() === '' ? NaN : Number(part)))
    if (numbers.some(Number.isNaN)) return 'A number goes here'
    return (value) => (typeof value === 'number' && numbers.includes(value)) === wanted
  }
  if (kind === 'mac') {
    const macs = valuesIn(operand.replaceAll(' ', ',')).map(macDigits)
    if (macs.some((digits) => digits?.length !== 12)) return 'A MAC address goes here, like 00:1a:2b:3c:4d:5e'
    const set = new Set(macs)
    return (value) => set.has(digitsOf(plainText(value))) === wanted
  }
  const same = kind === 'address' ? equalAddress(operand) : undefined
  if (same) return (value, text) => same(value, text) === wanted
  // Words may hold commas; the values of an enum, addresses and those of a list do not.
  const options = kind === 'text' && !listed ? [operand] : valuesIn(operand)
  const set = new Set(options.map((option) => option.trim().toLowerCase()))
  return (value, text) => (set.has(plainText(value).toLowerCase()) || set.has(text().toLowerCase())) === wanted
}

function bounds(op: FilterOp, operand: string, kind: ColumnKind): Test | string {
  const read = kind === 'time' ? parseTime : (text: string) => (text.trim() === '' ? undefined : numberOf(text))
  const wrong = kind === 'time' ? 'A time goes here, like 2026-01-31 09:00' : 'A number goes here'
  const holds = (value: CellValue): value is number =>
    typeof value === 'number' && !Number.isNaN(value) && (kind !== 'time' || isTime(value))
  if (op === 'between') {
    const [low, high, more] = operand
      .replaceAll(/\s+/g, ' ')
      .split(/ to | ?\.\. ?/)
      .map(read)
    if (low === undefined || high === undefined || more !== undefined)
      return wrong.replace(' goes here', ' to another goes here')
    return (value) => holds(value) && value >= low && value <= high
  }
  const bound = read(operand)
  if (bound === undefined) return wrong
  return op === 'greater' ? (value) => holds(value) && value > bound : (value) => holds(value) && value < bound
}

function numberOf(text: string): number | undefined {
  const value = Number(text.replace(/(?<=\d),(?=\d{3})/g, ''))
  return Number.isNaN(value) ? undefined : value
}

/**
 * The test that a filter makes of a row; undefined for a filter that says nothing (yet) or of an unknown column.
 * `verdicts` answer for patterns, which are not run here.
 */
export function rowTest<Row>(
  filter: Filter,
  columns: readonly Column<Row>[],
  now: number,
  verdicts: Verdicts = noVerdicts,
): ((row: Row) => boolean) | undefined {
  const column = columns.find((one) => one.id === filter.column)
  if (!column) return undefined
  const test = compile(filter, column, now, verdicts)
  if (typeof test === 'string') return undefined
  return (row) => test(valueOf(column, row), () => textOf(column, row))
}

/** What is wrong with a filter, in one sentence; undefined if nothing is. */
export function checkFilter<Row>(filter: Filter, column: Column<Row>): string | undefined {
  const kind = column.kind ?? 'text'
  if (!operators(kind).includes(filter.op)) return `${column.title} has no "${filter.op}"`
  const test = compile(filter, column, Date.now(), noVerdicts)
  return typeof test === 'string' ? test : undefined
}

/** A filter in words for its chip: `VLAN is` `20, 21`. */
export function describeFilter<Row>(filter: Filter, column: Column<Row>): { name: string; op: string; value: string } {
  const kind = column.kind ?? 'text'
  if (filter.op === 'is empty')
    return { name: column.title, op: 'is', value: filter.operand === 'no' ? 'not empty' : 'empty' }
  const parts =
    kind === 'text' && filter.op !== 'in' ? [filter.operand] : filter.operand.split(',').map((part) => part.trim())
  const names = parts.map((part) => column.options?.find((option) => option.value === part)?.label ?? part)
  const moment = kind === 'time' && /^\d{9,}$/.test(filter.operand) ? parseTime(filter.operand) : undefined
  const at = moment !== undefined && isTime(moment) ? iso(moment) : undefined
  const range = filter.op === 'within' && parseSpan(filter.operand) === undefined ? column.ranges : undefined
  if (range && !checkFilter(filter, column)) {
    const words = range.words(filter.operand, Date.now())
    return { name: column.title, op: opWords(filter.op, kind), value: words.charAt(0).toLowerCase() + words.slice(1) }
  }
  const span = filter.op === 'within' ? filter.operand.replace(/(?<=\d)(?=[a-z])/, ' ') : undefined
  return { name: column.title, op: opWords(filter.op, kind), value: at ?? span ?? names.join(', ') }
}
