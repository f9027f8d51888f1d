import { Plus } from 'lucide-react'
import { useState } from 'react'
import { reasonOf } from '../api/appliance'
import { useAppliance } from '../api/session'
import { Button } from '../ui/button'
import { lazily } from '../ui/lazily'
import type { WatchDialogProps } from './watch-dialog'

const WatchDialog = lazily(() => import('./watch-dialog').then((module) => module.WatchDialog))

/** Asks for devices to put on a list of devices. */
export function WatchButton({ resource }: Pick<WatchDialogProps, 'resource'>) {
  const appliance = useAppliance()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        kind="main"
        icon={<Plus aria-hidden />}
        reason={reasonOf(resource.operations.assign, appliance)}
        onClick={() => setOpen(true)}
      >
        Put devices on it…
      </Button>
      {open && <WatchDialog resource={resource} onClose={() => setOpen(false)} />}
    </>
  )
}
