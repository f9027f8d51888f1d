import { useCallback, useState, useSyncExternalStore } from 'react'
import { asksForKey, sentenceFor } from './errors'
import { isRefused } from './key-trouble'
import { keysGiven } from './keys'

/**
 * What came of sending a form, as long as it holds: that the key is not accepted goes once there is another key, without
 * the form being sent again.
 */
export function useFailure(
  appliance: string,
  first?: unknown,
): [failure: unknown, setFailure: (failure: unknown) => void] {
  const key = useSyncExternalStore(keysGiven.subscribe, keysGiven.get).get(appliance)
  const [met, setMet] = useState(() => meet(appliance, first))
  const isOld = met !== undefined && met.key !== key && met.asks
  const set = useCallback((failure: unknown) => setMet(meet(appliance, failure)), [appliance])
  return [isOld ? undefined : met?.failure, set]
}

/** The same of a failure that is kept elsewhere, such as beside what a search has found. */
export function useHolding(appliance: string, failure: unknown): unknown {
  const [holds, setHolds] = useFailure(appliance, failure)
  const [known, setKnown] = useState(failure)
  if (known !== failure) {
    setKnown(failure)
    setHolds(failure)
  }
  return holds
}

const meet = (appliance: string, failure: unknown) =>
  failure === undefined
    ? undefined
    : {
        failure,
        key: keysGiven.get().get(appliance),
        // Of what was only told in words, as a plan tells it, nothing else says whether it came of the key.
        asks: asksForKey(failure) || (typeof failure === 'string' && isRefused(appliance)),
      }

/** The same in words; what is given as text is told as it is. */
export function useProblem(
  appliance: string,
  first?: unknown,
): [problem: string | undefined, setProblem: (failure: unknown) => void] {
  const [failure, setFailure] = useFailure(appliance, first)
  return [failure === undefined || typeof failure === 'string' ? failure : sentenceFor(failure), setFailure]
}
