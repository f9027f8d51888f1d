/**
 * What the explorer's forms start with: the request that another page handed over, or what was typed there last. In
 * memory, not in the address, because a body is nobody else's business.
 */
import { useSyncExternalStore } from 'react'
import type { Operation } from '../catalog/operation'
import type { Lack } from './input-of'
import type { RawInput } from './request'
import { session } from './session'
import { createStore } from './store'

export interface Handoff {
  input: RawInput
  /** What cannot be filled in. */
  lacks: readonly Lack[]
  /** Counts up, so that the same request handed over again is a new one. */
  number: number
  /** What was made of it in the form since. */
  typed?: RawInput
  /** What is typed as JSON since, where it means no request. */
  unread?: string | undefined
}

const handed = createStore<(Handoff & { operation: string }) | null>(null)
const nothing: Handoff = { input: {}, lacks: [], number: 0 }

/** By appliance, then by operation: what was typed for one is sent to no other. */
const typed = new Map<string, Map<string, Handoff>>()

/** Leaves an operation and its input for the explorer. @returns the explorer's address */
export function handInput({ id }: Pick<Operation, 'id'>, input: RawInput, lacks: readonly Lack[] = []): string {
  handed.set({ operation: id, input, lacks, number: (handed.get()?.number ?? 0) + 1 })
  return `/explorer?operation=${id}`
}

/** Keeps what stands in a form, for whoever looks something up elsewhere and comes back. */
export function keepTyped(
  appliance: string,
  operation: string,
  begun: Handoff,
  input: RawInput,
  unread?: string,
): void {
  const forms = typed.get(appliance) ?? new Map<string, Handoff>()
  typed.set(appliance, forms.set(operation, { ...begun, typed: input, unread }))
}

// Whoever signs in after a sign-out, or opens what was locked, may be somebody else.
session.subscribe(() => {
  const { appliances } = session.get()
  for (const id of typed.keys()) if (appliances.every((one) => one.id !== id)) typed.delete(id)
  if (appliances.length === 0) handed.set(null)
})

/** What the form of an operation starts with: what was typed last, unless something was handed over since. */
export function useHandoff(appliance: string, operation: string): Handoff {
  const latest = useSyncExternalStore(handed.subscribe, handed.get)
  const handoff = latest?.operation === operation ? latest : nothing
  const kept = typed.get(appliance)?.get(operation)
  return kept && kept.number >= handoff.number ? kept : handoff
}
