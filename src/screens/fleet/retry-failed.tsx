/** Another try for all that failed at the same step, from that step on and never from the beginning. */
import { ListRestart } from 'lucide-react'
import { Button } from '../../ui/button'
import { count } from '../../ui/format'
import type { Event } from '../../work/fleet/events'
import { retries } from '../../work/fleet/retries'
import type { FleetState } from '../../work/fleet/state'

export function RetryFailed({
  state,
  reason,
  onEvents,
}: {
  state: FleetState
  reason: string | undefined
  onEvents: (events: readonly Event[]) => void
}) {
  return retries(state).map(({ step, events }) => (
    <Button
      key={step}
      small
      reason={reason}
      icon={<ListRestart size={16} strokeWidth={1.75} aria-hidden />}
      onClick={() => onEvents(events)}
    >
      Retry {count(events.length, 'appliance', 'appliances')} from {step}
    </Button>
  ))
}
