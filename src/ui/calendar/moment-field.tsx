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
  /** Undefined while a part is missing; `begun` where others are given. */
  onChange: (value: number | undefined, begun: boolean) => void
  optional?: boolean
  /** The calendar stands open, and has no button to fold it. */
  calendar?: boolean
  hint?: ReactNode
  error?: ReactNode
}

interface Parts {
  day: string | undefined
  seconds: number | undefined
  /** A field of which some parts are given. */
  begun: 'day' | 'time' | undefined
}

const none: Parts = { day: undefined, seconds: undefined, begun: undefined }

const isBegun = ({ day, seconds, begun }: Parts): boolean =>
  begun !== undefined || (day === undefined) !== (seconds === undefined)

const meant = ({ day, seconds }: Parts, zone: string): number | undefined =>
  day === undefined || seconds === undefined ? undefined : momentOf({ day, seconds }, zone)

/** A moment, typed or chosen in a calendar that unfolds below, in the zone that the page tells times in. */
export function MomentField({ label, value, onChange, optional, calendar, hint, error }: MomentFieldProps) {
  const zone = useZone()
  const now = useNow(60_000)
  const place = zoneId(zone)
  const [draft, setDraft] = useState<Parts | undefined>(undefined)
  const [open, setOpen] = useState(false)
  const [cleared, setCleared] = useState(0)
  const words = useId()
  const parts =
    draft && meant(draft, place) === value ? draft : isInCalendar(value) ? { ...none, ...wallOf(value, place) } : none
  const change = (next: Parts) => {
    setDraft(next)
    onChange(meant(next, place), isBegun(next))
  }
  const unfinished = isBegun(parts) ? 'Not taken yet: the day or the time is not whole' : undefined
  const odd = momentHint(parts.day, parts.seconds, place, value)
  const around = { invalid: Boolean(error), describedBy: words }
  return (
    <fieldset className={styles.end}>
      <legend>
        {label}
        {optional && <span className={styles.optional}> optional</span>}
      </legend>
      <div className={styles.pair}>
        <DayField
          key={`day ${cleared}`}
          label={`${label}: day`}
          value={parts.day}
          onChange={(day, begun) => change({ ...parts, day, begun: begun ? 'day' : undefined })}
          {...around}
        />
        <ClockField
          key={`time ${cleared}`}
          label={`${label}: time`}
          value={parts.seconds}
          onChange={(seconds, begun) => change({ ...parts, seconds, begun: begun ? 'time' : undefined })}
          {...around}
        />
        <span className={styles.zone}>{zoneName(zone, value ?? now)}</span>
        {!calendar && (
          <Button icon={<CalendarDays aria-hidden />} aria-expanded={open} on={open} onClick={() => setOpen(!open)}>
            Calendar
          </Button>
        )}
        {optional && (value !== undefined || unfinished) && (
          <Button
            kind="plain"
            onClick={() => {
              // Parts that make no day yet are known to the fields alone.
              setCleared(cleared + 1)
              change(none)
            }}
          >
            Clear
          </Button>
        )}
      </div>
      {(calendar || open) && (
        <DayCalendar
          label={`${label}: day`}
          value={parts.day}
          // A day alone is its midnight.
          onChange={(day) => change({ ...none, day, seconds: parts.seconds ?? 0 })}
        />
      )}
      <FieldWords id={words} error={error} hint={unfinished ?? odd ?? hint} />
    </fieldset>
  )
}
