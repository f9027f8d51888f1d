import { exact } from '../../ui/format'
import { TextField } from '../../ui/text-field'
import { useState } from 'react'
import type { InputProps } from './input-props'
import { Draft } from './values'

/** Reads "2026-11-23 10:42[:07]" as UTC; undefined for what is no time. */
export function readMoment(text: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?\s*Z?$/.exec(text.trim())
  const ms = match ? Date.parse(`${match[1]}T${match[2] ?? '00:00'}Z`) : Number.NaN
  return Number.isNaN(ms) ? undefined : ms
}

/** "2026-11-23 10:42:07" in UTC. */
export const writeMoment = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ')

/** A moment, written in UTC; the API is sent milliseconds. */
export function MomentInput({ field, value, onChange, problems }: InputProps) {
  const known = typeof value === 'number' && Number.isFinite(value) ? value : undefined
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const drafted = value instanceof Draft ? value.text : undefined
  const text =
    drafted ??
    (typed !== undefined && readMoment(typed) === known ? typed : known === undefined ? '' : writeMoment(known))
  return (
    <TextField
      label={field.label}
      optional={!field.required}
      unit="UTC"
      mono
      placeholder="2026-01-31 14:00"
      hint={known === undefined ? field.doc : `${exact(known, 'utc')}, sent as ${known} ms`}
      error={problems['']}
      value={text}
      onChange={(next) => {
        setTyped(next)
        if (next.trim() === '') onChange(field.nullable ? null : undefined)
        else onChange(readMoment(next) ?? new Draft(next, 'Write a date, and a time if it matters: 2026-01-31 14:00'))
      }}
    />
  )
}
