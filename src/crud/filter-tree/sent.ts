/** What is sent of a tree of rules, and what keeps a rule from being sent. */
import { blockOf, macOf } from '../../catalog/addresses'
import type { Filter } from '../../catalog/filter'
import { isList, isPresence, type FilterField } from '../../catalog/filter-fields'
import { number } from '../../ui/format'
import { isGroup, nodesOf, type Draft, type DraftRule, type Path } from './tree'

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An operand as text; of a typed one (`{type, value}`) what it holds, of a list its items behind commas. */
export function operandText(operand: unknown): string {
  if (operand === undefined || operand === null) return ''
  if (Array.isArray(operand)) return operand.map(operandText).join(', ')
  if (isObject(operand)) return 'value' in operand ? operandText(operand.value) : JSON.stringify(operand)
  return typeof operand === 'string' ? operand : JSON.stringify(operand)
}

/** The items of a list; a single operand is a list of one. */
export function itemsOf(operand: unknown): string[] {
  const value = isObject(operand) && Array.isArray(operand.value) ? operand.value : operand
  const items: unknown[] = Array.isArray(value) ? value : [value]
  return items.map(operandText).filter((text) => text !== '')
}

export const isWhole = (rule: Pick<DraftRule, 'operator'>): boolean =>
  rule.operator === '=' || rule.operator === '!=' || isList(rule.operator)

const wordsFor: Partial<Record<FilterField['type'], (text: string) => string | undefined>> = {
  address: (text) => (blockOf(text) ? undefined : `${text} is not an address or a block, such as 10.20.0.0/24`),
  mac: (text) => (macOf(text) ? undefined : `${text} is not a MAC address`),
  number: (text) => (Number.isFinite(Number(text)) ? undefined : `${text} is not a number`),
  boolean: (text) => (text === 'true' || text === 'false' ? undefined : 'Choose yes or no'),
  moment: (text) =>
    /^-?\d+(ms|s|m|h|d|w|M|y)?$/.test(text) ? undefined : `${text} is not a time, such as -30m or 2026-11-26T10:00Z`,
}

/** Whether the operand is said to be an expression, beside the operator or in itself: it is no address or number then. */
export const isExpression = ({ is_regex, operand }: Pick<DraftRule, 'is_regex' | 'operand'>): boolean =>
  is_regex === true || (isObject(operand) && operand.is_regex === true)

/** Hexadecimal digits: of a MAC address and a VLAN, or longer. */
export const isDiscoveryId = (text: string): boolean => /^[0-9a-f]{8,64}$/i.test(text.trim())

const valuesOf = ({ operator, operand }: DraftRule): string[] =>
  isList(operator) ? itemsOf(operand) : [operandText(operand)]

const isDevices = (rule: DraftRule, field: FilterField | undefined): boolean =>
  field?.refers?.by === 'discovery_id' && isWhole(rule) && !isExpression(rule)

/** The values of a rule that cannot be sent, each with what is wrong with it. */
function wrongIn(rule: DraftRule, field: FilterField | undefined): { value: string; words: string }[] {
  const wordsOf = (value: string): string | undefined => {
    if (isDevices(rule, field)) return isDiscoveryId(value) ? undefined : 'Choose a device, or write its discovery id'
    if (isExpression(rule)) return undefined
    const whole = isWhole(rule) || (field?.type !== 'address' && field?.type !== 'mac')
    return field && whole ? wordsFor[field.type]?.(value) : undefined
  }
  return valuesOf(rule).flatMap((value) => {
    const words = wordsOf(value)
    return words === undefined ? [] : [{ value, words }]
  })
}

/** The values of a list without those that cannot be sent; undefined where there is nothing to take out of several. */
export function rightOnes(rule: DraftRule, field: FilterField | undefined): string[] | undefined {
  if (!isList(rule.operator)) return undefined
  const values = valuesOf(rule)
  const wrong = new Set(wrongIn(rule, field).map(({ value }) => value))
  return values.length > 1 && wrong.size > 0 ? values.filter((value) => !wrong.has(value)) : undefined
}

// Nodes never change, so that a keystroke in one of a thousand rules asks of that one alone, and that once.
const complaints = new WeakMap<DraftRule, { field: FilterField | undefined; words: string | undefined }>()

/** What keeps a rule from being sent, in a sentence or two; undefined if nothing does. */
export function complaintOf(rule: DraftRule, field: FilterField | undefined): string | undefined {
  const before = complaints.get(rule)
  if (before && before.field === field) return before.words
  const words = complaintIn(rule, field)
  complaints.set(rule, { field, words })
  return words
}

function complaintIn(rule: DraftRule, field: FilterField | undefined): string | undefined {
  if (rule.field === '') return 'Choose a field'
  if (isPresence(rule.operator)) return undefined
  const values = valuesOf(rule)
  const lacks = values.length === 0 || (!isDevices(rule, field) && values.some((value) => value.trim() === ''))
  if (lacks) return 'A value goes here'
  const wrong = wrongIn(rule, field)
  const [first] = wrong
  if (!first || values.length === 1) return first?.words
  return `${number(wrong.length, 0)} of ${number(values.length, 0)} values ${wrong.length === 1 ? 'is' : 'are'} wrong. ${first.words}`
}

const byName = new WeakMap<readonly FilterField[], ReadonlyMap<string, FilterField>>()

/** A field by its name; undefined for one that is not known. */
export function fieldNamed(fields: readonly FilterField[], name: string): FilterField | undefined {
  const known = byName.get(fields) ?? new Map(fields.map((field) => [field.name, field]))
  byName.set(fields, known)
  return known.get(name)
}

const sent = new WeakMap<readonly FilterField[], WeakMap<Draft, { filter: Filter | undefined }>>()

/** What is sent of a tree: nothing that is off or lacks something. Undefined when nothing is left, never "all". */
export function sentOf(draft: Draft | undefined, fields: readonly FilterField[]): Filter | undefined {
  if (!draft) return undefined
  const known = sent.get(fields) ?? new WeakMap<Draft, { filter: Filter | undefined }>()
  sent.set(fields, known)
  const before = known.get(draft)
  if (before) return before.filter
  const filter = pruned(draft, fields)
  known.set(draft, { filter })
  return filter
}

function pruned(draft: Draft, fields: readonly FilterField[]): Filter | undefined {
  if (draft.off) return undefined
  if (!isGroup(draft)) {
    const { field, operator, operand, is_regex } = draft
    if (complaintOf(draft, fieldNamed(fields, field))) return undefined
    if (isPresence(operator) || operand === undefined) return { field, operator }
    return { field, operator, operand, ...(is_regex !== undefined && { is_regex }) }
  }
  const rules = draft.rules.flatMap((rule) => sentOf(rule, fields) ?? [])
  return rules.length > 0 ? { operator: draft.operator, rules } : undefined
}

export interface Problem {
  path: Path
  text: string
}

/** What keeps parts of a tree from being sent; what is switched off is not looked at. */
export function problemsOf(draft: Draft | undefined, fields: readonly FilterField[]): Problem[] {
  const problems: Problem[] = []
  for (const { node, path } of nodesOf(draft, 'on')) {
    if (isGroup(node)) {
      if (node.rules.length === 0) problems.push({ path, text: 'This group has no rule yet' })
    } else {
      const text = complaintOf(node, fieldNamed(fields, node.field))
      if (text) problems.push({ path, text })
    }
  }
  return problems
}
