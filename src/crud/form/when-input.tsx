import { CalendarDays } from 'lucide-react'
import { useState } from 'react'
import { resolveTime } from '../../catalog/cycles'
import { Button } from '../../ui/button'
import { exact } from '../../ui/format'
import { lazily } from '../../ui/lazily'
import { TextField } from '../../ui/text-field'
import { useZone } from '../../ui/time-text'
import { useApplianceNow } from '../appliance-now'
import styles from './form.module.css'
import type { InputProps } from './input-props'

const MomentField = lazily(() => import('../../ui/calendar/moment-field').then((module) => module.MomentField), {
  ahead: false,
})

const whole = /^-?\d+$/

/**
 * A moment in a query: ms since 1970, or relative to now with a unit, as typed; or a day and a time from the calendar,
 * which become ms. What it means now stands below.
 */
export function WhenInput({ field, value, onChange, problems }: InputProps) {
  const zone = useZone()
  const now = useApplianceNow(30_000)
  const [open, setOpen] = useState(false)
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : ''
  const meant = text === '' ? null : resolveTime(typeof value === 'number' ? value : text, now)
  return (
    <div className={styles.union}>
      <div className={styles.beside}>
        <TextField
          label={field.label}
          optional={!field.required}
          mono
          placeholder={
            typeof field.preset === 'string' || typeof field.preset === 'number' ? String(field.preset) : undefined
          }
          hint={
            meant === null
              ? [field.doc, 'Such as -30m, -6h, -7d, or ms since 1970'].filter(Boolean).join('. ')
              : exact(meant, zone)
          }
          error={problems['']}
          value={text}
          onChange={(next) => onChange(next === '' ? undefined : whole.test(next) ? Number(next) : next)}
        />
        <Button
          icon={<CalendarDays aria-hidden />}
          aria-label={`${field.label}: calendar`}
          aria-expanded={open}
          on={open}
          onClick={() => setOpen(!open)}
        >
          Calendar
        </Button>
      </div>
      {open && (
        <MomentField
          label={`${field.label} at`}
          calendar
          value={meant ?? undefined}
          onChange={(next) => onChange(next)}
        />
      )}
    </div>
  )
}
