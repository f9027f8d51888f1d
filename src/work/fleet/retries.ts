/** What may be tried again together: failures by the step at which they failed. Pure. */
import type { Event } from './events'
import type { FleetState, MemberState } from './state'

export interface Retry {
  step: 'Check' | 'Upload' | 'Upgrade' | 'Verify'
  events: readonly Event[]
}

/** A command that may have left is looked after; one that never did is given anew. */
const stepOf = ({ failedAt, followed }: MemberState): Retry['step'] =>
  failedAt === 'check' ? 'Check' : failedAt === 'upload' ? 'Upload' : followed === null ? 'Upgrade' : 'Verify'

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
