/**
 * "Show this request": another page hands a request to the explorer. It travels in memory, not in the address,
 * because a body is nobody else's business.
 */
import { useSyncExternalStore } from 'react'
import type { Operation } from '../catalog/operation'
import type { LogEntry } from './log'
import { inputOf, lacksOf, type Lack } from './input-of'
import type { RawInput } from './request'
import { createStore } from './store'

export interface Handoff {
  operation: string
  input: RawInput
  /** What cannot be filled in. */
  lacks: readonly Lack[]
  /** Counts up, so that the same request handed over again is a new one. */
  number: number
}

const handed = createStore<Handoff | null>(null)

function hand(operation: string, input: RawInput, lacks: readonly Lack[]): string {
  handed.set({ operation, input, lacks, number: (handed.get()?.number ?? 0) + 1 })
  return `/explorer?operation=${operation}`
}

/** Leaves an operation and its input for the explorer. @returns the explorer's address */
export const handInput = (operation: Operation, input: RawInput): string => hand(operation.id, input, [])

/**
 * Leaves a logged request for the explorer.
 * @returns the explorer's address; null for an operation that the catalogue does not have
 */
export function handToExplorer(entry: LogEntry): string | null {
  const input = inputOf(entry)
  return input && hand(entry.operation, input, lacksOf(entry))
}

/** The request handed over last, if it is of this operation. */
export function useHandoff(operation: string): Handoff | null {
  const handoff = useSyncExternalStore(handed.subscribe, handed.get)
  return handoff?.operation === operation ? handoff : null
}
