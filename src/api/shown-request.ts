/** Which request the operator asked to see: any page may ask, the request log answers by opening at it. */
import { useSyncExternalStore } from 'react'
import { log } from './log'
import { createStore } from './store'

/** A new object for every asking, so that asking twice for one request opens the log twice. */
export interface ShownRequest {
  id: number
}

const shown = createStore<ShownRequest | null>(null)

/** Opens the request log at an entry. */
export const showRequest = (id: number): void => shown.set({ id })

/** Opens the request log at the newest request of an operation, to one path where given. */
export function showLatest(appliance: string, operation: string, path?: string): void {
  const entry = log
    .get()
    .findLast(
      (each) =>
        each.appliance === appliance && each.operation === operation && (path === undefined || each.path === path),
    )
  if (entry) showRequest(entry.id)
}

export const useShownRequest = (): ShownRequest | null => useSyncExternalStore(shown.subscribe, shown.get)
