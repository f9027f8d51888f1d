/** Which request the operator asked to see: any page may ask, the frame answers. */
import { useSyncExternalStore } from 'react'
import type { Operation } from '../catalog/operation'
import { handInput } from './handed-request'
import { log, type LogEntry } from './log'
import type { RawInput } from './request'
import { createStore } from './store'

/** A new object for every asking, so that asking twice for one request shows it twice. */
export type ShownRequest =
  /** In the request log, with how it ended. */
  | { where: 'log'; id: number }
  /** In the explorer, filled in and ready to send again. */
  | { where: 'explorer'; address: string }

const shown = createStore<ShownRequest | null>(null)

const latest = (appliance: string, operation: string, path: string | undefined): LogEntry | undefined =>
  log
    .get()
    .findLast(
      (each) =>
        each.appliance === appliance && each.operation === operation && (path === undefined || each.path === path),
    )

/** Opens the request log at the newest request of an operation, to one path where given. */
export function showLatest(appliance: string, operation: string, path?: string): void {
  const entry = latest(appliance, operation, path)
  if (entry) shown.set({ where: 'log', id: entry.id })
}

/** Opens the explorer with the newest request of an operation as the log has it. */
export function exploreLatest(appliance: string, operation: string, path?: string): void {
  const entry = latest(appliance, operation, path)
  if (entry) void handOver(entry)
}

/** Every page can hand a logged request over, few do: how comes when it is asked for. */
async function handOver(entry: LogEntry): Promise<void> {
  const { handToExplorer } = await import('./explorer-handoff')
  const address = handToExplorer(entry)
  if (address !== null) shown.set({ where: 'explorer', address })
}

/** Opens the explorer with an operation and its input, whether or not the log still has such a request. */
export const explore = (operation: Operation, input: RawInput = {}): void =>
  shown.set({ where: 'explorer', address: handInput(operation, input) })

export const useShownRequest = (): ShownRequest | null => useSyncExternalStore(shown.subscribe, shown.get)
