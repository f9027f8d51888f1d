/** The fleet upgrade that the page shows: live where this tab runs it, else as the journal has it. */
import { useMemo, useSyncExternalStore } from 'react'
import { createStore } from '../../api/store'
import type { Head } from '../../work/journal'
import { standingOf, useHeads, useHolder, usePlan, type Standing } from '../../work/use-work'
import { fleetIn, fleetStep } from '../../work/fleet/kind'
import { fleetRuns } from '../../work/fleet/runs'
import type { FleetPlan } from '../../work/fleet/member'
import type { Sight } from '../../work/fleet/run'
import type { FleetState } from '../../work/fleet/state'

export interface Fleet {
  id: string
  head: Head
  standing: Standing
  plan: FleetPlan
  state: FleetState
  /** Null unless this tab runs it. */
  sight: Sight | null
}

const nothing = createStore<Sight | null>(null)

/** Heads of fleet upgrades, the last first. */
export const useFleetHeads = (): readonly Head[] => {
  const heads = useHeads()
  return useMemo(() => heads.filter(({ page }) => page === '/fleet'), [heads])
}

/** The upgrade of an id; null while it is read, or if there is none. */
export function useFleet(id: string): Fleet | null {
  const runs = useSyncExternalStore(fleetRuns.subscribe, fleetRuns.get)
  const live = runs.get(id)?.sight ?? nothing
  const sight = useSyncExternalStore<Sight | null>(live.subscribe, live.get)
  const view = usePlan(id)
  const holder = useHolder(id)
  const kept = useMemo(() => view && fleetIn(view.plan, view.marks.get(fleetStep, 0)?.kept), [view])
  if (!view || !kept) return null
  const head = view.head
  return {
    id,
    head,
    standing: sight ? 'running' : standingOf(head, holder),
    plan: kept.fleet,
    state: sight?.state ?? kept.state,
    sight,
  }
}
