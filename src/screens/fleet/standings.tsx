import { Button } from '../../ui/button'
import { count } from '../../ui/format'
import { Note } from '../../ui/note'
import type { Event } from '../../work/fleet/events'
import { groupOf } from '../../work/fleet/member'
import { work } from '../../work/work'
import type { Fleet } from './use-fleet'

/** Why it stands still, and who has it. */
export function Standings({ fleet, onEvent }: { fleet: Fleet; onEvent: (event: Event) => void }) {
  const { standing, sight, state, head, id } = fleet
  if (standing === 'elsewhere')
    return (
      <Note
        kind="info"
        actions={
          <Button small onClick={() => void work.takeOver(id)}>
            Take over
          </Button>
        }
      >
        Another tab runs this upgrade.
      </Note>
    )
  if (standing === 'interrupted' || standing === 'paused' || standing === 'planned')
    return (
      <Note kind="warn">
        {head.why ?? 'This upgrade was interrupted.'} What was done stays done. Paste the appliances with their keys and
        choose the images again, then Check and Start again: it looks at each appliance before it does anything.
      </Note>
    )
  if (sight && sight.lacking.size > 0)
    return (
      <Note kind="warn">
        {count(sight.lacking.size, 'appliance waits', 'appliances wait')} for a key or an image: paste and choose them
        below, then Check.
      </Note>
    )
  const waiting = [...(sight?.waits ?? [])].find(([, words]) => words.includes('is watched until'))
  if (sight && waiting) {
    const member = fleet.plan.members.find((one) => one.id === waiting[0])
    if (member)
      return (
        <Note
          kind="info"
          actions={
            <Button small onClick={() => onEvent({ kind: 'gone on', group: groupOf(member) })}>
              Go on
            </Button>
          }
        >
          {waiting[1]}.
        </Note>
      )
  }
  if (sight?.stopped && !state.paused)
    return <Note kind="warn">{sight.stopped}. What was begun is watched to its end.</Note>
  return null
}
