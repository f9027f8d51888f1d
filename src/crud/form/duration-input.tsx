import { useState } from 'react'
import { NumberField } from '../../ui/number-field'
import { number } from '../../ui/format'
import { Select } from '../../ui/select'
import { bestUnit, fromUnit, inUnit, unitsFor, unitWords, type SpanUnit } from './duration'
import type { InputProps } from './input-props'
import styles from './form.module.css'

/** A span as number and unit; below it, what the API is sent. */
export function DurationInput({ field, value, onChange, problems, unit }: InputProps & { unit: 's' | 'ms' }) {
  const known = typeof value === 'number' ? value : undefined
  const [chosen, setChosen] = useState<SpanUnit | undefined>(undefined)
  const shown = chosen ?? (known === undefined ? unit : bestUnit(known, unit))
  const sent = known === undefined ? '' : `Sent as ${number(known)} ${unit}.`
  return (
    <div className={styles.pair}>
      <NumberField
        label={field.label}
        optional={!field.required}
        hint={[field.doc, sent].filter(Boolean).join('. ').replace('..', '.')}
        error={problems['']}
        integer={false}
        value={known === undefined ? undefined : inUnit(known, unit, shown)}
        onChange={(amount) => {
          // The unit must not jump while somebody types.
          setChosen(shown)
          onChange(amount === undefined ? undefined : fromUnit(amount, shown, unit))
        }}
      />
      <Select
        label={`Unit of ${field.label}`}
        hideLabel
        value={shown}
        onChange={setChosen}
        options={unitsFor(unit).map((each) => ({ value: each, label: unitWords[each] }))}
      />
    </div>
  )
}
