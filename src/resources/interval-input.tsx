import { DateTimeField, readClock, readMoment, writeClock, writeMoment } from '../crud/form/date-time-field'
import type { InputProps } from '../crud/form/input-props'
import { Select } from '../ui/select'
import { day, isIntervalType, weekdays, type IntervalType } from './interval-words'

const days = weekdays.map((label, index) => ({ value: String(index), label }))

/** One end of the interval, in the way its type counts. */
export function EndInput({ field, value, onChange, problems, values }: InputProps<number>) {
  const type: IntervalType = isIntervalType(values.interval_type) ? values.interval_type : 'onetime'
  const around = {
    label: field.label,
    error: problems[''],
    hint: value === undefined ? undefined : `Sent as ${value} s`,
  }
  if (type === 'onetime') {
    return (
      <DateTimeField
        {...around}
        kind="datetime-local"
        unit="UTC"
        value={value === undefined ? '' : writeMoment(value * 1000)}
        onChange={(text) => {
          const ms = readMoment(text)
          onChange(ms === undefined ? undefined : ms / 1000)
        }}
      />
    )
  }
  const inDay = value === undefined ? undefined : value % day
  const weekday = value === undefined ? 0 : Math.floor(value / day) % 7
  const clock = (
    <DateTimeField
      {...around}
      kind="time"
      value={inDay === undefined ? '' : writeClock(inDay)}
      onChange={(text) => {
        const seconds = readClock(text)
        onChange(seconds === undefined ? undefined : seconds + (type === 'weekly' ? weekday * day : 0))
      }}
    />
  )
  if (type === 'daily') return clock
  return (
    <>
      <Select
        label={`${field.label}: day`}
        value={String(weekday)}
        onChange={(index) => onChange(Number(index) * day + (inDay ?? 0))}
        options={days}
      />
      {clock}
    </>
  )
}
