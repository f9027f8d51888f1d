import { useSyncExternalStore } from 'react'
import type { Head } from './journal'
import type { Holder, View } from './view'
import { work } from './work'

/** A plan as it stands; null until it was read, or if this machine has none of that id. */
export function usePlan(id: string): View | null {
  const store = work.view(id)
  return useSyncExternalStore(store.subscribe, store.get)
}

/** All plans that this machine keeps, the last first. */
export const useHeads = (): readonly Head[] => useSyncExternalStore(work.heads.subscribe, work.heads.get)

/** Who runs a plan now. */
export function useHolder(id: string): Holder {
  useSyncExternalStore(work.elsewhere.subscribe, work.elsewhere.get)
  useSyncExternalStore(work.heads.subscribe, work.heads.get)
  return work.holderOf(id)
}

export type Standing =
  | 'planned'
  | 'running'
  | 'elsewhere'
  | 'paused'
  | 'interrupted'
  | 'cancelled'
  | 'verified'
  | 'failed'
  | 'unverified'

/** How a plan stands, its holder considered: one that runs in no tab was interrupted. */
export function standingOf(head: Head, holder: Holder): Standing {
  if (holder === 'elsewhere') return 'elsewhere'
  switch (head.state) {
    case 'planned':
      return holder === 'here' ? 'running' : 'planned'
    case 'applying':
    case 'verifying':
      return holder === 'here' ? 'running' : 'interrupted'
    case 'ended':
      if (head.failed > 0 || head.verified < head.done) return head.why === undefined ? 'failed' : 'unverified'
      return 'verified'
    default:
      return head.state
  }
}

/** False where this browser keeps no plans beyond the page. */
export const useKept = (): boolean => useSyncExternalStore(work.keeps.subscribe, work.keeps.get)
