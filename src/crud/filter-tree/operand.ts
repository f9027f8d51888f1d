/** Operands between the appliance's form and what stands in a control, and what seems odd about a rule. */
import { addressOf, addressText, blockOf, blockText, macOf, macPartOf, unmapped } from '../../catalog/addresses'
import { isPresence, operatorsOf, type FilterField } from '../../catalog/filter-fields'
import { isExpression, isObject, isWhole, itemsOf, operandText } from './sent'
import type { DraftRule } from './tree'

/** Device filters take numbers and truth values as such, record filters everything as text. */
export type OperandForm = 'typed' | 'text'

/** What an address has in it, as the appliance holds addresses: shortened and in lower case. Expressions stay. */
function partOfAddress(text: string): string {
  const address = text.includes(':') ? addressOf(text) : undefined
  if (address) return addressText(unmapped(address))
  return /^[\da-f:.]+$/i.test(text.trim()) ? text.toLowerCase() : text
}

/** One text as the appliance has it: addresses in its spelling, numbers as numbers. What does not fit stays text. */
function written(text: string, field: FilterField | undefined, whole: boolean, form: OperandForm): unknown {
  const plain = text.trim()
  switch (field?.type) {
    case 'mac':
      return macOf(plain) ?? (whole ? plain : (macPartOf(plain) ?? text))
    case 'address': {
      if (!whole) return partOfAddress(text)
      const address = addressOf(plain)
      if (address) return addressText(unmapped(address))
      const block = blockOf(plain)
      return block ? blockText(block) : plain
    }
    case 'number': {
      const value = Number(plain)
      return form === 'typed' && plain !== '' && Number.isFinite(value) && String(value) === plain ? value : plain
    }
    case 'boolean':
      return form === 'typed' && (plain === 'true' || plain === 'false') ? plain === 'true' : plain
    case 'moment':
      return momentOf(plain, form)
    default:
      return text
  }
}

/** Relative times (`-30m`) stay as they are; a date becomes ms since 1970. */
function momentOf(text: string, form: OperandForm): unknown {
  const value = /^-?\d+$/.test(text) ? Number(text) : /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isFinite(value) ? (form === 'typed' ? value : String(value)) : text
}

/** The rule with another operand. A typed operand keeps its type. */
export function withOperand(
  rule: DraftRule,
  text: string | readonly string[],
  field: FilterField | undefined,
  form: OperandForm,
): DraftRule {
  const one = (item: string): unknown => {
    if (isExpression(rule)) return item
    return field?.refers?.by === 'discovery_id' && form === 'text'
      ? { type: 'device', value: item.trim().toLowerCase() }
      : written(item, field, isWhole(rule), form)
  }
  const operand = typeof text === 'string' ? one(text) : text.map(one)
  const was = rule.operand
  if (typeof text === 'string' && isObject(was) && 'value' in was)
    return { ...rule, operand: { ...was, value: typeof was.value === 'string' ? text : operand } }
  return { ...rule, operand }
}

/** What seems odd about a rule that can be sent all the same. */
export function doubtOf(rule: DraftRule, field: FilterField | undefined): string | undefined {
  if (!field) return undefined
  if (!operatorsOf(field).includes(rule.operator)) return `${field.label} is not usually compared in this way`
  if (isExpression(rule) && !isPresence(rule.operator)) {
    const doubts = itemsOf(rule.operand).map((item) => expressionDoubt(item.startsWith('/') ? item : `/${item}/`))
    return doubts.find((doubt) => doubt !== undefined) ?? 'This is taken for a regular expression'
  }
  if (field.values && !isWhole(rule) && !isPresence(rule.operator)) {
    const part = operandText(rule.operand)
    const has = ({ value }: { value: string }) => value.includes(part.toLowerCase())
    if (!part.startsWith('/') && part !== '' && !field.values.some(has))
      return `${part} is in none of the values known here`
  }
  if (rule.operator === '~' || rule.operator === '!~') return expressionDoubt(operandText(rule.operand))
  if (!field.values || !isWhole(rule)) return undefined
  const known = new Set(field.values.map(({ value }) => value))
  // An activity is also known by the whole name of its metrics.
  const odd = itemsOf(rule.operand).find((item) => !known.has(item.replace(/^extrahop\.device\./, '')))
  return odd === undefined ? undefined : `${odd} is none of the values known here`
}

/**
 * What seems odd about an expression between slashes. It is only looked at, never run, and not held back: what the
 * appliance reads it by is not said anywhere.
 */
function expressionDoubt(text: string): string | undefined {
  const [, inner] = /^\/(.*)\/$/s.exec(text) ?? []
  if (inner === undefined) return undefined
  if (!isRegular(inner)) return 'This does not look like a regular expression'
  const parts = inner.split(/(?<=[()|])/)
  const nested = parts.some(
    (part, at) => part.endsWith(')') && /[+*}]/.test(part) && /^[+*{]/.test(parts[at + 1] ?? ''),
  )
  return nested ? 'A repeat within a repeat may be slow beyond measure' : undefined
}

function isRegular(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}
