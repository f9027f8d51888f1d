/** Calendars to choose days in, drawn in the page: inside a dialog or a drawer nothing has to float. */
import { CalendarDate, parseDate } from '@internationalized/date'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { Button } from 'react-aria-components/Button'
import { Calendar } from 'react-aria-components/Calendar'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import {
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
  RangeCalendar,
} from 'react-aria-components/RangeCalendar'
import styles from './calendar.module.css'
import { written } from './date-fields'

const wide = '(min-width: 641px)'

/** Two months stand side by side but on a phone. */
function useMonths(): number {
  return useSyncExternalStore(
    (onChange) => {
      const media = matchMedia(wide)
      media.addEventListener('change', onChange)
      return () => media.removeEventListener('change', onChange)
    },
    () => (matchMedia(wide).matches ? 2 : 1),
  )
}

/** The day that the months are turned to; one that is typed turns them. */
function useShown(day: string | undefined) {
  const [last, setLast] = useState(day)
  const [shown, setShown] = useState<CalendarDate | undefined>(() => (day === undefined ? undefined : parseDate(day)))
  if (day !== last) {
    setLast(day)
    if (day !== undefined) setShown(parseDate(day))
  }
  return { ...(shown && { focusedValue: shown }), onFocusChange: setShown }
}

function Months({ count }: { count: number }) {
  return (
    <div className={styles.months}>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className={styles.month}>
          <div className={styles.head}>
            {index === 0 ? <Turn to="previous" /> : <span />}
            <CalendarHeading offset={{ months: index }} className={styles.title ?? ''} />
            {index === count - 1 ? <Turn to="next" /> : <span />}
          </div>
          <CalendarGrid offset={{ months: index }} weekdayStyle="short" className={styles.grid ?? ''}>
            <CalendarGridHeader>
              {(day) => <CalendarHeaderCell className={styles.weekday ?? ''}>{day.slice(0, 2)}</CalendarHeaderCell>}
            </CalendarGridHeader>
            <CalendarGridBody>
              {(date) => (
                <CalendarCell
                  date={date}
                  className={({ isToday, isOutsideMonth }) =>
                    [styles.cell, isToday && styles.today, isOutsideMonth && styles.outside].filter(Boolean).join(' ')
                  }
                />
              )}
            </CalendarGridBody>
          </CalendarGrid>
        </div>
      ))}
    </div>
  )
}

const Turn = ({ to }: { to: 'previous' | 'next' }) => (
  <Button slot={to} className={styles.turn ?? ''}>
    {to === 'next' ? <ChevronRight aria-hidden /> : <ChevronLeft aria-hidden />}
  </Button>
)

export interface DayRange {
  first: string
  last: string
}

export interface DayRangeCalendarProps {
  label: string
  /** Undefined while there are not both days, or the last is before the first. */
  value: DayRange | undefined
  /** What is typed so far, to turn the months to. */
  near: string | undefined
  onChange: (value: DayRange) => void
}

/** First and last day: two clicks, or Enter, arrows and Enter. */
export function DayRangeCalendar({ label, value, near, onChange }: DayRangeCalendarProps) {
  const shown = useShown(near)
  const months = useMonths()
  return (
    <I18nProvider locale={written}>
      <RangeCalendar
        aria-label={label}
        className={styles.calendar ?? ''}
        firstDayOfWeek="mon"
        visibleDuration={{ months }}
        pageBehavior="single"
        {...shown}
        value={value ? { start: parseDate(value.first), end: parseDate(value.last) } : null}
        onChange={({ start, end }) => onChange({ first: start.toString(), last: end.toString() })}
      >
        <Months count={months} />
      </RangeCalendar>
    </I18nProvider>
  )
}

export interface DayCalendarProps {
  label: string
  value: string | undefined
  onChange: (value: string) => void
}

/** One day. */
export function DayCalendar({ label, value, onChange }: DayCalendarProps) {
  const shown = useShown(value)
  return (
    <I18nProvider locale={written}>
      <Calendar
        aria-label={label}
        className={styles.calendar ?? ''}
        firstDayOfWeek="mon"
        {...shown}
        value={value === undefined ? null : parseDate(value)}
        onChange={(next: CalendarDate) => onChange(next.toString())}
      >
        <Months count={1} />
      </Calendar>
    </I18nProvider>
  )
}
