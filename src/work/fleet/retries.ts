/** What may be tried again together: failures by the step at which they failed. Pure. */
import { phaseOf, type Phase } from '../firmware/watch'
import type { Event } from './events'
import type { FleetState, MemberState } from './state'

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
