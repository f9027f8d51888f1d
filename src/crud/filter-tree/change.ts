/** Another field or operator for a rule: the operand stays where it fits, and what does not fit is remembered. */
import { isList, isPresence, operatorsOf, type FilterField, type LeafOperator } from '../../catalog/filter-fields'
import { withOperand, type OperandForm } from './operand'
import { complaintOf, itemsOf, operandText } from './sent'
import { type DraftRule } from './tree'
import { identityOf, succeeding } from './tree-edits'

interface Remembered {
  operator: LeafOperator
  operand: unknown
  /** How often the operand, or the operator with it, had been written by hand until then. */
  edits: number
}

const isRemembered = (value: unknown): value is Remembered =>
  typeof value === 'object' && value !== null && 'edits' in value

const count = (rule: DraftRule, of: 'operand' | 'operator'): number => {
  const known = identityOf(rule).memory.get(`edits ${of}`)
  return typeof known === 'number' ? known : 0
}

const counted = (rule: DraftRule, of: 'operand' | 'operator') =>
  identityOf(rule).memory.set(`edits ${of}`, count(rule, of) + 1)

function remember(rule: DraftRule, as: string, edits: number): void {
  identityOf(rule).memory.set(as, { operator: rule.operator, operand: rule.operand, edits } satisfies Remembered)
}

function recall(rule: DraftRule, as: string): Remembered | undefined {
  const known = identityOf(rule).memory.get(as)
  return isRemembered(known) ? known : undefined
}

const without = (rule: DraftRule): DraftRule => {
  const { operand, ...rest } = rule
  return operand === undefined && !('operand' in rule) ? rule : rest
}

/** The rule as if its operand had been written for this field and operator; without one where it does not fit. */
function fitted(rule: DraftRule, field: FilterField | undefined, form: OperandForm): DraftRule {
  if (isPresence(rule.operator) || rule.operand === undefined) return without(rule)
  const items = itemsOf(rule.operand)
  const text = isList(rule.operator) ? items : (items[0] ?? operandText(rule.operand))
  const next = withOperand(without(rule), text, field, form)
  const known = field?.values && !field.values.some(({ value }) => itemsOf(next.operand).includes(value))
  return complaintOf(next, field) || known ? without(next) : next
}

/** Puts a remembered operand back, or leaves the rule without one. */
const restored = (rule: DraftRule, operand: unknown): DraftRule =>
  operand === undefined ? without(rule) : { ...rule, operand }

export function withField(rule: DraftRule, to: FilterField | string, form: OperandForm): DraftRule {
  const name = typeof to === 'string' ? to : to.name
  const field = typeof to === 'string' ? undefined : to
  if (name === rule.field) return rule
  const edits = count(rule, 'operand') + count(rule, 'operator')
  remember(rule, `field ${rule.field}`, edits)
  const was = recall(rule, `field ${name}`)
  if (was?.edits === edits)
    return succeeding(restored({ ...rule, field: name, operator: was.operator }, was.operand), rule)
  const operators = operatorsOf(field)
  const operator = operators.includes(rule.operator) ? rule.operator : (was?.operator ?? operators[0] ?? '=')
  const next = fitted({ ...rule, field: name, operator }, field, form)
  const empty = next.operand === undefined && was?.operator === operator
  return succeeding(empty ? restored(next, was.operand) : next, rule)
}

export function withOperator(
  rule: DraftRule,
  operator: LeafOperator,
  field: FilterField | undefined,
  form: OperandForm,
): DraftRule {
  if (operator === rule.operator) return rule
  const edits = count(rule, 'operand')
  const place = (of: LeafOperator) => `operator ${rule.field} ${isList(of) ? 'list' : isPresence(of) ? 'none' : 'one'}`
  remember(rule, place(rule.operator), edits)
  counted(rule, 'operator')
  const was = recall(rule, place(operator))
  const next =
    was?.edits === edits
      ? restored({ ...rule, operator }, was.operand)
      : place(operator) === place(rule.operator)
        ? { ...rule, operator }
        : fitted({ ...rule, operator }, field, form)
  return succeeding(next, rule)
}

/** The operand as a person writes it. */
export function written(
  rule: DraftRule,
  text: string | readonly string[],
  field: FilterField | undefined,
  form: OperandForm,
): DraftRule {
  counted(rule, 'operand')
  return succeeding(withOperand(rule, text, field, form), rule)
}
