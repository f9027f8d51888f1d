/** What was sent from the explorer in this page's life: operation, input and how it ended. Never the key. */
import { useSyncExternalStore } from 'react'
import { createStore } from '../../api/store'
import type { RawInput } from '../../api/request'

export interface Sent {
  id: number
  appliance: string
  operation: string
  input: RawInput
  status: number | null
  ms: number
  /** ms since 1970 */
  at: number
}

const most = 50
const sent = createStore<readonly Sent[]>([])
let next = 1

export function note(entry: Omit<Sent, 'id'>): void {
  sent.set([{ ...entry, id: next++ }, ...sent.get()].slice(0, most))
}

export const clearHistory = (): void => sent.set([])

/** Newest first. */
export const useHistory = (): readonly Sent[] => useSyncExternalStore(sent.subscribe, sent.get)
