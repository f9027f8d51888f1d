/** The keys of the appliances that are signed in: in memory, and reachable by nothing but the functions here. */
import { noteCall } from './key-trouble'
import { createStore } from './store'

const keys = new Map<string, string>()

/** Appliances that a run still needs, and those of them that are to be forgotten once it does not. */
const held = new Set<string>()
const dismissed = new Set<string>()

/** How many keys each appliance was given: what was said of one before the last is old. */
export const keysGiven = createStore<ReadonlyMap<string, number>>(new Map())

export const setKey = (appliance: string, key: string): void => {
  keys.set(appliance, key)
  const given = keysGiven.get()
  keysGiven.set(new Map(given).set(appliance, (given.get(appliance) ?? 0) + 1))
  dismissed.delete(appliance)
  // What came of the one before says nothing about it.
  noteCall(appliance)
}

export const keyOf = (appliance: string): string | undefined => keys.get(appliance)

/** Forgets a key: at once, or when the run that holds it lets go of it. */
export const forgetKey = (appliance: string): void => {
  if (held.has(appliance)) dismissed.add(appliance)
  else keys.delete(appliance)
}

/** Keeps the key of an appliance through a sign-out, for a run that is not over. */
export const holdKey = (appliance: string): void => void held.add(appliance)

/** Ends that; a key that was to be forgotten meanwhile is. */
export const releaseKey = (appliance: string): void => {
  held.delete(appliance)
  if (dismissed.delete(appliance)) keys.delete(appliance)
}
