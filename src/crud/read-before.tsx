import { adviceFor, titleOf } from '../api/errors'
import { Button } from '../ui/button'
import { Note } from '../ui/note'

/** Above what could not be read again: it stands as it was read before, and may be otherwise by now. */
export function ReadBefore({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { operation, status } = titleOf(error)
  return (
    <Note
      kind="danger"
      wide
      actions={
        <Button small onClick={onRetry}>
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
