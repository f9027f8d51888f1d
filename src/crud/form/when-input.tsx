import { resolveTime } from '../../catalog/cycles'
import { exact } from '../../ui/format'
import { TextField } from '../../ui/text-field'
import { useNow, useZone } from '../../ui/time-text'
import type { InputProps } from './input-props'

const whole = /^-?\d+$/

/** A moment in a query: ms since 1970, or relative to now with a unit, as typed. What it means now stands below. */
export function WhenInput({ field, value, onChange, problems }: InputProps) {
  const zone = useZone()
  const now = useNow(30_000)
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : ''
  const meant = text === '' ? null : resolveTime(typeof value === 'number' ? value : text, now)
  return (
    <TextField
      label={field.label}
      optional={!field.required}
      mono
      placeholder="-30m"
      hint={
        meant === null
          ? [field.doc, 'Such as -30m, -6h, -7d, or ms since 1970'].filter(Boolean).join('. ')
          : exact(meant, zone)
      }
      error={problems['']}
      value={text}
      onChange={(next) => onChange(next === '' ? undefined : whole.test(next) ? Number(next) : next)}
    />
  )
}
