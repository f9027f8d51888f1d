import { useState } from 'react'
import { classes } from './class-names'
import { isComposing } from './composing'
import { Field, type FieldProps } from './field'
import styles from './field.module.css'

/** What stands in a field for a number and is none, and what is wrong with it. */
export interface Unread {
  text: string
  problem: string
}

export interface NumberFieldProps extends FieldProps {
  value: number | undefined
  /** Undefined while the field is empty or holds no number; told apart by what could not be read. */
  onChange: (value: number | undefined, unread: Unread | undefined) => void
  /** What could not be read, where whoever asks keeps it beside the number; null while there is none. */
  unread?: string | null
  min?: number
  max?: number
  step?: number
  /** Whole numbers only; true unless told. */
  integer?: boolean
  /** It names something, as a port does: a comma in it stands between two, and parts no thousands. */
  numeral?: boolean
  unit?: string
  placeholder?: string
  disabled?: boolean
}

/** A number with its unit inside. Arrow keys step; it never changes by the wheel. */
export function NumberField(props: NumberFieldProps) {
  const {
    value,
    onChange,
    unread,
    min,
    max,
    step = 1,
    integer = true,
    numeral = false,
    unit,
    placeholder,
    disabled,
  } = props
  const { label, hint, error, optional, hideLabel, className } = props
  const [draft, setDraft] = useState<{ text: string; was: number | undefined } | undefined>(undefined)
  // What is no number yet stays while it is typed, also where the number before it stays in force.
  const stands = (typed: string): boolean => {
    const read = readNumber(typed, integer, numeral)
    if (read === undefined && unread !== undefined) return false
    return Object.is(read, value) || (read === undefined && Object.is(draft?.was, value))
  }
  const typed = draft !== undefined && (stands(draft.text) || (value === undefined && unread === undefined))
  const text = unread ?? (typed ? draft.text : (value?.toString() ?? ''))
  const bad = complaint(text, readNumber(text, integer, numeral), { integer, min, max })
  const move = (by: number) => {
    const next = Math.min(max ?? Infinity, Math.max(min ?? -Infinity, (value ?? min ?? 0) + by))
    setDraft(undefined)
    onChange(integer ? Math.round(next) : Number(next.toPrecision(12)), undefined)
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
              const next = event.currentTarget.value
              const read = readNumber(next, integer, numeral)
              const problem = read === undefined ? complaint(next, read, { integer }) : undefined
              setDraft({ text: next, was: value })
              onChange(read, problem === undefined ? undefined : { text: next, problem })
            }}
            // Left, it says what is in force.
            onBlur={() => value !== undefined && setDraft(undefined)}
            onKeyDown={(event) => {
              const by = { ArrowUp: step, ArrowDown: -step, PageUp: step * 10, PageDown: -step * 10 }[event.key]
              if (by === undefined || isComposing(event.nativeEvent)) return
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

/** Commas part thousands only where all of them do: `0,125` is a fraction to half of the world, and `1234,567` too. */
const inThousands = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/

/** A number as people type it: `1,284` unless it is a numeral, `-3`, `0.5`. Undefined for anything else. */
export function readNumber(text: string, integer: boolean, numeral = false): number | undefined {
  const signed = text.trim().replace('−', '-')
  const plain = !numeral && inThousands.test(signed) ? signed.replaceAll(',', '') : signed
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return undefined
  const value = Number(plain)
  return Number.isFinite(value) && (!integer || Number.isSafeInteger(value)) ? value : undefined
}

interface Bounds {
  integer: boolean
  min?: number | undefined
  max?: number | undefined
}

function complaint(text: string, value: number | undefined, { integer, min, max }: Bounds): string | undefined {
  if (text.trim() === '') return undefined
  if (value === undefined) return integer ? 'A whole number goes here' : 'A number goes here'
  if (min !== undefined && max !== undefined && (value < min || value > max)) return `It goes from ${min} to ${max}`
  if (min !== undefined && value < min) return `It starts at ${min}`
  if (max !== undefined && value > max) return `It ends at ${max}`
  return undefined
}
