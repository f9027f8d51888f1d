/** The inputs of an exclusion interval: how it repeats, both ends in the way its type counts, and all of it read back. */
import { useState } from 'react'
import { FieldInputFor } from '../crud/form/field-input'
import type { InputProps } from '../crud/form/input-props'
import { Draft, type Values } from '../crud/form/values'
import { MomentRangeField } from '../ui/calendar/moment-range-field'
import { RoundSpanField } from '../ui/calendar/round-span-field'
import { Note } from '../ui/note'
import { useZone } from '../ui/time-text'
import { IntervalWeek } from './interval-picture'
import { endProblem, isIntervalType, type IntervalType } from './interval-times'
import { crosses, readBack } from './interval-words'
import styles from './interval.module.css'

const typeIn = (values: Values): IntervalType =>
  isIntervalType(values.interval_type) ? values.interval_type : 'onetime'

/** The seconds of an end, those of one that cannot be sent as well. */
function secondsIn(value: unknown): number | undefined {
  if (value instanceof Draft) return value.text === '' ? undefined : Number(value.text)
  return typeof value === 'number' ? value : undefined
}

/** An end that is not given: an update would leave it out, and so keep what the former type meant. */
const missing = (editing: boolean) => (editing ? new Draft('', 'Needs a value') : undefined)

/** How it repeats. The ends count differently then: each type keeps those that were given for it. */
export function TypeInput(props: InputProps) {
  const { onChange, problems, value, editing, values } = props
  const type = typeIn(values)
  const [kept, setKept] = useState<Partial<Record<IntervalType, { start: unknown; end: unknown }>>>({})
  return (
    <FieldInputFor
      {...props}
      value={type}
      // What it begins with is shown as chosen; it is given together with an end.
      problems={value === undefined ? {} : problems}
      onChange={(next) => {
        if (!isIntervalType(next)) return
        setKept({ ...kept, [type]: { start: values.start, end: values.end } })
        onChange(next, kept[next] ?? { start: missing(editing), end: missing(editing) })
      }}
    />
  )
}

/** Both ends, and what is wrong with each: the words of the second stand at its own fields. */
export function EndsInput({ onChange, problems, others, editing, values }: InputProps) {
  const type = typeIn(values)
  const { end } = values
  const errors = { start: problems[''], end: others?.['end'] }
  const write = (start: number | undefined, to: number | undefined) => {
    const problem =
      start === undefined || to === undefined ? undefined : endProblem({ interval_type: type, start, end: to })
    onChange(start ?? missing(editing), {
      interval_type: type,
      end: problem === undefined ? (to ?? missing(editing)) : new Draft(String(to), problem),
    })
  }
  const given = { start: secondsIn(values.start), end: secondsIn(end) }
  if (type === 'onetime') {
    const toMs = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * 1000)
    const toSeconds = (ms: number | undefined) => (ms === undefined ? undefined : ms / 1000)
    return (
      <MomentRangeField
        key={type}
        errors={errors}
        value={{ start: toMs(given.start), end: toMs(given.end) }}
        onChange={(range) => write(toSeconds(range.start), toSeconds(range.end))}
      />
    )
  }
  return (
    <div className={styles.ends}>
      <RoundSpanField
        key={type}
        round={type === 'daily' ? 'day' : 'week'}
        errors={errors}
        value={given}
        onChange={(span) => write(span.start, span.end)}
      />
      <p className={styles.hint}>
        Sent as seconds since midnight{type === 'weekly' && ' before Monday'}. No guide says whose: the clock of the
        appliance is assumed.
      </p>
    </div>
  )
}

/** What the interval is, read back. */
export function ReadBack({ values }: InputProps) {
  const zone = useZone()
  const start = secondsIn(values.start)
  const end = secondsIn(values.end)
  const said = values.end instanceof Draft && values.end.text !== ''
  const times = start === undefined || end === undefined ? undefined : { interval_type: typeIn(values), start, end }
  return (
    <>
      {times && !said && <Note live>{readBack(times, zone, values.alert_apply_all === true)}</Note>}
      {times && !said && crosses(times) && (
        <Note kind="warn">
          It ends after midnight{times.interval_type === 'weekly' && ' before Monday'}. The guides do not say that an
          end may be before the start. Where the appliance refuses it, make two intervals: one to 24:00, one from 00:00.
        </Note>
      )}
      {times && !said && times.interval_type !== 'onetime' && <IntervalWeek times={times} />}
    </>
  )
}
