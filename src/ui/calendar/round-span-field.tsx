import { useId, useState } from 'react'
import { FieldWords } from '../field'
import { Segmented } from '../segmented'
import styles from './calendar.module.css'
import { ClockField } from './date-fields'
import { roundParts, spanOf, type RoundParts, type RoundSpan } from './round-span'
import { daySeconds } from './clock-words'

interface RoundSpanFieldProps {
  /** What comes back. */
  round: 'day' | 'week'
  value: RoundSpan
  onChange: (value: RoundSpan) => void
  /** A sentence about each end. */
  errors: { start?: string | undefined; end?: string | undefined }
}

const days = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'].map((label, index) => ({ value: String(index), label }))
const same = (a: RoundSpan, b: RoundSpan) => a.start === b.start && a.end === b.end

/** From when to when in every day or every week, by a clock on the wall. */
export function RoundSpanField({ round, value, onChange, errors }: RoundSpanFieldProps) {
  const count = round === 'day' ? 1 : 7
  const [draft, setDraft] = useState<RoundParts | undefined>(undefined)
  const parts = draft && same(spanOf(draft, count * daySeconds), value) ? draft : roundParts(value, count)
  const change = (next: RoundParts) => {
    setDraft(next)
    onChange(spanOf(next, count * daySeconds))
  }
  return (
    <div className={styles.ends}>
      <End
        name="Start"
        weekly={count > 1}
        day={parts.fromDay}
        seconds={parts.from}
        error={errors.start}
        onDay={(fromDay) => change({ ...parts, fromDay })}
        onSeconds={(from) => change({ ...parts, from })}
      />
      <End
        name="End"
        weekly={count > 1}
        day={parts.toDay}
        seconds={parts.to}
        error={errors.end}
        onDay={(toDay) => change({ ...parts, toDay })}
        onSeconds={(to) => change({ ...parts, to })}
      />
    </div>
  )
}

interface EndProps {
  name: string
  weekly: boolean
  day: number | undefined
  seconds: number | undefined
  error: string | undefined
  onDay: (day: number) => void
  onSeconds: (seconds: number | undefined) => void
}

function End({ name, weekly, day, seconds, error, onDay, onSeconds }: EndProps) {
  const words = useId()
  return (
    <fieldset className={styles.end}>
      <legend>{name}</legend>
      <div className={styles.pair}>
        {weekly && (
          <Segmented
            label={`${name}: day`}
            value={day === undefined ? undefined : String(day)}
            onChange={(next) => onDay(Number(next))}
            options={days}
          />
        )}
        <ClockField
          label={`${name}: time`}
          value={seconds}
          onChange={onSeconds}
          invalid={Boolean(error)}
          describedBy={error ? words : undefined}
        />
      </div>
      <FieldWords id={words} error={error} />
    </fieldset>
  )
}
