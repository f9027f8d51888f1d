import type { ReactNode } from 'react'
import { Field } from '../../ui/field'
import styles from './form.module.css'

interface DateTimeFieldProps {
  label: string
  /** A day and a time, or a time of day alone. */
  kind: 'datetime-local' | 'time'
  /** "2026-01-31T14:00" or "14:00", with seconds where they are not 0. */
  value: string
  onChange: (value: string) => void
  unit?: string
  hint?: ReactNode
  error?: ReactNode
  optional?: boolean
}

/** The browser's own calendar and clock. */
export function DateTimeField(props: DateTimeFieldProps) {
  const { label, kind, value, onChange, unit, hint, error, optional } = props
  return (
    <Field {...{ label, hint, error, optional }}>
      {(ids) => (
        <div className={styles.moment}>
          <input
            {...ids}
            type={kind}
            step={1}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          {unit && <span>{unit}</span>}
        </div>
      )}
    </Field>
  )
}

const pad = (value: number): string => String(value).padStart(2, '0')

/** "2026-01-31T14:00", in UTC; seconds only where there are some. */
export function writeMoment(ms: number): string {
  const text = new Date(ms).toISOString()
  return ms % 60_000 === 0 ? text.slice(0, 16) : text.slice(0, 19)
}

/** A written moment as UTC, in ms since 1970; undefined while it is incomplete. */
export function readMoment(text: string): number | undefined {
  const ms = /^\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text) ? Date.parse(`${text}Z`) : Number.NaN
  return Number.isNaN(ms) ? undefined : ms
}

/** Seconds since midnight as "14:00". */
export function writeClock(seconds: number): string {
  const text = `${pad(Math.floor(seconds / 3600) % 24)}:${pad(Math.floor(seconds / 60) % 60)}`
  return seconds % 60 === 0 ? text : `${text}:${pad(seconds % 60)}`
}

/** "14:00" as seconds since midnight; undefined while it is incomplete. */
export function readClock(text: string): number | undefined {
  const match = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text)
  return match ? Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0) : undefined
}
