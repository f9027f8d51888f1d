import { useMemo } from 'react'
import { MultiComboBox } from '../../ui/multi-combo-box'
import { readNumber } from '../../ui/number-field'
import type { InputProps } from './input-props'
import type { Choice } from '../../catalog/choices'
import { beginningOf } from '../../ui/json-beginning'
import { isPlain } from '../value-words'

const jsonOf = (value: unknown): string => beginningOf(value, 500).text.replaceAll(/\s+/g, ' ')

/** Several texts or numbers as tags; any text where no choices are known. */
export function TextsInput(props: InputProps & { choices: readonly Choice[] | undefined; numeric: boolean }) {
  const { field, value, onChange, problems, choices, numeric } = props
  // What is no text is shown as its JSON, and goes back as it came.
  const held = useMemo(() => {
    const parts: unknown[] = Array.isArray(value) ? value : []
    return new Map(parts.map((part) => [isPlain(part) ? String(part) : jsonOf(part), part]))
  }, [value])
  const values = useMemo(() => [...held.keys()], [held])
  const options = useMemo(() => {
    const known = (choices ?? []).map((choice) => ({ value: String(choice.value), label: choice.label }))
    const rest = values.filter((one) => !known.some((option) => option.value === one))
    return [...known, ...rest.map((one) => ({ value: one, label: one }))]
  }, [choices, values])
  const first = Object.entries(problems).find(([path]) => path !== '')
  return (
    <MultiComboBox
      label={field.label}
      optional={!field.required}
      allowCustom={choices === undefined}
      // Numbers and addresses hold no blanks; names may.
      blanksSeparate={numeric || field.meta.kind === 'mail'}
      hint={field.doc}
      error={problems[''] ?? (first && `${values[Number(first[0])] ?? first[0]}: ${first[1]}`)}
      placeholder={choices ? 'Choose' : 'Type, then Enter'}
      options={options}
      value={values}
      onChange={(next) => {
        if (next.length === 0 && !props.editing && !field.required) onChange(undefined)
        // What is no number stays as it was typed, and is said to be none.
        else
          onChange(next.map((one) => (held.has(one) ? held.get(one) : numeric ? (readNumber(one, false) ?? one) : one)))
      }}
    />
  )
}
