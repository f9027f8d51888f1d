import { CalendarDays } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { Button } from '../button'
import { FieldWords } from '../field'
import { zoneName } from '../format'
import { useNow, useZone } from '../time-text'
import styles from './calendar.module.css'
import { ClockField, DayField } from './date-fields'
import { momentHint } from './moment-hint'
import { DayCalendar } from './month-grid'
import { isInCalendar, momentOf, wallOf, zoneId } from './wall'

export interface MomentFieldProps {
  label: string
  /** In ms since 1970. */
  value: number | undefined
  /** Undefined while a part is missing. */
  onChange: (value: number | undefined) => void
  optional?: boolean
  /** The calendar stands open, and has no button to fold it. */
  calendar?: boolean
  hint?: ReactNode
  error?: ReactNode
}

interface Parts {
  day: string | undefined
  seconds: number | undefined
}

const none: Parts = { day: undefined, seconds: undefined }

const meant = ({ day, seconds }: Parts, zone: string): number | undefined =>
  day === undefined || seconds === undefined ? undefined : momentOf({ day, seconds }, zone)

/** A moment, typed or chosen in a calendar that unfolds below, in the zone that the page tells times in. */
export function MomentField({ label, value, onChange, optional, calendar, hint, error }: MomentFieldProps) {
  const zone = useZone()
  const now = useNow(60_000)
  const place = zoneId(zone)
  const [draft, setDraft] = useState<Parts | undefined>(undefined)
  const [open, setOpen] = useState(false)
  const words = useId()
  const parts = draft && meant(draft, place) === value ? draft : isInCalendar(value) ? wallOf(value, place) : none
  const change = (next: Parts) => {
    setDraft(next)
    onChange(meant(next, place))
  }
  const odd = momentHint(parts.day, parts.seconds, place)
  const around = { invalid: Boolean(error), describedBy: words }
  return (
    <fieldset className={styles.end}>
      <legend>
        {label}
        {optional && <span className={styles.optional}> optional</span>}
      </legend>
      <div className={styles.pair}>
        <DayField label={`${label}: day`} value={parts.day} onChange={(day) => change({ ...parts, day })} {...around} />
        <ClockField
          label={`${label}: time`}
          value={parts.seconds}
          onChange={(seconds) => change({ ...parts, seconds })}
          {...around}
        />
        <span className={styles.zone}>{zoneName(zone, value ?? now)}</span>
        {!calendar && (
          <Button icon={<CalendarDays aria-hidden />} aria-expanded={open} on={open} onClick={() => setOpen(!open)}>
            Calendar
          </Button>
        )}
        {optional && (parts.day !== undefined || parts.seconds !== undefined) && (
          <Button kind="plain" onClick={() => change(none)}>
            Clear
          </Button>
        )}
      </div>
      {(calendar || open) && (
        <DayCalendar
          label={`${label}: day`}
          value={parts.day}
          // A day alone is its midnight.
          onChange={(day) => change({ day, seconds: parts.seconds ?? 0 })}
        />
      )}
      <FieldWords id={words} error={error} hint={odd ?? hint} />
    </fieldset>
  )
}
