import { Button } from '../../ui/button'
import { count } from '../../ui/format'
import { Note } from '../../ui/note'
import { TimeText } from '../../ui/time-text'
import type { Event } from '../../work/fleet/events'
import { decide, type Ask } from '../../work/fleet/decide'
import { roster } from '../../work/fleet/roster'
import { memberState } from '../../work/fleet/state'
import { work } from '../../work/work'
import type { Fleet } from './use-fleet'

const after: Record<Ask['kind'], string> = {
  soak: 'They follow by themselves then, or when you say so.',
  difference: 'What comes after it waits until somebody has looked.',
  late: 'Nothing begins by itself now.',
}

/** True if this tab lacks a key or an image of what is left to do. */
const lackOf = ({ plan, state }: Fleet): boolean =>
  plan.members.some((member) => {
    const { outcome, uploaded } = memberState(state, member)
    return outcome === null && (!roster.find(member.id) || (!uploaded && !roster.files.get().has(member.image)))
  })

/** Why it stands still, and who has it. */
export function Standings({ fleet, now, onEvent }: { fleet: Fleet; now: number; onEvent: (event: Event) => void }) {
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
  if (standing === 'interrupted' || standing === 'paused' || standing === 'planned') {
    const lacks = lackOf(fleet)
    return (
      <Note kind="warn">
        {(head.why ?? 'This upgrade was interrupted').replace(/\.$/, '')}. What was done stays done.{' '}
        {lacks
          ? 'Paste the appliances with their keys and choose the images again, then Check and Start again'
          : 'Start again when it is to go on'}
        : it looks at each appliance before it does anything.
      </Note>
    )
  }
  if (sight && sight.lacking.size > 0)
    return (
      <Note kind="warn">
        {count(sight.lacking.size, 'appliance waits', 'appliances wait')} for a key or an image: paste and choose them
        below, then Check.
      </Note>
    )
  // Behind a run that has ended the questions stand, too: the answer sets it going again.
  const asks = sight?.asks ?? (standing === 'failed' ? decide(fleet.plan, state, now).asks : [])
  if (asks.length > 0)
    return asks.map(({ kind, words, answer }) => (
      <Note
        key={words}
        kind={kind === 'soak' ? 'info' : 'warn'}
        actions={
          <Button small onClick={() => onEvent(answer)}>
            {kind === 'late' ? 'Start now' : 'Go on'}
          </Button>
        }
      >
        {words}. {after[kind]}
      </Note>
    ))
  if (sight && state.paused) return <Note kind="info">Paused. What was begun is watched to its end.</Note>
  const { startAt } = fleet.plan.settings
  if (sight && startAt !== null && now < startAt)
    return (
      <Note kind="info">
        It begins at <TimeText at={startAt} mode="exact" />. This tab has to stay open until then.
      </Note>
    )
  const rest = standing === 'failed' ? decide(fleet.plan, state, state.endedAt ?? now) : null
  if (rest?.stopped && rest.idle)
    return (
      <Note kind="warn">
        {rest.stopped}. What was begun was watched to its end.{' '}
        {state.aborted ? 'Start again goes on with what is left.' : 'Retry or skip what has failed to go on.'}
      </Note>
    )
  if (sight?.stopped) return <Note kind="warn">{sight.stopped}. What was begun is watched to its end.</Note>
  return null
}
