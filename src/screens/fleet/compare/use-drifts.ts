/** In what others differ from an appliance: each is read once, and compared away from the page. */
import { useQueries, useQueryClient } from '@tanstack/react-query'
import type { Appliance } from '../../../api/appliance'
import type { FoundDrift } from '../../../work/document/desk-tasks'
import { driftOf, readSubject, type Subject } from '../../../work/fleet/compare'
import { pathsFor, type Ignored } from '../../../work/fleet/ignored'

export interface DriftRow {
  one: Appliance
  /** null while it is read or compared, and where it cannot be. */
  drift: FoundDrift | null
  error: Error | null
}

export function useDrifts(
  model: Appliance | undefined,
  others: readonly Appliance[],
  subject: Subject,
  ignored: readonly Ignored[],
): { rows: DriftRow[]; again: () => void } {
  const client = useQueryClient()
  const reads = useQueries({
    queries: (model ? [model, ...others] : []).map((one) => ({
      queryKey: ['fleet subject', one.id, subject],
      queryFn: ({ signal }: { signal: AbortSignal }) => readSubject(one, subject, signal),
      structuralSharing: false,
    })),
  })
  const [base, ...rest] = reads
  const drifts = useQueries({
    queries: (model ? others : []).map((one, at) => {
      const [left, right] = [base?.data, rest[at]?.data]
      const paths = pathsFor(ignored, model?.id ?? '', one.id)
      const pair = ['fleet drift', model?.id, one.id, subject]
      return {
        queryKey: [...pair, base?.dataUpdatedAt, rest[at]?.dataUpdatedAt, paths],
        queryFn: async ({ signal }: { signal: AbortSignal }) => {
          if (!left || !right) throw new Error('Nothing is read yet')
          return driftOf(subject, left, right, paths, signal)
        },
        enabled: left !== undefined && right !== undefined,
        // What was found of the two stays meanwhile: the row in which a path was ignored is where one goes on.
        placeholderData: () =>
          client.getQueriesData<FoundDrift>({ queryKey: pair }).findLast(([, found]) => found)?.[1],
        staleTime: Infinity,
        gcTime: 30_000,
        retry: false,
        structuralSharing: false,
      }
    }),
  })
  return {
    rows: (model ? others : []).map((one, at) => ({
      one,
      drift: drifts[at]?.data ?? null,
      error: rest[at]?.error ?? base?.error ?? drifts[at]?.error ?? null,
    })),
    again: () => {
      for (const one of model ? [model, ...others] : [])
        void client.refetchQueries({ queryKey: ['fleet subject', one.id, subject] })
    },
  }
}

/** What was found of several as one JSON text: `head` and, below a name of each, its differences. */
export const driftFile = ({ ignored, own, file }: FoundDrift, head: object): Blob =>
  new Blob([JSON.stringify({ ...head, ignored, own }).slice(0, -1), ',"differences":', file, '}'], {
    type: 'application/json',
  })
