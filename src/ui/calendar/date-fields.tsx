/** Fields that one types a day or a time of day into, part by part; the arrow keys step. */
import { CalendarDate, parseDate, Time } from '@internationalized/date'
import { use, useEffect, useEffectEvent, useMemo, useState, type ComponentProps } from 'react'
import { DateField, DateFieldStateContext, DateInput, DateSegment } from 'react-aria-components/DateField'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { TimeField, TimeFieldStateContext } from 'react-aria-components/TimeField'
import styles from './calendar.module.css'

/** The language of fields and calendars. What order a day is written in is not taken from it. */
export const written = 'en-US'

interface PartProps<Value> {
  /** For screen readers; the words above stand for several fields. */
  label: string
  value: Value | undefined
  /** Undefined while a part is missing; `begun` where others are given. */
  onChange: (value: Value | undefined, begun: boolean) => void
  invalid?: boolean
  describedBy?: string | undefined
}

type Given = 'none' | 'some' | 'all'

/**
 * The library keeps the last whole value while a part of it is emptied and tells nobody, so that a field showed
 * 2027-02-dd and meant the second. Here it means nothing; the library goes on with what it holds, for the other parts
 * stand in it.
 */
function useWhole<Value>(value: Value | undefined, onChange: PartProps<Value>['onChange']) {
  const [left, setLeft] = useState<{ held: Value | undefined } | undefined>(undefined)
  return {
    held: value ?? left?.held,
    change: (next: Value | undefined) => {
      setLeft(undefined)
      onChange(next, false)
    },
    tell: (given: Given) => {
      if (given === 'some') {
        setLeft({ held: value ?? left?.held })
        onChange(undefined, true)
      } else if (left) {
        setLeft(undefined)
        onChange(given === 'all' ? (value ?? left.held) : undefined, false)
      }
    },
  }
}

/** Tells how many of a field's parts are given, when that changes. */
function Parts({ segments, tell }: { segments: readonly Segment[]; tell: (given: Given) => void }) {
  const editable = segments.filter(({ isEditable }) => isEditable)
  const missing = editable.filter(({ isPlaceholder }) => isPlaceholder).length
  const given: Given = missing === 0 ? 'all' : missing < editable.length ? 'some' : 'none'
  const onGiven = useEffectEvent(tell)
  useEffect(() => onGiven(given), [given])
  return null
}

type Segment = ComponentProps<typeof DateSegment>['segment']

const segmentOf = (segment: Segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />

const dash = { type: 'literal', text: '-', placeholder: '', isPlaceholder: false, isEditable: false } as const

/**
 * Year first, as in exports: no reader of English takes the day for the month. The order is made here, because what a
 * browser makes of a locale changes with its version, and a day that is typed must not. A part finds its field by the
 * state it was made with, so only the box is given another.
 */
function YearFirst({ tell }: { tell: (given: Given) => void }) {
  const state = use(DateFieldStateContext)
  if (!state) return null
  const part = (type: 'year' | 'month' | 'day') => state.segments.filter((segment) => segment.type === type)
  const segments = [...part('year'), dash, ...part('month'), dash, ...part('day')]
  return (
    <DateFieldStateContext value={{ ...state, segments }}>
      <Parts segments={segments} tell={tell} />
      <DateInput className={styles.box ?? ''}>
        {(segment) => <DateFieldStateContext value={state}>{segmentOf(segment)}</DateFieldStateContext>}
      </DateInput>
    </DateFieldStateContext>
  )
}

/** A day, "2026-11-28". */
export function DayField({ label, value, onChange, invalid, describedBy }: PartProps<string>) {
  const { held, change, tell } = useWhole(value, onChange)
  // The same object as long as it is the same day: another would put back what is emptied.
  const day = useMemo(() => (held === undefined ? null : parseDate(held)), [held])
  return (
    <I18nProvider locale={written}>
      <DateField
        aria-label={label}
        aria-describedby={describedBy}
        className={styles.day ?? ''}
        isInvalid={invalid === true}
        shouldForceLeadingZeros
        value={day}
        onChange={(next: CalendarDate | null) => change(next?.toString())}
      >
        <YearFirst tell={tell} />
      </DateField>
    </I18nProvider>
  )
}

const timeOf = (seconds: number): Time =>
  new Time(Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60)

function ClockParts({ tell }: { tell: (given: Given) => void }) {
  const state = use(TimeFieldStateContext)
  return state && <Parts segments={state.segments} tell={tell} />
}

/** A time of day in seconds since midnight, shown without them unless there are some. */
export function ClockField({ label, value, onChange, invalid, describedBy }: PartProps<number>) {
  const { held, change, tell } = useWhole(value, onChange)
  const time = useMemo(() => (held === undefined ? null : timeOf(held)), [held])
  const exact = held !== undefined && held % 60 !== 0
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
        value={time}
        onChange={(next) => change(next ? next.hour * 3600 + next.minute * 60 + next.second : undefined)}
      >
        <ClockParts tell={tell} />
        <DateInput className={styles.box ?? ''}>{segmentOf}</DateInput>
      </TimeField>
    </I18nProvider>
  )
}
