/** What most sign-ins do not need: the first key, and a word about the server of this page. */
import { HostingNote } from './hosting-note'
import { NoKeyYet, type NoKeyYetProps } from './no-key-yet'

export function BelowForm(props: NoKeyYetProps) {
  return (
    <>
      <NoKeyYet {...props} />
      <HostingNote />
    </>
  )
}
