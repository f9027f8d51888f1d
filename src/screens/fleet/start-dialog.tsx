import { ConfirmDialog } from '../../ui/dialog'
import { TimeText } from '../../ui/time-text'
import { titleOf } from '../../work/fleet/expected'
import type { FleetPlan } from '../../work/fleet/member'

interface StartDialogProps {
  plan: FleetPlan
  onClose: () => void
  onStart: () => void
}

/** The question before a plan is started: it restarts as many appliances as have to be typed. */
export function StartDialog({ plan, onClose, onStart }: StartDialogProps) {
  const { members, settings } = plan
  const [first] = members
  const all = members.length === 1 && first ? first.name : `${members.length} appliances`
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`${titleOf(plan)}?`}
      action="Start the upgrade"
      keep="Keep the plan"
      typed={all}
      onConfirm={onStart}
    >
      <p>
        It begins {settings.startAt === null ? 'now' : <TimeText at={settings.startAt} mode="exact" />}. Each appliance
        restarts when its firmware is installed, and nobody reaches it meanwhile. Pause and Abort spare those that have
        not begun.
      </p>
    </ConfirmDialog>
  )
}
