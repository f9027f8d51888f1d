/** How far uploads and watches of this page are, appliance by appliance; several times a second, so not in the journal. */
import { useSyncExternalStore } from 'react'
import { createStore } from '../../api/store'
import { firstOf } from '../../browser/first-of'
import type { Pace } from './speed'
import type { Followed } from './followed'
import type { Phase } from './watch'

export interface Told {
  pace?: Pace
  watch?: { followed: Followed; phase: Phase }
}

const store = createStore<ReadonlyMap<string, Told>>(new Map())
const uploads = new Map<string, AbortController>()

const set = (appliance: string, told: Told) =>
  store.set(new Map(store.get()).set(appliance, { ...store.get().get(appliance), ...told }))

export const telling = {
  /** An upload begins; it ends with `outer` or by `stopUpload`. */
  begin(appliance: string, outer: AbortSignal) {
    const own = new AbortController()
    uploads.set(appliance, own)
    return {
      signal: firstOf(outer, own.signal),
      end: () => {
        uploads.delete(appliance)
        const { pace: _, ...rest } = store.get().get(appliance) ?? {}
        store.set(new Map(store.get()).set(appliance, rest))
      },
    }
  },
  pace: (appliance: string, pace: Pace) => set(appliance, { pace }),
  look: (appliance: string, followed: Followed, phase: Phase) => set(appliance, { watch: { followed, phase } }),
}

/** Ends the upload to an appliance. */
export const stopUpload = (appliance: string): void => uploads.get(appliance)?.abort()

/** What is told of an appliance now. */
export const useTold = (appliance: string): Told | undefined =>
  useSyncExternalStore(store.subscribe, () => store.get().get(appliance))
