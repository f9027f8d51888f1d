import { adviceFor, titleOf } from '../api/errors'
import { Button } from '../ui/button'
import { Note } from '../ui/note'

interface ReadBeforeProps {
  error: unknown
  onRetry: () => void
  pending?: boolean
  /** Within a part of a page, instead of over the whole of it. */
  part?: boolean
}

/** Above what could not be read again: it stands as it was read before, and may be otherwise by now. */
export function ReadBefore({ error, onRetry, pending = false, part = false }: ReadBeforeProps) {
  const { operation, status } = titleOf(error)
  return (
    <Note
      kind="danger"
      wide={!part}
      actions={
        <Button small pending={pending} onClick={onRetry}>
          Try again
        </Button>
      }
    >
      <b>
        {operation}: {status}.
      </b>{' '}
      {adviceFor(error)} What is shown was read before.
    </Note>
  )
}
