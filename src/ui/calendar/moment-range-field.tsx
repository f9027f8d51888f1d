import { useId, useState } from 'react'
import { Checkbox } from '../checkbox'
import { FieldWords } from '../field'
import { zoneName } from '../format'
import { useNow, useZone } from '../time-text'
import styles from './calendar.module.css'
import { ClockField, DayField } from './date-fields'
import { DayRangeCalendar } from './month-grid'
import { changedRange, inDays, partsOf, withDays, type MomentRange, type RangeParts } from './moment-range'
import { momentHint } from './moment-hint'
import { zoneId } from './wall'

interface MomentRangeFieldProps {
  value: MomentRange
  onChange: (value: MomentRange) => void
  /** A sentence about each end. */
  errors: { start?: string | undefined; end?: string | undefined }
}

const same = (a: MomentRange, b: MomentRange) => a.start === b.start && a.end === b.end

/** Two moments, typed or chosen in a calendar, in the zone that the page tells times in. */
export function MomentRangeField({ value, onChange, errors }: MomentRangeFieldProps) {
  const zone = useZone()
  const now = useNow(60_000)
  const place = zoneId(zone)
  const [draft, setDraft] = useState<{ parts: RangeParts; meant: MomentRange; place: string } | undefined>(undefined)
  // What was given so far stands as it was given, as long as it means the value.
  const parts = draft && draft.place === place && same(draft.meant, value) ? draft.parts : partsOf(value, place)
  const change = (next: RangeParts) => {
    const meant = changedRange(value, parts, next, place)
    setDraft({ parts: next, meant, place })
    onChange(meant)
  }
  const { first, last, from, to, whole } = parts
  const ordered = first !== undefined && last !== undefined && first <= last
  return (
    <div className={styles.range}>
      <div className={styles.ends}>
        <End
          name="Start"
          value={value.start}
          day={first}
          seconds={from}
          whole={whole}
          zone={place}
          error={errors.start}
          onDay={(day) => change({ ...parts, first: day })}
          onSeconds={(seconds) => change({ ...parts, from: seconds })}
        />
        <End
          name="End"
          value={value.end}
          day={last}
          seconds={to}
          whole={whole}
          zone={place}
          error={errors.end}
          onDay={(day) => change({ ...parts, last: day })}
          onSeconds={(seconds) => change({ ...parts, to: seconds })}
        />
      </div>
      <Checkbox
        label="Whole days"
        value={whole}
        onChange={(on) => change(inDays(parts, on))}
        hint={`Times are in ${zone === 'utc' ? 'UTC' : `local time, ${zoneName(zone, value.start ?? now)}`}. The clock at the top of the page switches between UTC and local time`}
      />
      <DayRangeCalendar
        label="First and last day"
        value={ordered ? { first, last } : undefined}
        near={first ?? last}
        onChange={(days) => change(withDays(parts, days.first, days.last))}
      />
    </div>
  )
}

interface EndProps {
  name: string
  value: number | undefined
  day: string | undefined
  seconds: number | undefined
  whole: boolean
  zone: string
  error: string | undefined
  onDay: (day: string | undefined) => void
  onSeconds: (seconds: number | undefined) => void
}

function End({ name, value, day, seconds, whole, zone, error, onDay, onSeconds }: EndProps) {
  const words = useId()
  const hint = whole ? undefined : momentHint(day, seconds, zone, value)
  const around = { invalid: Boolean(error), describedBy: error || hint ? words : undefined }
  return (
    <fieldset className={styles.end}>
      <legend>{name}</legend>
      <div className={styles.pair}>
        <DayField label={`${name}: day`} value={day} onChange={onDay} {...around} />
        {!whole && <ClockField label={`${name}: time`} value={seconds} onChange={onSeconds} {...around} />}
      </div>
      <FieldWords id={words} error={error} hint={hint} />
    </fieldset>
  )
}
