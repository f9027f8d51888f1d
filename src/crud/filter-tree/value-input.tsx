import { useState, type ReactNode } from 'react'
import { isList, isPresence, type FilterField } from '../../catalog/filter-fields'
import { ComboBox } from '../../ui/combo-box'
import { MultiComboBox } from '../../ui/multi-combo-box'
import { Select } from '../../ui/select'
import { TextField } from '../../ui/text-field'
import { itemsOf, operandText } from './sent'
import { DeviceValue } from './device-value'
import { ObjectNames } from './object-names'
import type { DraftRule } from './tree'
import styles from './filter-tree.module.css'

interface Props {
  rule: DraftRule
  field: FilterField | undefined
  error: string | undefined
  hint: ReactNode
  onChange: (text: string | readonly string[]) => void
}

const truth = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
]

const placeholders: Partial<Record<FilterField['type'], string>> = {
  address: '10.20.0.0/24',
  mac: '00:0c:29:4d:5e:6f',
  moment: '-7d or 2026-11-26',
}

/** The control for the operand, as the field and the operator ask for it. */
export function ValueInput(props: Props) {
  const { rule, field } = props
  if (isPresence(rule.operator)) return <span className={styles.value} />
  if (field?.refers?.by === 'discovery_id') return <DeviceValue {...props} />
  if (field?.refers)
    return (
      <ObjectNames to={field.refers.to} by={field.refers.by}>
        {(values, unread) => <Control {...props} hint={unread || props.hint} values={values} />}
      </ObjectNames>
    )
  return <Control {...props} values={field?.values ?? []} />
}

function Control(props: Props & { values: NonNullable<FilterField['values']> }) {
  const { rule, field, values, error, hint, onChange } = props
  const around = { label: 'Value', hideLabel: true, small: true, error, hint, className: styles.value }
  if (isList(rule.operator))
    return (
      <MultiComboBox
        {...around}
        value={itemsOf(rule.operand)}
        onChange={onChange}
        options={values}
        allowCustom
        blanksSeparate={field?.type === 'address' || field?.type === 'number'}
        placeholder="Type or paste several"
      />
    )
  const text = operandText(rule.operand)
  if (field?.type === 'boolean')
    return <Select {...around} value={text === '' ? undefined : text} onChange={onChange} options={truth} />
  if (values.length > 0 && (rule.operator === '=' || rule.operator === '!='))
    return (
      <ComboBox
        {...around}
        value={text === '' ? undefined : text}
        onChange={(next) => onChange(next ?? '')}
        options={values}
        allowCustom
      />
    )
  return <Typed {...props} text={text} />
}

/** What is typed stands as it was typed while one is in it: a MAC address may be written in any spelling. */
function Typed({ rule, field, error, hint, onChange, text }: Props & { text: string }) {
  const [typed, setTyped] = useState<string | undefined>(undefined)
  return (
    <TextField
      label="Value"
      hideLabel
      small
      className={styles.value}
      mono={field !== undefined && field.type !== 'text'}
      placeholder={rule.operator === '=' && field ? placeholders[field.type] : undefined}
      value={typed ?? text}
      error={error}
      hint={hint}
      onBlur={() => setTyped(undefined)}
      onChange={(next) => {
        setTyped(next)
        onChange(next)
      }}
    />
  )
}
