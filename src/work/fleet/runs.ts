/** The fleet upgrades that this tab runs, by their plan's id; light, since every page asks. */
import { useSyncExternalStore } from 'react'
import { createStore } from '../../api/store'
import type { FleetRun } from './run'

export const fleetRuns = createStore<ReadonlyMap<string, FleetRun>>(new Map())

const nothing = createStore(null)

/** "14/30" while this tab runs a fleet upgrade, for the title; empty else. */
export function useFleetProgress(): string {
  const runs = useSyncExternalStore(fleetRuns.subscribe, fleetRuns.get)
  const [run] = runs.values()
  const store = run?.sight ?? nothing
  return useSyncExternalStore(store.subscribe, () => {
    const members = run?.sight.get().state.members
    if (!members) return ''
    return `${members.filter(({ outcome }) => outcome === 'verified').length}/${members.length}`
  })
}
