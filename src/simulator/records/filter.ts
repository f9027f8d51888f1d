/** Filters over records (5.3 guide, Example 5). Operands are text, also for numbers and truth values. */
import { dictionary } from '../../catalog/dictionary'
import type { Filter, FilterLeaf } from '../../catalog/filter'
import { refuse } from '../answer'
import { inBlock } from '../match/cidr'
import { pattern, slashed } from '../match/pattern'
import { readField, sourceOf } from './source'
import type { Stored } from './stream'

type Plain = string | number | boolean
type Test = (stored: Stored) => boolean

const wide = dictionary<readonly string[]>({
  '.ipaddr': ['clientAddr', 'serverAddr', 'senderAddr', 'receiverAddr'],
  '.port': ['clientPort', 'serverPort', 'senderPort', 'receiverPort'],
})

/** The plain values in a field: of lists each, of typed values what they hold. */
function* plainIn(value: unknown): Generator<Plain> {
  if (value === null || value === undefined) return
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') yield value
  else if (Array.isArray(value)) for (const item of value) yield* plainIn(item)
  else if (typeof value === 'object') {
    if ('type' in value && 'value' in value) yield* plainIn(value.value)
    else for (const item of Object.values(value)) yield* plainIn(item)
  }
}

type Read = (stored: Stored) => readonly Plain[]

function readerOf(field: string): Read {
  if (field === '.any') return (stored) => Object.values(sourceOf(stored)).flatMap((value) => [...plainIn(value)])
  const several = wide[field]
  if (several) return (stored) => several.flatMap((name) => [...plainIn(readField(stored, name))])
  return (stored) => [...plainIn(readField(stored, field))]
}

/** Readers for the rules of one tree: however many ask for a field, it is worked out once a record. */
function readers(): (field: string) => Read {
  const known = new Map<string, Read>()
  return (field) => {
    const before = known.get(field)
    if (before) return before
    const read = readerOf(field)
    let last: { stored: Stored; values: readonly Plain[] } | undefined
    const once: Read = (stored) => {
      if (last?.stored !== stored) last = { stored, values: read(stored) }
      return last.values
    }
    known.set(field, once)
    return once
  }
}

/** The text of an operand, which later releases may also write as `{type, value}`. */
function operandOf(leaf: FilterLeaf, operand: unknown, textOnly: boolean): string {
  const value: unknown = typeof operand === 'object' && operand !== null && 'value' in operand ? operand.value : operand
  if (typeof value === 'string') return value
  if (textOnly || (typeof value !== 'number' && typeof value !== 'boolean'))
    throw refuse(422, `"filter": the operand of ${leaf.field} must be a string`)
  return String(value)
}

/** Whether an operand is said to be an expression, beside its operator or in it: `{type, value, is_regex}`. */
const isExpression = (leaf: FilterLeaf, operand: unknown): boolean =>
  leaf.is_regex === true ||
  (typeof operand === 'object' && operand !== null && Reflect.get(operand, 'is_regex') === true)

function fits(wanted: string): (value: Plain) => boolean {
  const test = pattern('filter', slashed(wanted))
  return (value) => test(String(value))
}

function equals(wanted: string): (value: Plain) => boolean {
  const block = inBlock(wanted)
  const number = wanted.trim() === '' ? Number.NaN : Number(wanted)
  return (value) =>
    typeof value === 'number'
      ? value === number
      : String(value) === wanted || (typeof value === 'string' && (block?.(value) ?? false))
}

/** Part of a text; between slashes an expression. Case does not count. */
function contains(wanted: string): (text: string) => boolean {
  if (/^\/.*\/$/s.test(wanted)) return pattern('filter', wanted)
  const part = wanted.toLowerCase()
  return (text) => text.toLowerCase().includes(part)
}

function ordered(operator: string, wanted: string): (value: Plain) => boolean {
  const limit = Number(wanted)
  const compare = (value: Plain): number =>
    typeof value === 'number' && Number.isFinite(limit) ? value - limit : String(value).localeCompare(wanted, 'en')
  if (operator === '<') return (value) => compare(value) < 0
  if (operator === '<=') return (value) => compare(value) <= 0
  if (operator === '>') return (value) => compare(value) > 0
  return (value) => compare(value) >= 0
}

/** Whether an IPv4 block can hold what a text does not look like is left to `equals`. */
function leafTest(leaf: FilterLeaf, textOnly: boolean, reading: (field: string) => Read): Test {
  const read = reading(leaf.field)
  const some =
    (test: (value: Plain) => boolean): Test =>
    (stored) =>
      read(stored).some(test)
  const not =
    (test: Test): Test =>
    (stored) =>
      !test(stored)
  const { operator } = leaf
  if (operator === 'exists') return some(() => true)
  if (operator === 'not_exists') return not(some(() => true))
  if (operator === 'in' || operator === 'not_in') {
    const list: readonly unknown[] = Array.isArray(leaf.operand) ? leaf.operand : [leaf.operand]
    const tests = list.map((item) => (isExpression(leaf, item) ? fits : equals)(operandOf(leaf, item, textOnly)))
    const any = some((value) => tests.some((test) => test(value)))
    return operator === 'in' ? any : not(any)
  }
  const wanted = operandOf(leaf, leaf.operand, textOnly)
  const expression = isExpression(leaf, leaf.operand)
  switch (operator) {
    case '=':
      return some((expression ? fits : equals)(wanted))
    case '!=':
      // What lacks the field is different too.
      return not(some((expression ? fits : equals)(wanted)))
    case '~':
    case '!~': {
      const test = contains(expression ? slashed(wanted) : wanted)
      const any = some((value) => test(String(value)))
      return operator === '~' ? any : not(any)
    }
    case 'startswith':
      return some((value) => String(value).startsWith(wanted))
    default:
      return some(ordered(operator, wanted))
  }
}

/**
 * The test of a whole tree. `not` holds where none of its rules does; an empty `and` holds always. Throws a 422 for
 * operands that are not text where `textOnly`, as newer releases do, and a 400 for a broken expression.
 */
export function recordTest(filter: Filter, textOnly: boolean, reading = readers()): Test {
  if (!('rules' in filter)) return leafTest(filter, textOnly, reading)
  const tests = filter.rules.map((rule) => recordTest(rule, textOnly, reading))
  switch (filter.operator) {
    case 'and':
      return (stored) => tests.every((test) => test(stored))
    case 'or':
      return (stored) => tests.some((test) => test(stored))
    case 'not':
      return (stored) => !tests.some((test) => test(stored))
  }
}
