/** A part of a device's page that is read by itself: its rows, or why there are none, without touching the rest. */
import type { UseQueryResult } from '@tanstack/react-query'
import { SquareTerminal } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Appliance } from '../../../api/appliance'
import { adviceFor, titleOf } from '../../../api/errors'
import { exploreLatest, showLatest } from '../../../api/shown-request'
import type { Operation } from '../../../catalog/operation'
import { Button } from '../../../ui/button'
import { ErrorState } from '../../../ui/error-state'
import { LoadingRows } from '../../../ui/loading-rows'

/** The path of an operation on one device, as the request log has it. */
export const pathFor = (operation: Operation, id: number): string => operation.path.replace('{id}', String(id))

interface PartProps<Data> {
  appliance: Appliance
  operation: Operation
  device: number
  query: UseQueryResult<Data>
  children: (data: Data) => ReactNode
}

export function Part<Data>({ appliance, operation, device, query, children }: PartProps<Data>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) {
    const { operation: title, status } = titleOf(query.error)
    return (
      <ErrorState
        operation={title}
        status={status}
        onRetry={() => void query.refetch()}
        onShowRequest={() => showLatest(appliance.id, operation.id, pathFor(operation, device))}
        pending={query.isFetching}
      >
        {adviceFor(query.error)}
      </ErrorState>
    )
  }
  return <LoadingRows label={operation.doc} rows={4} columns={3} />
}

/** Opens the request log at the request that brought what is shown. */
export function ShowRequest({ appliance, operation, device }: Omit<PartProps<unknown>, 'query' | 'children'>) {
  return (
    <Button
      kind="plain"
      small
      icon={<SquareTerminal />}
      onClick={() => exploreLatest(appliance.id, operation.id, pathFor(operation, device))}
    >
      Show this request
    </Button>
  )
}
