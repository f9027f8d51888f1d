import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { readShownAgain } from '../api/query'
import { useAppliance } from '../api/session'

/** Refresh of a whole page: reads again whatever stands on it, and whether any of that is being read. */
export function useShownAgain(): { again: (signal?: AbortSignal) => Promise<void>; reading: boolean } {
  const appliance = useAppliance()
  const client = useQueryClient()
  // The look at the clock comes when the page has read, just when one would press: a busy button lets that go by.
  const reading = useIsFetching({
    queryKey: [appliance.id],
    type: 'active',
    predicate: ({ queryKey }) => queryKey[1] !== 'clock',
  })
  return { again: (signal) => readShownAgain(client, appliance, signal), reading: reading > 0 }
}
