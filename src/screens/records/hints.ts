/** What seems odd about a query before it is sent: said beside its sentence, never in its way. */
import { recordType } from '../../catalog/record-types'
import type { FilterField } from '../../catalog/filter-fields'
import { fieldNamed, operandText } from '../../crud/filter-tree/sent'
import { isGroup, nodesOf, type Path } from '../../crud/filter-tree/tree'
import { resolveRange } from '../../crud/time-range/range'
import type { Query } from './query'

export interface Hint {
  text: string
  /** The rule that it is about. */
  path?: Path
  /** The field for which an `exists` would make the sentence say what was probably meant. */
  addExists?: string
}

/** Records older than this are seldom kept, ms. */
const usuallyKept = 7 * 86_400_000
const negative = new Set(['!=', '!~', 'not_in'])

/**
 * @param now the time on the appliance's clock, ms
 * @param truncated the last answer said that the window reached beyond what is stored
 */
export function hintsOf(query: Query, fields: readonly FilterField[], now: number, truncated: boolean): Hint[] {
  const hints: Hint[] = []
  const { from } = resolveRange(query.range, now)
  if (truncated) hints.push({ text: 'The range reaches beyond what the record store keeps.' })
  else if (now - from > usuallyKept) hints.push({ text: 'The range is longer than most record stores keep.' })
  const { filter } = query
  if (!filter) return hints
  if (isGroup(filter) && filter.operator === 'not' && !filter.off)
    hints.push({
      text: 'The whole filter is a “none of”: everything else fits, also records without these fields.',
      path: [],
    })
  const exists = new Set<string>()
  for (const { node } of nodesOf(filter, 'on')) if (!isGroup(node) && node.operator === 'exists') exists.add(node.field)
  const types = query.types.map(recordType)
  for (const { node, path } of nodesOf(filter, 'on')) {
    if (isGroup(node) || node.field === '') continue
    const { field, operator } = node
    const label = fieldNamed(fields, field)?.label ?? field
    const lacking = types.filter(
      (type) =>
        type &&
        !field.startsWith('.') &&
        !type.fields.some(({ name }) => field === name || field.startsWith(`${name}.`)),
    )
    if (types.length > 0 && lacking.length === types.length)
      hints.push({
        text: `No record of ${types.map((type) => type?.title).join(' or ')} is known to have ${label}, so this rule ${negative.has(operator) || operator === 'not_exists' ? 'fits all' : 'can match nothing'}.`,
        path,
      })
    if (
      (operator === '~' || operator === '!~') &&
      typeof node.operand === 'string' &&
      looksLikePattern(node.operand) &&
      !/^\^|\$$/.test(node.operand)
    )
      hints.push({
        text: `“${operandText(node.operand).slice(0, 60)}” has no anchor (^ or $): it is looked for anywhere in ${label}, which is slow.`,
        path,
      })
    if (negative.has(operator) && !exists.has(field) && !field.startsWith('.'))
      hints.push({ text: `${label} “${operator}” also fits records without that field.`, path, addExists: field })
  }
  return hints
}

const looksLikePattern = (text: string): boolean => /[.*+?()[\]|\\]/.test(text)
