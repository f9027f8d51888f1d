import { adviceFor, isApiError, titleOf } from '../api/errors'
import { useAppliance } from '../api/session'
import { exploreLatest, showLatest } from '../api/shown-request'
import { ErrorState } from '../ui/error-state'
import { exportName } from '../ui/file-name'
import { saveBlob } from '../ui/save-blob'

interface FailedProps {
  error: unknown
  onRetry?: () => void
  pending?: boolean
}

/** An error in the place of what failed: operation, status, what to do, and the request itself. */
export function Failed({ error, onRetry, pending = false }: FailedProps) {
  const appliance = useAppliance()
  const { operation, status } = titleOf(error)
  const sent = isApiError(error) ? error : undefined
  const came = sent?.came
  return (
    <ErrorState
      operation={operation}
      status={status}
      onRetry={onRetry}
      onShowRequest={sent && (() => showLatest(appliance.id, sent.operation, sent.path))}
      onExplore={sent && (() => exploreLatest(appliance.id, sent.operation, sent.path))}
      onDownload={came && (() => saveBlob(exportName(sent.operation, appliance.name, 'json'), came))}
      pending={pending}
    >
      {adviceFor(error)}
    </ErrorState>
  )
}
