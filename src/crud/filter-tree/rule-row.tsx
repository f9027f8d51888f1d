import { useRef } from 'react'
import { operatorsOf, type FilterField } from '../../catalog/filter-fields'
import { Button } from '../../ui/button'
import { ComboBox } from '../../ui/combo-box'
import { number } from '../../ui/format'
import type { Option } from '../../ui/option'
import { Select } from '../../ui/select'
import { betterRule } from './better-rule'
import { doubtOf, type OperandForm } from './operand'
import { complaintOf, fieldNamed, itemsOf, rightOnes } from './sent'
import { operatorIn } from './sentence'
import type { DraftRule } from './tree'
import { ValueInput } from './value-input'
import { withField, withOperator, written } from './change'
import styles from './filter-tree.module.css'

interface Props {
  rule: DraftRule
  fields: readonly FilterField[]
  otherFields: boolean
  form: OperandForm
  /** Complaints are shown for what was touched, not for a rule that has just been added. */
  fresh: boolean
  onChange: (rule: DraftRule) => void
}

const options = new WeakMap<readonly FilterField[], readonly Option[]>()

/** Made once for all rows. */
function optionsOf(fields: readonly FilterField[]): readonly Option[] {
  const known = options.get(fields)
  if (known) return known
  const made = fields.map(({ name, label, about }) => ({
    value: name,
    label,
    ...(about !== undefined && { hint: name, about }),
  }))
  options.set(fields, made)
  return made
}

/** Field, operator and value of one rule. */
export function RuleRow({ rule, fields, otherFields, form, fresh, onChange }: Props) {
  const field = fieldNamed(fields, rule.field)
  const fitting = operatorsOf(field)
  const operators = fitting.includes(rule.operator) ? fitting : [...fitting, rule.operator]
  const complaint = rule.off ? undefined : complaintOf(rule, field)
  const error = fresh ? undefined : complaint
  const right = error ? rightOnes(rule, field) : undefined
  const wrong = right ? itemsOf(rule.operand).length - right.length : 0
  const better = complaint ? undefined : betterRule(rule, field)
  const value = useRef<HTMLDivElement>(null)
  return (
    <div className={styles.rule}>
      <ComboBox
        label="Field"
        hideLabel
        small
        className={styles.fieldBox}
        value={rule.field === '' ? undefined : rule.field}
        onChange={(name) => name !== undefined && onChange(withField(rule, fieldNamed(fields, name) ?? name, form))}
        options={optionsOf(fields)}
        allowCustom={otherFields}
        placeholder="Field"
        error={rule.field === '' ? error : undefined}
      />
      <Select
        label="Operator"
        hideLabel
        small
        className={styles.operatorBox}
        value={rule.operator}
        onChange={(operator) => onChange(withOperator(rule, operator, field, form))}
        options={operators.map((value) => ({ value, label: operatorIn(value, field) }))}
      />
      <div ref={value} className={styles.value}>
        <ValueInput
          rule={rule}
          field={field}
          error={rule.field === '' ? undefined : error}
          hint={complaint ? undefined : (better?.words ?? doubtOf(rule, field))}
          onChange={(text) => onChange(written(rule, text, field, form))}
        />
        {right && (
          <Button
            small
            className={styles.takeOut}
            onClick={() => {
              onChange(written(rule, right, field, form))
              // The button goes with the values.
              value.current?.querySelector('input')?.focus()
            }}
          >
            {wrong === 1 ? 'Take the wrong one out' : `Take the ${number(wrong, 0)} wrong ones out`}
          </Button>
        )}
        {better && (
          <Button
            small
            className={styles.takeOut}
            onClick={() => {
              onChange(written({ ...rule, operator: better.operator }, better.operand, field, form))
              value.current?.querySelector('input')?.focus()
            }}
          >
            Use {better.told}
          </Button>
        )}
      </div>
    </div>
  )
}
