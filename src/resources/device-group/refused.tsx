import { adviceFor, titleOf } from '../../api/errors'
import { Note } from '../../ui/note'

/** Why a group was not saved. */
export function Refused({ error }: { error: unknown }) {
  const { operation, status } = titleOf(error)
  return (
    <Note kind="danger" live>
      <b>
        {operation}: {status}.
      </b>{' '}
      {adviceFor(error)}
    </Note>
  )
}
