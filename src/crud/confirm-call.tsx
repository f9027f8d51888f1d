import { isApiError } from '../api/errors'
import { useProblem } from '../api/use-failure'
import { ConfirmDialog, type ConfirmDialogProps } from '../ui/dialog'

interface ConfirmCallProps extends Omit<ConfirmDialogProps, 'onFailed'> {
  /** Id of the appliance that is asked. */
  of: string
}

/** Asks before an appliance is asked for something: that its key was refused goes once there is another one. */
export function ConfirmCall(props: ConfirmCallProps) {
  // A closed dialog forgets what came of it.
  return props.open ? <Asked {...props} /> : null
}

function Asked({ of, ...props }: ConfirmCallProps) {
  const [failed, setFailed] = useProblem(of)
  return (
    <ConfirmDialog
      {...props}
      error={props.error ?? failed}
      onFailed={(failure) => setFailed(failure instanceof Error && !isApiError(failure) ? failure.message : failure)}
    />
  )
}
