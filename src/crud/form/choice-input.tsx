import { Segmented } from '../../ui/segmented'
import { FieldWords } from '../../ui/field'
import { Select } from '../../ui/select'
import { useId } from 'react'
import styles from './form.module.css'
import type { InputProps } from './input-props'
import type { Choice } from '../../catalog/choices'

/** Options for an enum that may be left out or be null. */
function optionsOf({ field, editing }: InputProps, choices: readonly Choice[]): Choice[] {
  const none = field.nullable && !choices.some((choice) => choice.value === null)
  const left = !field.required && field.preset === undefined && !editing && !none
  return [
    ...(left ? [{ value: null, label: 'Not set' }] : []),
    ...(none ? [{ value: null, label: 'None' }] : []),
    ...choices,
  ]
}

const fits = (choices: readonly Choice[]): boolean =>
  choices.length <= 4 && choices.reduce((sum, { label }) => sum + label.length, 0) <= 32

/** One of a few values: joined buttons where they fit in a line, else a list. */
export function ChoiceInput(props: InputProps & { choices: readonly Choice[] }) {
  const { field, value, onChange, problems } = props
  const words = useId()
  const choices = optionsOf(props, props.choices)
  const options = choices.map((choice, index) => ({ value: String(index), label: choice.label }))
  const exact = choices.findIndex((choice) => choice.value === (value ?? null))
  // Nothing is what the empty text says, where that is a choice.
  const at = exact < 0 && (value ?? null) === null ? choices.findIndex((choice) => choice.value === '') : exact
  const chosen = at < 0 ? undefined : String(at)
  const choose = (index: string) => {
    const next = choices[Number(index)]?.value
    // A body without null takes "not set" as leaving the field out.
    onChange(next === null && !field.nullable ? undefined : next)
  }
  if (fits(choices)) {
    return (
      <div className={styles.tight}>
        <Segmented label={field.label} showLabel wide value={chosen} onChange={choose} options={options} />
        <FieldWords id={words} hint={field.doc} error={problems['']} />
      </div>
    )
  }
  return (
    <Select
      label={field.label}
      optional={!field.required}
      hint={field.doc}
      error={problems['']}
      value={chosen}
      onChange={choose}
      options={options}
      placeholder="Choose"
    />
  )
}
