/** A part of a device's page that is read by itself: its rows, or why there are none, without touching the rest. */
import type { UseQueryResult } from '@tanstack/react-query'
import { SquareTerminal } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RawInput } from '../../../api/request'
import { explore } from '../../../api/shown-request'
import type { Operation } from '../../../catalog/operation'
import { PartState } from '../../../crud/part-state'
import { Button, IconButton } from '../../../ui/button'

interface PartProps<Data> {
  operation: Operation
  query: UseQueryResult<Data>
  children: (data: Data) => ReactNode
}

export function Part<Data>({ operation, query, children }: PartProps<Data>) {
  return (
    <>
      <PartState read={query} label={operation.doc} rows={4} />
      {query.data !== undefined && children(query.data)}
    </>
  )
}

interface ShowRequestProps {
  operation: Operation
  input: RawInput
  /** Of a part among others: its picture is enough beside what it shows. */
  ofPart?: boolean
}

/** Opens the explorer with the request that brought what is shown. */
export function ShowRequest({ operation, input, ofPart }: ShowRequestProps) {
  const label = 'Show this request'
  const show = () => explore(operation, input)
  if (ofPart) return <IconButton kind="plain" small label={label} icon={<SquareTerminal />} onClick={show} />
  return (
    <Button kind="plain" small icon={<SquareTerminal />} onClick={show}>
      {label}
    </Button>
  )
}
