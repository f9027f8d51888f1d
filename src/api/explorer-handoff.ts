/**
 * "Show this request": another page hands a request to the explorer. It travels in memory, not in the address,
 * because a body may hold a password.
 */
import type { RawInput } from './request'

export interface Handoff {
  operation: string
  input: RawInput
}

let waiting: Handoff | null = null

/** Leaves a request for the explorer; the caller then goes to `/explorer?operation=ID`. */
export function handToExplorer(request: Handoff): void {
  waiting = request
}

/** The request left for an operation, once. */
export function takeHandoff(operation: string): RawInput | null {
  if (waiting?.operation !== operation) return null
  const { input } = waiting
  waiting = null
  return input
}
