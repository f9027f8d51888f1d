/** Which keys a run keeps: of appliances still to do, through a sign-out and a lock, and each no longer than that. */
import { holdKey, releaseKey } from '../../api/keys'
import { session } from '../../api/session'
import { locked } from './lock'
import type { FleetPlan, Member } from './member'
import { roster } from './roster'
import { memberState, type FleetState } from './state'

/** True while something may still be asked of it; a node ends with its cluster. */
function isNeeded(member: Member, state: FleetState): boolean {
  const off = state.clusters.some(({ id, ingest }) => id === member.cluster && ingest === 'off')
  return off || memberState(state, member).outcome === null
}

/** Holds the keys of a run. Once nobody is signed in any more the console is locked, and what is not needed is wiped. */
export function holdKeys(plan: FleetPlan, start: FleetState) {
  let state = start
  const holding = new Set<string>()
  const letGo = (id: string) => {
    holding.delete(id)
    releaseKey(id)
    roster.leave(id)
  }
  const heed = (now: FleetState) => {
    state = now
    const closed = locked.get() !== null
    for (const member of plan.members) {
      const { id } = member
      if (isNeeded(member, state)) {
        holding.add(id)
        holdKey(id)
        roster.keep(id)
        // Somebody who looks at a failure tries it again with the key that is there.
      } else if (holding.has(id) && (closed || memberState(state, member).outcome !== 'failed')) letGo(id)
    }
    if (!closed) return
    for (const id of roster.members.get().keys()) if (!holding.has(id)) roster.leave(id)
  }
  heed(start)
  const ends = [
    locked.subscribe(() => heed(state)),
    session.subscribe(() => {
      if (session.get().active === null) locked.lock()
    }),
  ]
  return {
    heed,
    release(): void {
      for (const end of ends) end()
      for (const id of holding) {
        if (locked.get() === null) releaseKey(id)
        else letGo(id)
      }
    },
  }
}
