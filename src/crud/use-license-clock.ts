/** The appliance's clock where no answer that was asked for anyway has told of it. */
import { useQuery } from '@tanstack/react-query'
import { reasonOf, type Appliance } from '../api/appliance'
import { call } from '../api/send'
import { license } from '../catalog/license'
import type { Output } from '../catalog/operation'
import { learnClock, useClockDifference } from '../work/appliance-clock'

/**
 * The appliance's time, ms since 1970: what a license says until when it runs, and for how long, differ by it. Undefined
 * for one that has run out, or never does.
 */
export const toldBy = ({
  expires_at: at,
  expires_in: left,
}: Pick<Output<typeof license.operations.get>, 'expires_at' | 'expires_in'>): number | undefined =>
  typeof at === 'number' && typeof left === 'number' && left > 0 ? at - left : undefined

/** The appliance's clock less the browser's, ms. */
export function useLicenseClock(appliance: Appliance, enabled = true): number {
  const { get } = license.operations
  useQuery({
    queryKey: [appliance.id, 'clock'],
    queryFn: async ({ signal }) => {
      const sent = Date.now()
      const now = toldBy(await call(appliance, get, {}, { signal, retries: 0 }))
      if (now !== undefined) learnClock(appliance.id, now, sent)
      return null
    },
    enabled: enabled && reasonOf(get, appliance) === undefined,
    retry: false,
    staleTime: Infinity,
  })
  return useClockDifference(appliance.id)
}
