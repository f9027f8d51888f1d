import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import type { Appliance } from '../../api/appliance'
import { useHolding } from '../../api/use-failure'
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
  const results = useSyncExternalStore(session.subscribe, session.snapshot)
  const error = useHolding(appliance.id, results.error)
  const shown = useMemo(() => {
    if (error === results.error) return results
    // A first answer that another key may get is still to be asked for: it found nothing is not said.
    return { ...results, error, ...(results.rows.length === 0 && { ran: undefined }) }
  }, [results, error])
  return [session, shown]
}
