/** What may be tried again together: failures by the step at which they failed. Pure. */
import { phaseOf, type Phase } from '../firmware/watch'
import { after, type Event } from './events'
import type { FleetPlan, Member } from './member'
import { isCommanded, isSettled } from './standing'
import { memberState, type FleetState, type MemberState } from './state'

export interface Retry {
  step: 'Check' | 'Upload' | 'Upgrade' | 'Verify'
  events: readonly Event[]
}

/** Upgrades that have come to nothing: there is nothing to look after any more. */
const over = new Set<Phase>(['failed', 'not-started'])

/** The step from which one that failed is tried again: a command that may have an effect yet is looked after first. */
export function stepOf({ failedAt, followed, endedAt }: MemberState): Retry['step'] {
  if (failedAt === 'check') return 'Check'
  if (failedAt === 'upload') return 'Upload'
  return followed === null || over.has(phaseOf(followed.watch, endedAt ?? 0)) ? 'Upgrade' : 'Verify'
}

const fromOf = { Check: 'check', Upload: 'upload', Upgrade: 'upgrade', Verify: null } as const

export function retries({ members }: FleetState): Retry[] {
  const failed = members.filter(({ outcome }) => outcome === 'failed')
  return (['Verify', 'Upgrade', 'Upload', 'Check'] as const).flatMap((step) => {
    const events = failed
      .filter((one) => stepOf(one) === step)
      .map(({ id }): Event => ({ kind: 'retried', member: id, from: fromOf[step] }))
    return events.length === 0 ? [] : [{ step, events }]
  })
}

/** Sets going what stands still, or gives a command anew: asked about like the plan itself. */
const begins = (event: Event): boolean =>
  event.kind === 'continued' || event.kind === 'retried' || event.kind === 'started late'

/**
 * Those that events of a person have restarted beyond what was agreed to: those whose command is given anew, and in a
 * run that stood still all that have not begun.
 */
export function restartedBy(plan: FleetPlan, state: FleetState, events: readonly Event[], still: boolean): Member[] {
  if (!events.some(begins)) return []
  const anew = new Set(
    events.flatMap((event) => (event.kind === 'retried' && event.from !== null ? [event.member] : [])),
  )
  const then = events.reduce((before, event) => after(before, event, 0), state)
  const goesOn = still && !then.aborted && !then.paused
  return plan.members.filter((member) => {
    const one = memberState(then, member)
    return anew.has(member.id) || (goesOn && !isSettled(one) && !isCommanded(one))
  })
}
