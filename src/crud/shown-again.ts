import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { isTriedAgain, readShownAgain } from '../api/query'
import { useAppliance } from '../api/session'

/** Refresh of a whole page: reads again whatever stands on it, and whether any of that is being read. */
export function useShownAgain(): {
  again: (signal?: AbortSignal) => Promise<void>
  reading: boolean
  /** Stops what is tried again, and its failure stands there as before; undefined where nothing is. */
  stop: (() => void) | undefined
} {
  const appliance = useAppliance()
  const client = useQueryClient()
  // The look at the clock comes when the page has read, just when one would press: a busy button lets that go by.
  const reading = useIsFetching({
    queryKey: [appliance.id],
    type: 'active',
    predicate: ({ queryKey }) => queryKey[1] !== 'clock',
  })
  const tried = { queryKey: [appliance.id], type: 'active', predicate: isTriedAgain } as const
  const stop = () => void client.cancelQueries(tried)
  const trying = useIsFetching(tried) > 0
  return {
    stop: trying ? stop : undefined,
    again: (signal) => readShownAgain(client, appliance, signal),
    reading: reading > 0,
  }
}
