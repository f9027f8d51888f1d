import type { UseQueryResult } from '@tanstack/react-query'
import { isApiError } from '../api/errors'
import { LoadingRows } from '../ui/loading-rows'
import { Failed } from './failed'
import { ReadBefore } from './read-before'

interface Props {
  read: Pick<UseQueryResult, 'data' | 'error' | 'isError' | 'isLoading' | 'isFetching' | 'refetch'>
  /** What is read. */
  label: string
  rows?: number
}

/** How it stands with a part that is read by itself: on its way, failed, or not read again. Nothing of what was read. */
export function PartState({ read, label, rows = 3 }: Props) {
  if (read.isLoading) return <LoadingRows label={label} rows={rows} />
  if (!read.isError) return null
  const again = { error: read.error, onRetry: () => void read.refetch(), pending: read.isFetching }
  return read.data === undefined ? <Failed {...again} /> : <ReadBefore part {...again} />
}

/**
 * What failed of a part that is put together from several answers: the facts of the others stand, and it is said that
 * some are missing. That the appliance has no such thing is no failure.
 */
export const PartFailures = ({ reads }: { reads: readonly Props['read'][] }) =>
  reads.flatMap((read) => {
    const error = isApiError(read.error) ? read.error : undefined
    return read.isError && error?.kind !== 404 ? [<PartState key={error?.path} read={read} label="" />] : []
  })
