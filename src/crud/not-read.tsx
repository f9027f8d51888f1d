import type { ReactNode } from 'react'
import { Button } from '../ui/button'

interface Props {
  /** What could not be read, as a sentence. */
  children: ReactNode
  onRetry: () => void
  pending: boolean
}

/** In one line, where what failed is a part of a field or of a list: what it was, and the way to ask again. */
export function NotRead({ children, onRetry, pending }: Props) {
  return (
    <>
      {children}{' '}
      <Button kind="plain" small pending={pending} onClick={onRetry}>
        Try again
      </Button>
    </>
  )
}

/** The same of the list that a field looks things up in; `unread`: the key is not accepted. */
export const NotLookedUp = ({ unread, ...again }: Omit<Props, 'children'> & { unread: boolean }) =>
  unread ? (
    'Nothing can be looked up until you sign in again.'
  ) : (
    <NotRead {...again}>The list could not be read; the request log says why.</NotRead>
  )
