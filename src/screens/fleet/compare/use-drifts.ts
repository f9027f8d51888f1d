/** In what others differ from an appliance: each is read once, and compared away from the page. */
import { useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
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
  /** One of the two is read (again), or they are compared; nothing is where somebody has stopped it. */
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
      // What was found before a path was ignored tells nothing of it, once the comparing was stopped.
      drift: (drifts[at]?.isPlaceholderData && !drifts[at].isFetching ? null : drifts[at]?.data) ?? null,
      failed: rest[at]?.isError ? one : base?.isError ? model : undefined,
      awaited: [...(model && base?.isPending ? [model] : []), ...(rest[at]?.isPending ? [one] : [])],
      error: rest[at]?.error ?? base?.error ?? drifts[at]?.error ?? null,
      pending: [base, rest[at], drifts[at]].some((read) => read?.isFetching),
    })),
    // What failed or was stopped is read again, of one row or of all; what had come stays.
    again: (id) => {
      const failed = drifts.map((drift, at) => drift.isError && concerns(id, others[at]))
      const open = reads.filter((read, at) =>
        at === 0
          ? isOpen(read) || failed.includes(true)
          : concerns(id, others[at - 1]) && (isOpen(read) || failed[at - 1]),
      )
      const uncompared = drifts.filter((drift, at) => drift.isEnabled && concerns(id, others[at]) && isOpen(drift))
      for (const one of [...open, ...uncompared]) void one.refetch()
    },
  }
}

const concerns = (id: string | undefined, one: Appliance | undefined): boolean => id === undefined || one?.id === id

/** Nothing has come, and nothing is on its way. */
const isOpen = (read: UseQueryResult): boolean =>
  (read.data === undefined || read.isPlaceholderData) && !read.isFetching

/** Whom it is that one waits for, or did: of two, one may have answered long ago. */
export function readingWords({ awaited, pending }: Pick<DriftRow, 'awaited' | 'pending'>, domain: string): string {
  const names = list(awaited.map(({ name }) => withoutDomain(name, domain)))
  if (awaited.length === 0) return pending ? 'Comparing…' : 'Not compared'
  return pending ? `Reading ${names}…` : `${names} ${awaited.length === 1 ? 'is' : 'are'} not read`
}

/** What was found of several as one JSON text: `head` and, below a name of each, its differences. */
export const driftFile = ({ ignored, own, file }: FoundDrift, head: object): Blob =>
  new Blob([JSON.stringify({ ...head, ignored, own }).slice(0, -1), ',"differences":', file, '}'], {
    type: 'application/json',
  })
