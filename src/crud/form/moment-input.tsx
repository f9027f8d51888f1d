import { exact } from '../../ui/format'
import { DateTimeField, readMoment, writeMoment } from './date-time-field'
import type { InputProps } from './input-props'

/** A moment, chosen in UTC; the API is sent milliseconds. */
export function MomentInput({ field, value, onChange, problems }: InputProps) {
  const known = typeof value === 'number' && Number.isFinite(value) ? value : undefined
  return (
    <DateTimeField
      label={field.label}
      kind="datetime-local"
      optional={!field.required}
      unit="UTC"
      hint={known === undefined ? field.doc : `${exact(known, 'utc')}, sent as ${known} ms`}
      error={problems['']}
      value={known === undefined ? '' : writeMoment(known)}
      onChange={(next) => onChange(readMoment(next) ?? (field.nullable ? null : undefined))}
    />
  )
}
