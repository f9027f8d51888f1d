/** In what others differ from an appliance: each is read once, and compared away from the page. */
import { useQueries, useQueryClient } from '@tanstack/react-query'
import type { Appliance } from '../../../api/appliance'
import type { FoundDrift } from '../../../work/document/desk-tasks'
import { list } from '../../../ui/format'
import { driftOf, readSubject, type Subject } from '../../../work/fleet/compare'
import { pathsFor, type Ignored } from '../../../work/fleet/ignored'
import { withoutDomain } from '../common-domain'

export interface DriftRow {
  one: Appliance
  /** null while it is read or compared, and where it cannot be. */
  drift: FoundDrift | null
  error: Error | null
  /** Whose answer it was; undefined where the comparing failed. */
  failed: Appliance | undefined
  /** Which of the two have not answered yet. */
  awaited: readonly Appliance[]
  /** One of the two is read (again). */
  pending: boolean
}

export function useDrifts(
  model: Appliance | undefined,
  others: readonly Appliance[],
  subject: Subject,
  ignored: readonly Ignored[],
): { rows: DriftRow[]; again: (id?: string) => void } {
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
      failed: rest[at]?.isError ? one : base?.isError ? model : undefined,
      awaited: [...(model && base?.isPending ? [model] : []), ...(rest[at]?.isPending ? [one] : [])],
      error: rest[at]?.error ?? base?.error ?? drifts[at]?.error ?? null,
      pending: rest[at]?.isFetching === true || base?.isFetching === true,
    })),
    // What failed is read again, of one row or of all.
    again: (id) => {
      for (const [at, one] of (model ? [model, ...others] : []).entries())
        if (id === undefined || one.id === id || (at === 0 && base?.isError))
          void client.refetchQueries({ queryKey: ['fleet subject', one.id, subject] })
      for (const [at, one] of others.entries())
        if ((id === undefined || one.id === id) && drifts[at]?.isError) void drifts[at].refetch()
    },
  }
}

/** Whom it is that one waits for: of two, one may have answered long ago. */
export const readingWords = (awaited: readonly Appliance[], domain: string): string =>
  awaited.length === 0 ? 'Comparing…' : `Reading ${list(awaited.map(({ name }) => withoutDomain(name, domain)))}…`

/** What was found of several as one JSON text: `head` and, below a name of each, its differences. */
export const driftFile = ({ ignored, own, file }: FoundDrift, head: object): Blob =>
  new Blob([JSON.stringify({ ...head, ignored, own }).slice(0, -1), ',"differences":', file, '}'], {
    type: 'application/json',
  })
