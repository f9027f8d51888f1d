/** The live and the saved configuration, read as text. */
import { useQuery } from '@tanstack/react-query'
import { reasonOf, type Appliance } from '../../api/appliance'
import { runningconfig } from '../../catalog/runningconfig'
import { readConfig } from '../../work/document/config'

const every = 60_000

export const documentKey = (appliance: Appliance, which: 'live' | 'saved') =>
  [appliance.id, runningconfig.name, 'document', which] as const

export function useConfigs(appliance: Appliance) {
  const open = reasonOf(runningconfig.operations.get, appliance) === undefined
  const options = (which: 'live' | 'saved') => ({
    queryKey: documentKey(appliance, which),
    queryFn: ({ signal }: { signal: AbortSignal }) => readConfig(appliance, which, { signal }),
    enabled: open,
    refetchInterval: every,
    retry: false,
    // Maps cannot be shared between two answers.
    structuralSharing: false,
  })
  return { live: useQuery(options('live')), saved: useQuery(options('saved')) }
}
