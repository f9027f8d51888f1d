/** Fields that one types a day or a time of day into, part by part; the arrow keys step. */
import { CalendarDate, parseDate, Time } from '@internationalized/date'
import { use, type ComponentProps } from 'react'
import { DateField, DateFieldStateContext, DateInput, DateSegment } from 'react-aria-components/DateField'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { TimeField } from 'react-aria-components/TimeField'
import styles from './calendar.module.css'

/** The language of fields and calendars. What order a day is written in is not taken from it. */
export const written = 'en-US'

interface PartProps<Value> {
  /** For screen readers; the words above stand for several fields. */
  label: string
  value: Value | undefined
  /** Undefined while a part is missing. */
  onChange: (value: Value | undefined) => void
  invalid?: boolean
  describedBy?: string | undefined
}

const segmentOf = (segment: ComponentProps<typeof DateSegment>['segment']) => (
  <DateSegment segment={segment} className={styles.segment ?? ''} />
)

const dash = { type: 'literal', text: '-', placeholder: '', isPlaceholder: false, isEditable: false } as const

/**
 * Year first, as in exports: no reader of English takes the day for the month. The order is made here, because what a
 * browser makes of a locale changes with its version, and a day that is typed must not. A part finds its field by the
 * state it was made with, so only the box is given another.
 */
function YearFirst() {
  const state = use(DateFieldStateContext)
  if (!state) return null
  const part = (type: 'year' | 'month' | 'day') => state.segments.filter((segment) => segment.type === type)
  const segments = [...part('year'), dash, ...part('month'), dash, ...part('day')]
  return (
    <DateFieldStateContext value={{ ...state, segments }}>
      <DateInput className={styles.box ?? ''}>
        {(segment) => <DateFieldStateContext value={state}>{segmentOf(segment)}</DateFieldStateContext>}
      </DateInput>
    </DateFieldStateContext>
  )
}

/** A day, "2026-11-28". */
export function DayField({ label, value, onChange, invalid, describedBy }: PartProps<string>) {
  return (
    <I18nProvider locale={written}>
      <DateField
        aria-label={label}
        aria-describedby={describedBy}
        className={styles.day ?? ''}
        isInvalid={invalid === true}
        shouldForceLeadingZeros
        value={value === undefined ? null : parseDate(value)}
        onChange={(next: CalendarDate | null) => onChange(next?.toString())}
      >
        <YearFirst />
      </DateField>
    </I18nProvider>
  )
}

/** A time of day in seconds since midnight, shown without them unless there are some. */
export function ClockField({ label, value, onChange, invalid, describedBy }: PartProps<number>) {
  const exact = value !== undefined && value % 60 !== 0
  return (
    <I18nProvider locale={written}>
      <TimeField
        aria-label={label}
        aria-describedby={describedBy}
        className={styles.clock ?? ''}
        isInvalid={invalid === true}
        hourCycle={24}
        shouldForceLeadingZeros
        granularity={exact ? 'second' : 'minute'}
        value={
          value === undefined ? null : new Time(Math.floor(value / 3600) % 24, Math.floor(value / 60) % 60, value % 60)
        }
        onChange={(next) => onChange(next ? next.hour * 3600 + next.minute * 60 + next.second : undefined)}
      >
        <DateInput className={styles.box ?? ''}>{segmentOf}</DateInput>
      </TimeField>
    </I18nProvider>
  )
}
