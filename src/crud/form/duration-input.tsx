import { useState } from 'react'
import { NumberField, readNumber, type Unread } from '../../ui/number-field'
import { number } from '../../ui/format'
import { Select } from '../../ui/select'
import { bestUnit, fromUnit, inUnit, unitsFor, unitWords, type SpanUnit } from './duration'
import type { InputProps } from './input-props'
import { Draft, emptiedNumber } from './values'
import styles from './form.module.css'

/** A span as number and unit; below it, what the API is sent. */
export function DurationInput({ field, value, onChange, problems, unit }: InputProps & { unit: 's' | 'ms' }) {
  const known = typeof value === 'number' ? value : undefined
  const [chosen, setChosen] = useState<SpanUnit | undefined>(undefined)
  const shown = chosen ?? (known === undefined ? unit : bestUnit(known, unit))
  const sent = known === undefined ? '' : `Sent as ${number(known)} ${unit}.`
  const take = (amount: number | undefined, unread: Unread | undefined, written: SpanUnit) => {
    if (amount === undefined) {
      onChange(unread ? new Draft(unread.text, unread.problem) : emptiedNumber(field))
      return
    }
    const counted = fromUnit(amount, written, unit)
    const rounded = Math.abs(inUnit(counted, unit, written) - amount) > 1e-9 * Math.abs(amount)
    onChange(rounded ? new Draft(String(amount), `It is counted in whole ${unitWords[unit]}`) : counted)
  }
  return (
    <div className={styles.pair}>
      <NumberField
        label={field.label}
        optional={!field.required}
        hint={[field.doc, sent].filter(Boolean).join('. ').replace('..', '.')}
        error={problems['']}
        integer={false}
        value={known === undefined ? undefined : inUnit(known, unit, shown)}
        unread={value instanceof Draft ? value.text : null}
        onChange={(amount, unread) => {
          // The unit must not jump while somebody types.
          setChosen(shown)
          take(amount, unread, shown)
        }}
      />
      <Select
        label={`Unit of ${field.label}`}
        hideLabel
        value={shown}
        onChange={(next) => {
          setChosen(next)
          const amount = value instanceof Draft ? readNumber(value.text, false) : undefined
          if (amount !== undefined) take(amount, undefined, next)
        }}
        options={unitsFor(unit).map((each) => ({ value: each, label: unitWords[each] }))}
      />
    </div>
  )
}
