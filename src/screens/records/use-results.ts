import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { Appliance } from '../../api/appliance'
import { RecordsSession, type Results } from './session'

/**
 * The search of an appliance and its results. They live among the answers of the appliance: they outlast a visit to
 * another page for ten minutes, and a sign-out forgets them.
 */
export function useResults(appliance: Appliance): [RecordsSession, Results] {
  const { data: session } = useQuery({
    queryKey: [appliance.id, 'the search over records'],
    queryFn: () => new RecordsSession(appliance),
    initialData: () => new RecordsSession(appliance),
    enabled: false,
    staleTime: Infinity,
    gcTime: 600_000,
    structuralSharing: false,
  })
  return [session, useSyncExternalStore(session.subscribe, session.snapshot)]
}
