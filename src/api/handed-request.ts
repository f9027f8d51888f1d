/**
 * The request that another page handed to the explorer: in memory, not in the address, because a body is nobody else's
 * business.
 */
import { useSyncExternalStore } from 'react'
import type { Operation } from '../catalog/operation'
import type { Lack } from './input-of'
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

/** Leaves an operation and its input for the explorer. @returns the explorer's address */
export function handInput({ id }: Pick<Operation, 'id'>, input: RawInput, lacks: readonly Lack[] = []): string {
  handed.set({ operation: id, input, lacks, number: (handed.get()?.number ?? 0) + 1 })
  return `/explorer?operation=${id}`
}

/** The request handed over last, if it is of this operation. */
export function useHandoff(operation: string): Handoff | null {
  const handoff = useSyncExternalStore(handed.subscribe, handed.get)
  return handoff?.operation === operation ? handoff : null
}
