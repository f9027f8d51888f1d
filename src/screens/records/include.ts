/** A value in a row as a rule: to see only what has it, or only what has not. */
import { recordTypes } from '../../catalog/record-types'
import { isGroup, type Draft, type DraftRule } from '../../crud/filter-tree/tree'
import { addTo } from '../../crud/filter-tree/tree-edits'
import { fieldOf, isAbsent, isBlank, wholeText, type Source } from './values'

const deviceFields = new Set(
  recordTypes.flatMap(({ fields }) => fields.filter(({ type }) => type === 'device').map(({ name }) => name)),
)

/** Why there is no rule for it; undefined if there is one. */
export const cannotAsk = (value: unknown): string | undefined =>
  isBlank(value) ? 'The appliance cannot be asked for an empty text; “exists” finds it beside others' : undefined

/** The rule for a value as `fieldOf` answers it. */
export function ruleFor(field: string, value: unknown, include: boolean): DraftRule {
  if (isAbsent(value) || isBlank(value)) {
    const absent = isAbsent(value)
    return { field, operator: absent === include ? 'not_exists' : 'exists' }
  }
  const one = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value
  if (Array.isArray(one)) return { field, operator: include ? 'in' : 'not_in', operand: one.map(wholeText) }
  const operand = deviceFields.has(field) ? { type: 'device', value: wholeText(one) } : wholeText(one)
  return { field, operator: include ? '=' : '!=', operand }
}

/** The tree with a rule that must hold as well. */
export function withRule(tree: Draft | undefined, rule: Draft): Draft {
  if (!tree) return { operator: 'and', rules: [rule] }
  if (isGroup(tree) && tree.operator === 'and' && !tree.off) return addTo(tree, [], rule)
  return { operator: 'and', rules: [tree, rule] }
}

/** The rule that makes what lacks the field fall out of a `!=`. */
export const existsToo = (field: string): DraftRule => ({ field, operator: 'exists' })

/** A field of a record, or its type. */
export const valueIn = (type: string, source: Source, field: string): unknown =>
  field === '_type' ? type : fieldOf(source, field)
