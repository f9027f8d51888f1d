import { adviceFor, isApiError, titleOf } from '../api/errors'
import { useAppliance } from '../api/session'
import { showLatest } from '../api/shown-request'
import { ErrorState } from '../ui/error-state'

interface FailedProps {
  error: unknown
  onRetry?: () => void
  pending?: boolean
}

/** An error in the place of what failed: operation, status, what to do, and the request itself. */
export function Failed({ error, onRetry, pending = false }: FailedProps) {
  const appliance = useAppliance()
  const { operation, status } = titleOf(error)
  const show = isApiError(error) ? () => showLatest(appliance.id, error.operation, error.path) : undefined
  return (
    <ErrorState operation={operation} status={status} onRetry={onRetry} onShowRequest={show} pending={pending}>
      {adviceFor(error)}
    </ErrorState>
  )
}
