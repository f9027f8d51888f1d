/** Appliances whose key met a refusal and has not been answered since: what the frame shows a way out of. */
import { useSyncExternalStore } from 'react'
import { asksForKey, isApiError } from './errors'
import { createStore } from './store'

/** `refused`: 401. `hidden`: blocked although the host answers, which a revoked key looks like on some releases. */
export type KeyTrouble = 'refused' | 'hidden'

/** So long may an appliance that comes back from a restart hide its answers; longer, and it is the key, ms. */
export const returning = 30_000

const store = createStore<ReadonlyMap<string, { is: KeyTrouble; since: number }>>(new Map())

/** Notes how a call with the key of a session ended. */
export function noteCall(appliance: string, error?: unknown): void {
  const before = store.get()
  const trouble = asksForKey(error) ? (isApiError(error) && error.kind === 401 ? 'refused' : 'hidden') : undefined
  // Another failure says nothing about the key.
  if (before.get(appliance)?.is === trouble || (error !== undefined && trouble === undefined)) return
  const next = new Map(before)
  if (trouble) next.set(appliance, { is: trouble, since: Date.now() })
  else next.delete(appliance)
  store.set(next)
}

export const isRefused = (appliance: string): boolean => store.get().has(appliance)

export const useKeyTrouble = (appliance: string): KeyTrouble | undefined =>
  useSyncExternalStore(store.subscribe, store.get).get(appliance)?.is

/**
 * How often a page asks by itself, for `refetchInterval`: no more once it is known that the key is not accepted. Another
 * key goes on with it, and so does the answer to what a person has asked.
 */
export function useWhileAccepted<Query>(
  appliance: string,
  every: number | false | ((query: Query) => number | false),
): (query: Query) => number | false {
  const trouble = useSyncExternalStore(store.subscribe, store.get).get(appliance)
  return (query) => {
    if (trouble && (trouble.is === 'refused' || Date.now() - trouble.since >= returning)) return false
    return typeof every === 'function' ? every(query) : every
  }
}
