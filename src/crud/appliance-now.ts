import { useAppliance } from '../api/session'
import { useNow } from '../ui/time-text'
import { useClockDifference } from '../work/appliance-clock'

/** The time on the appliance's clock in ms, anew every `everyMs`: what it calls over, active or running is so by that one. */
export function useApplianceNow(everyMs: number): number {
  const { id } = useAppliance()
  return useNow(everyMs) + useClockDifference(id)
}
