/** The question for another key, over whatever is open. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { signIn } from '../api/sign-in'
import type { Appliance } from '../api/appliance'
import { canKeep } from '../api/session'
import { KeyField, useKeyEntry } from '../crud/key-entry'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Dialog } from '../ui/dialog'

interface Props {
  appliance: Appliance
  /** What gets the focus where what had it is gone. */
  from: Element | null
  onClose: () => void
}

export function SignInAgain({ appliance, from, onClose }: Props) {
  const client = useQueryClient()
  const [keep, setKeep] = useState(false)
  const entry = useKeyEntry(
    (key, signal) => signIn({ url: appliance.url, key, keep }, { signal }),
    () => {
      void client.invalidateQueries({ queryKey: [appliance.id] })
      onClose()
    },
  )
  useEffect(
    () => () => {
      if (document.activeElement === document.body && from instanceof HTMLElement) from.focus({ preventScroll: true })
    },
    [from],
  )
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <>
          Sign in again to <bdi>{appliance.name}</bdi>
        </>
      }
      error={entry.diagnosis}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button kind="main" pending={entry.pending} onClick={() => void entry.submit()}>
            Sign in
          </Button>
        </>
      }
    >
      <p>The page behind this stays as it is, with what you typed.</p>
      <KeyField entry={entry} keeps />
      <Checkbox
        label="Keep for this tab, encrypted"
        value={keep}
        onChange={setKeep}
        reason={canKeep() ? undefined : 'Needs a page served over https or from this machine'}
      />
    </Dialog>
  )
}
