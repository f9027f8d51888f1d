/**
 * The export of an appliance's records. It outlasts a visit to another page and goes on meanwhile; signing out forgets
 * it as it forgets the answers, and its file with it. Neither is that done nor the tab closed without a question.
 */
import { hashKey, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Appliance } from '../../api/appliance'
import { count, number } from '../../ui/format'
import { holdUnsaved } from '../../work/unsaved'
import type { ExportState, RecordExport } from './export-run'

const unsaved: ReadonlySet<ExportState> = new Set(['running', 'paused'])

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
    // On whatever page one is meanwhile, its rows would go with the tab.
    const ask = (event: BeforeUnloadEvent) => {
      if (unsaved.has(next.snapshot().state)) event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    const release = holdUnsaved(appliance.id, () => {
      const { state, written, total } = next.snapshot()
      if (!unsaved.has(state)) return undefined
      const rows = `${count(written, 'row', 'rows')}${total === undefined ? '' : ` of ${number(total, 0)}`}`
      return `An export of records, ${rows} so far, is not saved and would be lost.`
    })
    const hash = hashKey(queryKey)
    const stop = client.getQueryCache().subscribe(({ type, query }) => {
      if (query.queryHash !== hash || (type !== 'removed' && query.state.data === next)) return
      stop()
      removeEventListener('beforeunload', ask)
      release()
      void next.discard()
    })
  }
  return [work, keep]
}
