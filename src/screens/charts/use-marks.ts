/**
 * What happened meanwhile: audited changes of the appliance, those of alerts apart, and the operator's own notes. No
 * release tells through its API when an alert fired, so what is marked is who changed one.
 */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { reasonOf, type Appliance } from '../../api/appliance'
import { sentenceFor } from '../../api/errors'
import { query } from '../../api/query'
import { catalog } from '../../catalog'
import type { AuditEntry } from '../../catalog/auditlog'
import type { PlotMark } from '../../ui/chart/plot'
import type { BoardState } from './board'

const { list } = catalog.auditlog.operations

/** As many as a chart can show apart. */
export const most = 200

/** Whoever signs in changes nothing yet. */
const signing = /\b(log|sign)(ged|ed)?[ -]?(in|out|on|off)\b/i

const ofAlert = /\balerts?\b/i

type Wanted = Pick<BoardState, 'marks' | 'alerts' | 'notes'>

/** The marks that a board wants of what the log holds. */
export function marksOf(entries: readonly AuditEntry[], { marks, alerts, notes }: Wanted): PlotMark[] {
  const own = notes.map(({ at, text }): PlotMark => ({ at, title: text, kind: 'note' }))
  const changes = entries.flatMap(({ occur_time: at, body }): PlotMark[] => {
    const { user, operation = '', details = '' } = body
    if (typeof at !== 'number' || signing.test(operation)) return []
    const kind = ofAlert.test(`${operation} ${details}`) ? 'alert' : 'change'
    const title = [user, operation, details].filter(Boolean).join(' ')
    return (kind === 'alert' ? alerts : marks) ? [{ at, title, kind }] : []
  })
  return [...own, ...changes]
}

export interface Marks {
  marks: readonly PlotMark[]
  /** Why the log cannot be read by this key. */
  reason: string | undefined
  /** It is read for the first time: what stands so far is not all that is wanted. */
  awaited: boolean
  /** What went wrong with it, and how to ask again. */
  failed: { problem: string; again: () => void; pending: boolean } | undefined
  /** The oldest entry that was read, where there are older ones, ms since 1970. */
  back: number | undefined
}

export function useMarks(appliance: Appliance, { marks, alerts, notes }: BoardState): Marks {
  const reason = reasonOf(list, appliance)
  const read = useQuery({
    ...query(appliance, list, { query: { limit: most } }),
    enabled: (marks || alerts) && reason === undefined,
    staleTime: 30_000,
  })
  const entries = Array.isArray(read.data) ? read.data : undefined
  const shown = useMemo(() => marksOf(entries ?? [], { marks, alerts, notes }), [entries, marks, alerts, notes])
  return {
    marks: shown,
    reason,
    awaited: read.isLoading,
    failed: read.error
      ? { problem: sentenceFor(read.error), again: () => void read.refetch(), pending: read.isFetching }
      : undefined,
    back: entries && entries.length >= most ? entries.at(-1)?.occur_time : undefined,
  }
}
