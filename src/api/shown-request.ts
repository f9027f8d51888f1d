/** Which request the operator asked to see: any page may ask, the frame answers. */
import { useSyncExternalStore } from 'react'
import { log } from './log'
import { createStore } from './store'

/** A new object for every asking, so that asking twice for one request shows it twice. */
export interface ShownRequest {
  id: number
  /** In the request log, with how it ended; or in the explorer, filled in and ready to send again. */
  where: 'log' | 'explorer'
}

const shown = createStore<ShownRequest | null>(null)

function show(where: ShownRequest['where'], appliance: string, operation: string, path?: string): void {
  const entry = log
    .get()
    .findLast(
      (each) =>
        each.appliance === appliance && each.operation === operation && (path === undefined || each.path === path),
    )
  if (entry) shown.set({ id: entry.id, where })
}

/** Opens the request log at the newest request of an operation, to one path where given. */
export const showLatest = (appliance: string, operation: string, path?: string): void =>
  show('log', appliance, operation, path)

/** Opens the explorer with the newest request of an operation filled in. */
export const exploreLatest = (appliance: string, operation: string, path?: string): void =>
  show('explorer', appliance, operation, path)

export const useShownRequest = (): ShownRequest | null => useSyncExternalStore(shown.subscribe, shown.get)
