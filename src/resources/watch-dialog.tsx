import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { writeRaw } from '../api/query'
import { failureWords } from '../api/answer'
import { isFailures } from '../api/send'
import { useAppliance } from '../api/session'
import { useProblem } from '../api/use-failure'
import type { Operation, Resource } from '../catalog/operation'
import { listQuery } from '../crud/list-query'
import { ManyPicker } from '../crud/picker'
import { Button } from '../ui/button'
import { Dialog, sentOnce } from '../ui/dialog'
import { count } from '../ui/format'
import { LeaveButton, useStoppable } from '../ui/stop-waiting'
import { toast } from '../ui/toast'

const noIds: ReadonlySet<string> = new Set()

export interface WatchDialogProps {
  resource: Resource<string, { assign: Operation; list: Operation }>
  onClose: () => void
}

/** Puts devices, found by name, on a list of devices. */
export function WatchDialog({ resource, onClose }: WatchDialogProps) {
  const appliance = useAppliance()
  const client = useQueryClient()
  const [picked, setPicked] = useState<string[]>([])
  const [pending, setPending] = useState(false)
  const [error, setError] = useProblem(appliance.id)
  const { begin, ...stopping } = useStoppable()
  const { assign, list } = resource.operations
  const there = useQuery(listQuery(appliance, list))
  const [, many] = resource.words
  const put = async () => {
    setPending(true)
    try {
      const input = { body: { assign: picked.map(Number) } }
      const answer = await writeRaw(client, appliance, assign, input, { signal: begin() })
      if (isFailures(answer)) return setError(failureWords(answer).replace(/\.?$/, '.'))
      toast.success(`${count(picked.length, 'device', 'devices')} put on the ${many}`)
      onClose()
    } catch (failure) {
      setError(failure)
    } finally {
      setPending(false)
    }
  }
  return (
    <Dialog
      open
      dirty={picked.length > 0}
      discarded={error === undefined ? undefined : sentOnce}
      pending={pending}
      onClose={onClose}
      title={`Put devices on the ${many}`}
      error={error}
      footer={
        <>
          <LeaveButton {...stopping} pending={pending} onLeave={onClose}>
            Cancel
          </LeaveButton>
          <Button
            kind="main"
            pending={pending}
            reason={picked.length === 0 ? 'Choose devices first' : undefined}
            onClick={() => void put()}
          >
            Put {picked.length === 0 ? 'them' : count(picked.length, 'device', 'devices')} on it
          </Button>
        </>
      }
    >
      <ManyPicker
        label="Devices"
        to="devices"
        value={picked}
        onChange={setPicked}
        without={there.data ? new Set(there.data.map((row) => String(row.id))) : noIds}
      />
    </Dialog>
  )
}
