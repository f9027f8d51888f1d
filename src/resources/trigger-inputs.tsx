import { useAppliance } from '../api/session'
import { fieldOf } from '../catalog/fields'
import { triggerEvents } from '../catalog/trigger-events'
import { hintsFor, TriggerHints } from '../catalog/trigger-hints'
import { PickText } from '../crud/form/file-input'
import { FieldInputFor } from '../crud/form/field-input'
import type { InputProps } from '../crud/form/input-props'
import { problemsUnder } from '../crud/form/problems'
import { MultiComboBox } from '../ui/multi-combo-box'
import { CodeEditor } from '../ui/editor/code-editor'
import { FieldWords } from '../ui/field'
import { list } from '../ui/format'
import { useId } from 'react'
import styles from './trigger-inputs.module.css'

const known = triggerEvents.map(({ name, flowless, source }) => ({
  value: name,
  label: name,
  hint: flowless ? 'no flow' : source === 'assumed' ? 'not in the guides' : '',
}))

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

const isHints = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The events that run a trigger: those known, or any other that the firmware has. */
export function EventsInput({ field, value, onChange, problems }: InputProps<string[]>) {
  const chosen = listOf(value)
  const own = chosen.filter((name) => !known.some((event) => event.value === name))
  return (
    <MultiComboBox
      label={field.label}
      hint={own.length > 0 ? `Not among the known events: ${list(own)}. The appliance may know them` : field.doc}
      error={problems[''] ?? Object.values(problems)[0]}
      allowCustom
      blanksSeparate
      placeholder="Choose, or type its name"
      options={[...known, ...own.map((name) => ({ value: name, label: name }))]}
      value={chosen}
      onChange={onChange}
    />
  )
}

/** The script in a code editor. */
export function ScriptInput({ field, value, onChange, problems }: InputProps<string>) {
  const words = useId()
  return (
    <div className={styles.script} data-drop>
      <span className={styles.label}>{field.label}</span>
      <CodeEditor
        label={field.label}
        language="javascript"
        value={typeof value === 'string' ? value : ''}
        onChange={onChange}
        describedBy={words}
        invalid={problems[''] !== undefined}
      />
      <PickText label={`File with ${field.label}`} due="A script is a text file." onText={onChange} />
      <FieldWords id={words} hint={field.doc} error={problems['']} />
    </div>
  )
}

/** The advanced options that count for the chosen events; what is set for others stays as it is. */
export function HintsInput({ field, value, onChange, problems, values }: InputProps) {
  const { release } = useAppliance()
  const hints = isHints(value) ? value : {}
  const names = hintsFor(listOf(values.events), release)
  return (
    <fieldset className={styles.hints}>
      <legend className={styles.label}>{field.label}</legend>
      {names.length === 0 && (
        <p className={styles.none}>
          {listOf(values.events).length === 0
            ? 'The events say which of them count.'
            : 'None count for the chosen events.'}
        </p>
      )}
      {names.map((name) => (
        <FieldInputFor
          key={name}
          field={fieldOf(name, TriggerHints.shape[name])}
          value={hints[name]}
          onChange={(next) => {
            const changed: Record<string, unknown> = { ...hints, [name]: next }
            if (next === undefined) delete changed[name]
            onChange(changed)
          }}
          problems={problemsUnder(problems, name)}
          editing={false}
          values={values}
        />
      ))}
    </fieldset>
  )
}
