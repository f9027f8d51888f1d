/** How the members of a fleet stand, as the rules of its order ask for it. Pure. */
import { groupOf, type FleetPlan, type Member } from './member'
import type { FleetState, MemberState } from './state'

export const isSettled = ({ outcome }: MemberState): boolean => outcome !== null

/** When the first thing was done, ms: a start may have been set for later, or be missed. */
export function begunAt({ members }: FleetState): number | null {
  const times = members.flatMap(({ startedAt }) => (startedAt === null ? [] : [startedAt]))
  return times.length === 0 ? null : Math.min(...times)
}

/** Failures that nobody has dealt with yet. */
export const failures = (state: FleetState): number =>
  state.members.filter(({ outcome, forgiven }) => outcome === 'failed' && !forgiven).length

/** Not as before, and nobody has looked at it yet. */
export const isHeld = ({ outcome, differences, accepted }: MemberState): boolean =>
  outcome === 'verified' && differences !== null && differences.length > 0 && !accepted

/** True from the moment on at which the command may have left. */
export const isCommanded = (one: MemberState): boolean => one.followed !== null || one.doing === 'upgrade'

/** The member that goes first in its group: skipped ones never do. */
export const firstOf = (plan: FleetPlan, state: FleetState, group: string): Member | undefined => {
  const skipped = new Set(state.members.flatMap(({ id, outcome }) => (outcome === 'skipped' ? [id] : [])))
  return plan.members.find((member) => groupOf(member) === group && !skipped.has(member.id))
}

/** The state as it will be if all that are being confirmed are verified; null where none is. */
export function hopeful(state: FleetState, now: number): FleetState | null {
  const isClose = ({ outcome, followed }: MemberState) => outcome === null && followed?.watch.first != null
  if (!state.members.some(isClose)) return null
  return {
    ...state,
    members: state.members.map((one) =>
      isClose(one) ? { ...one, doing: null, outcome: 'verified', endedAt: now } : one,
    ),
    clusters: state.clusters.map((one) => ({ ...one, halted: true, ingest: 'off', doing: null })),
  }
}
