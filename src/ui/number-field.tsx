import { useState } from 'react'
import { classes } from './class-names'
import { Field, type FieldProps } from './field'
import styles from './field.module.css'

export interface NumberFieldProps extends FieldProps {
  value: number | undefined
  /** Undefined while the field is empty or holds no number. */
  onChange: (value: number | undefined) => void
  min?: number
  max?: number
  step?: number
  /** Whole numbers only; true unless told. */
  integer?: boolean
  unit?: string
  placeholder?: string
  disabled?: boolean
}

/** A number with its unit inside. Arrow keys step; it never changes by the wheel. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, min, max, step = 1, integer = true, unit, placeholder, disabled } = props
  const { label, hint, error, optional, hideLabel, className } = props
  const [draft, setDraft] = useState<{ text: string; was: number | undefined } | undefined>(undefined)
  // What is no number yet stays while it is typed, also where the number before it stays in force.
  const stands = (typed: string): boolean => {
    const read = readNumber(typed, integer)
    return Object.is(read, value) || (read === undefined && Object.is(draft?.was, value))
  }
  const text = draft !== undefined && stands(draft.text) ? draft.text : (value?.toString() ?? draft?.text ?? '')
  const bad = complaint(text, integer, min, max)
  const move = (by: number) => {
    const next = Math.min(max ?? Infinity, Math.max(min ?? -Infinity, (value ?? min ?? 0) + by))
    setDraft(undefined)
    onChange(integer ? Math.round(next) : Number(next.toPrecision(12)))
  }
  return (
    <Field {...{ label, hint, error: error ?? bad, optional, hideLabel, className }}>
      {(ids) => (
        <div className={classes(styles.box)}>
          <input
            {...ids}
            role="spinbutton"
            inputMode={integer ? 'numeric' : 'decimal'}
            autoComplete="off"
            aria-valuenow={value}
            aria-valuemin={min}
            aria-valuemax={max}
            aria-valuetext={value === undefined ? undefined : `${value}${unit ? ` ${unit}` : ''}`}
            placeholder={placeholder}
            disabled={disabled}
            value={text}
            onChange={(event) => {
              setDraft({ text: event.currentTarget.value, was: value })
              onChange(readNumber(event.currentTarget.value, integer))
            }}
            // Left, it says what is in force.
            onBlur={() => value !== undefined && setDraft(undefined)}
            onKeyDown={(event) => {
              const by = { ArrowUp: step, ArrowDown: -step, PageUp: step * 10, PageDown: -step * 10 }[event.key]
              if (by === undefined) return
              event.preventDefault()
              move(by)
            }}
          />
          {unit && <span className={styles.unit}>{unit}</span>}
        </div>
      )}
    </Field>
  )
}

/** A number as people type it: `1,284`, `-3`, `0.5`. Undefined for anything else. */
export function readNumber(text: string, integer: boolean): number | undefined {
  const plain = text
    .trim()
    .replace(/(?<=\d),(?=\d{3}(\D|$))/g, '')
    .replace('−', '-')
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return undefined
  const value = Number(plain)
  return Number.isFinite(value) && (!integer || Number.isSafeInteger(value)) ? value : undefined
}

function complaint(text: string, integer: boolean, min: number | undefined, max: number | undefined) {
  if (text.trim() === '') return undefined
  const value = readNumber(text, integer)
  if (value === undefined) return integer ? 'A whole number goes here' : 'A number goes here'
  if (min !== undefined && max !== undefined && (value < min || value > max)) return `It goes from ${min} to ${max}`
  if (min !== undefined && value < min) return `It starts at ${min}`
  if (max !== undefined && value > max) return `It ends at ${max}`
  return undefined
}
