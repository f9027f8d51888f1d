/** What happened meanwhile: audited changes of the appliance, and the operator's own notes. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { reasonOf, type Appliance } from '../../api/appliance'
import { query } from '../../api/query'
import { catalog } from '../../catalog'
import type { PlotMark } from '../../ui/chart/plot'
import type { BoardState } from './board'

const { list } = catalog.auditlog.operations

/** As many as a chart can show apart. */
const most = 200

export function useMarks(appliance: Appliance, { marks, notes }: BoardState): readonly PlotMark[] {
  const read = useQuery({
    ...query(appliance, list, { query: { limit: most } }),
    enabled: marks && reasonOf(list, appliance) === undefined,
    staleTime: 30_000,
  })
  return useMemo(() => {
    const own = notes.map(({ at, text }): PlotMark => ({ at, title: text, kind: 'note' }))
    if (!marks || !Array.isArray(read.data)) return own
    const changes = read.data.flatMap((entry): PlotMark[] => {
      const title = [entry.body.user, entry.body.operation, entry.body.details].filter(Boolean).join(' ')
      return typeof entry.occur_time === 'number' ? [{ at: entry.occur_time, title, kind: 'change' }] : []
    })
    return [...own, ...changes]
  }, [marks, notes, read.data])
}
