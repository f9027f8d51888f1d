import { useState, useSyncExternalStore } from 'react'
import { asksForKey } from './errors'
import { keysGiven } from './keys'

/**
 * What came of sending a form, as long as it holds: that the key is not accepted goes once there is another key, without
 * the form being sent again.
 */
export function useFailure(appliance: string): [failure: unknown, setFailure: (failure: unknown) => void] {
  const key = useSyncExternalStore(keysGiven.subscribe, keysGiven.get).get(appliance)
  const [met, setMet] = useState<{ failure: unknown; key: number | undefined }>()
  const isOld = met !== undefined && met.key !== key && asksForKey(met.failure)
  return [
    isOld ? undefined : met?.failure,
    (failure) => setMet(failure === undefined ? undefined : { failure, key: keysGiven.get().get(appliance) }),
  ]
}
