/** A tree in one plain English sentence, in parts that know their rule. */
import { isList, isPresence, type FilterField, type LeafOperator } from '../../catalog/filter-fields'
import { count } from '../../ui/format'
import { fieldNamed, isExpression, itemsOf, operandText, sentOf } from './sent'
import { isGroup, type Draft, type DraftRule, type Path } from './tree'

export interface Part {
  text: string
  /** The rule that this part says; connecting words have none. */
  path?: Path
}

export const operatorWords: Record<LeafOperator, string> = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is below',
  '<=': 'is at most',
  '>': 'is above',
  '>=': 'is at least',
  '~': 'matches',
  '!~': 'does not match',
  startswith: 'starts with',
  exists: 'exists',
  not_exists: 'does not exist',
  in: 'is one of',
  not_in: 'is none of',
}

const timeWords: Partial<Record<LeafOperator, string>> = {
  '<': 'is before',
  '<=': 'is at or before',
  '>': 'is after',
  '>=': 'is at or after',
}

/** An operator in words, as they fit the field. */
export const operatorIn = (operator: LeafOperator, field: FilterField | undefined): string =>
  (field?.type === 'moment' ? timeWords[operator] : undefined) ?? operatorWords[operator]

/** More are counted. */
const mostItems = 6

/** Rules that are said; more are counted, for nobody reads them and a browser lays out each. */
const mostRules = 20
/** More than these nobody writes: they come from an appliance, which takes whole rules alone. */
const lookedAt = 10_000

/** Whether any of it is sent; asked of a whole tree, this is less work than what is sent. */
const isSent = (node: Draft, fields: readonly FilterField[]): boolean =>
  isGroup(node) ? !node.off && node.rules.some((rule) => isSent(rule, fields)) : sentOf(node, fields) !== undefined

const orNoSuch = ' or has no such field'

const negative = new Set<LeafOperator>(['!=', '!~', 'not_in'])

function valueText(text: string, field: FilterField | undefined): string {
  if (field?.type === 'boolean') return text === 'true' ? 'yes' : text === 'false' ? 'no' : text
  const known = field?.values?.find(({ value }) => value === text)
  if (known) return known.label
  return field && field.type !== 'text' ? text : `“${text}”`
}

/** One rule in words: "VLAN is 20". */
export function ruleWords(rule: DraftRule, fields: readonly FilterField[]): string {
  const field = fieldNamed(fields, rule.field)
  const start = `${field?.label ?? rule.field} ${operatorIn(rule.operator, field)}`
  if (isPresence(rule.operator)) return start
  const said = (text: string): string =>
    isExpression(rule) ? (text.startsWith('/') ? text : `/${text}/`) : valueText(text, field)
  if (!isList(rule.operator)) return `${start} ${said(operandText(rule.operand))}`
  const items = itemsOf(rule.operand).map(said)
  const rest = items.length - mostItems
  const shown = rest > 1 ? [...items.slice(0, mostItems), `${rest} more`] : items
  return `${start} ${joined(shown, 'and')}`
}

const joined = (words: readonly string[], by: string): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${by} ${words.at(-1) ?? ''}`

/** Whether something in it fits what lacks the field. */
const deniesInside = (node: Draft): boolean =>
  isGroup(node) ? node.rules.some(deniesInside) : !isPresence(node.operator)

/** @param left how many rules are still said, here and in what follows */
function partsOf(
  node: Draft,
  path: Path,
  fields: readonly FilterField[],
  inner: boolean,
  left = { rules: mostRules },
): Part[] {
  if (!isGroup(node)) {
    left.rules -= 1
    const words: Part[] = [{ text: ruleWords(node, fields), path }]
    if (negative.has(node.operator)) words.push({ text: orNoSuch })
    return inner && negative.has(node.operator) ? [{ text: '(' }, ...words, { text: ')' }] : words
  }
  const rules: { rule: Draft; path: Path }[] = []
  let rest = 0
  for (const [at, rule] of node.rules.entries()) {
    if (at < lookedAt ? !isSent(rule, fields) : rule.off) continue
    if (rules.length < mostRules) rules.push({ rule, path: [...path, at] })
    else rest += 1
  }
  const [only] = rules
  const many = rules.length > 1
  if (only && !many && node.operator !== 'not') return partsOf(only.rule, only.path, fields, inner, left)
  const word = node.operator === 'and' ? ' and ' : node.operator === 'or' ? ' or ' : ' nor '
  const said = rules.flatMap(({ rule, path: place }, at) => {
    if (left.rules <= 0 && at > 0) {
      rest += 1
      return []
    }
    const parts = partsOf(rule, place, fields, many || node.operator === 'not', left)
    return at === 0 ? parts : [{ text: word }, ...parts]
  })
  if (rest > 0) said.push({ text: `${word}${count(rest, 'more rule', 'more rules')}` })
  if (node.operator === 'not') {
    const denied = [{ text: many ? 'neither ' : 'not ' }, ...said]
    // Where none of it is asked for presence alone, what lacks the field fits too.
    const all = deniesInside(node) ? [...denied, { text: orNoSuch }] : denied
    return inner ? [{ text: '(' }, ...all, { text: ')' }] : all
  }
  if (node.operator === 'or' && !inner) return [{ text: 'either ' }, ...said]
  return inner ? [{ text: '(' }, ...said, { text: ')' }] : said
}

/** Neighbours of one rule as one part. */
function merged(parts: readonly Part[]): Part[] {
  const result: Part[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (last && !last.path && !part.path) last.text += part.text
    else result.push({ ...part })
  }
  return result
}

/** The sentence about `things` ("Devices"); what is not sent is not said. No parts if there is no rule. */
export function sentenceOf(draft: Draft | undefined, fields: readonly FilterField[], things: string): Part[] {
  if (!draft || !isSent(draft, fields)) return []
  return merged([{ text: `${things} where ` }, ...partsOf(draft, [], fields, false), { text: '.' }])
}

export const sentenceText = (parts: readonly Part[]): string => parts.map(({ text }) => text).join('')
