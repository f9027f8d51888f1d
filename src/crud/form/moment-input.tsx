import { exact } from '../../ui/format'
import { lazily } from '../../ui/lazily'
import { useZone } from '../../ui/time-text'
import type { InputProps } from './input-props'
import { Draft, emptiedNumber } from './values'

// Few forms ask for a moment, so no other carries the calendar.
const MomentField = lazily(() => import('../../ui/calendar/moment-field').then((module) => module.MomentField), {
  ahead: false,
})

/** A moment, chosen in the zone of the page; the API is sent milliseconds. */
export function MomentInput({ field, value, onChange, problems }: InputProps) {
  const zone = useZone()
  const known = typeof value === 'number' && Number.isFinite(value) ? value : undefined
  return (
    <MomentField
      label={field.label}
      optional={!field.required}
      hint={known === undefined ? field.doc : `${exact(known, zone)}, sent as ${known} ms`}
      error={problems['']}
      value={known}
      // What is begun is none that was left out: it would be sent as if nothing had been given.
      onChange={(next, begun) =>
        onChange(next ?? (begun ? new Draft('', 'Give the whole day and time') : emptiedNumber(field)))
      }
    />
  )
}
