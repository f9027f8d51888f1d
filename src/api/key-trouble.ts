/** Appliances whose key met a refusal and has not been answered since: what the frame shows a way out of. */
import { useSyncExternalStore } from 'react'
import { asksForKey, isApiError } from './errors'
import { createStore } from './store'

/** `refused`: 401. `hidden`: blocked although the host answers, which a revoked key looks like on some releases. */
export type KeyTrouble = 'refused' | 'hidden'

const store = createStore<ReadonlyMap<string, KeyTrouble>>(new Map())

/** Notes how a call with the key of a session ended. */
export function noteCall(appliance: string, error?: unknown): void {
  const before = store.get()
  const trouble = asksForKey(error) ? (isApiError(error) && error.kind === 401 ? 'refused' : 'hidden') : undefined
  // Another failure says nothing about the key.
  if (before.get(appliance) === trouble || (error !== undefined && trouble === undefined)) return
  const next = new Map(before)
  if (trouble) next.set(appliance, trouble)
  else next.delete(appliance)
  store.set(next)
}

export const useKeyTrouble = (appliance: string): KeyTrouble | undefined =>
  useSyncExternalStore(store.subscribe, store.get).get(appliance)
