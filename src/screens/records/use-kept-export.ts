/**
 * The export of an appliance's records. It outlasts a visit to another page and goes on meanwhile; signing out forgets
 * it as it forgets the answers, and its file with it.
 */
import { hashKey, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Appliance } from '../../api/appliance'
import type { RecordExport } from './export-run'

export function useKeptExport(appliance: Appliance): [RecordExport | null, (work: RecordExport | null) => void] {
  const client = useQueryClient()
  const queryKey = [appliance.id, 'the export of records']
  const { data: work } = useQuery<RecordExport | null>({
    queryKey,
    queryFn: () => null,
    initialData: null,
    enabled: false,
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
  })
  const keep = (next: RecordExport | null) => {
    client.setQueryData(queryKey, next)
    if (!next) return
    const hash = hashKey(queryKey)
    const stop = client.getQueryCache().subscribe(({ type, query }) => {
      if (query.queryHash !== hash || (type !== 'removed' && query.state.data === next)) return
      stop()
      void next.discard()
    })
  }
  return [work, keep]
}
