import { ConfirmDialog } from '../../ui/dialog'
import { TimeText } from '../../ui/time-text'
import { titleOf } from '../../work/fleet/expected'
import type { Member } from '../../work/fleet/member'

interface StartDialogProps {
  members: readonly Member[]
  /** When it begins, ms; null for now. */
  at: number | null
  /** It was begun before. */
  again: boolean
  onClose: () => void
  onStart: () => void
}

/** The question before a plan is started, or goes on: it restarts as many appliances as have to be typed. */
export function StartDialog({ members, at, again, onClose, onStart }: StartDialogProps) {
  const [first] = members
  const all = members.length === 1 && first ? first.name : `${members.length} appliances`
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`${titleOf({ members })}?`}
      action={again ? 'Go on with the upgrade' : 'Start the upgrade'}
      keep={again ? 'Leave it as it is' : 'Keep the plan'}
      typed={all}
      onConfirm={onStart}
    >
      <p>
        It {again ? 'goes on' : 'begins'} {at === null ? 'now' : <TimeText at={at} mode="exact" />}. Each appliance
        restarts when its firmware is installed, and nobody reaches it meanwhile. Pause and Abort spare those that have
        not begun.
      </p>
    </ConfirmDialog>
  )
}
