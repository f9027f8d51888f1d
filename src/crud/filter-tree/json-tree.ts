/** A tree as JSON text, and back with words for what does not fit. */
import { parseExact } from '../../api/exact-json'
import { groupOperators, leafOperators } from '../../catalog/filter'
import { plainText, whyNotJson } from '../../work/document/lost-in-json'
import { DraftFilter, type Draft } from './tree'

export const treeText = (tree: Draft | undefined): string => (tree ? JSON.stringify(tree, null, 2) : '')

export type ReadTree = { tree: Draft | undefined } | { problem: string }

/** Reads a tree. Empty text is no tree. */
export function readTree(text: string): ReadTree {
  if (text.trim() === '') return { tree: undefined }
  let value: unknown
  try {
    // An operand beyond 2^53 stays what was written: as text, which is how it is sent.
    value = asText(parseExact(plainText(text)))
  } catch {
    return { problem: whyNotJson(text) }
  }
  const problem = problemIn(value, '')
  if (problem) return { problem }
  const read = DraftFilter.safeParse(value)
  return read.success ? { tree: read.data } : { problem: 'This is not a filter' }
}

/** Whole numbers that a number cannot hold as their digits. */
function asText(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return value.map(asText)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, asText(held)]))
}

const oneOf = (known: readonly string[], value: unknown): boolean => known.some((name) => name === value)

/** The first thing that is not as a filter has it, with its place. */
function problemIn(value: unknown, place: string): string | undefined {
  const at = place === '' ? 'The filter' : place
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return `${at} is no object with a field and an operator, or with an operator and rules`
  const node = new Map<string, unknown>(Object.entries(value))
  const operator = node.get('operator')
  const rules = node.get('rules')
  const said = typeof operator === 'string' ? operator : JSON.stringify(operator ?? null)
  const known = new Set(['operator', 'off', ...(node.has('rules') ? ['rules'] : ['field', 'operand', 'is_regex'])])
  const other = [...node.keys()].find((name) => !known.has(name))
  if (other !== undefined) return `${at} has “${other}”, which no ${node.has('rules') ? 'group' : 'rule'} has`
  if (node.has('off') && node.get('off') !== true) return `${at}: “off” is true or left out`
  if (node.has('is_regex') && typeof node.get('is_regex') !== 'boolean') return `${at}: “is_regex” is true or false`
  if (!node.has('rules')) {
    if (typeof node.get('field') !== 'string') return `${at} has no field`
    return oneOf(leafOperators, operator) ? undefined : `${at}: ${said} is no operator of a rule`
  }
  if (!oneOf(groupOperators, operator)) return `${at}: ${said} is no operator of a group; it is and, or, not`
  if (!Array.isArray(rules)) return `${at}: its rules are no list`
  for (const [index, rule] of rules.entries()) {
    const problem = problemIn(rule, `${place === '' ? '' : `${place}.`}rules[${index}]`)
    if (problem) return problem
  }
  return undefined
}
