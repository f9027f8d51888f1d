import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Appliance } from '../api/appliance'
import { ConfirmDialog } from '../ui/dialog'
import { unsavedOf } from '../work/unsaved'
import { endSession, signingOut } from './use-sign-out'

/** Asks before what was not saved goes with the session. */
export function SignOutQuestion({ appliance }: { appliance: Appliance }) {
  const client = useQueryClient()
  const [unsaved] = useState(() => unsavedOf(appliance.id))
  return (
    <ConfirmDialog
      open
      onClose={() => signingOut.set(null)}
      title={
        <>
          Sign out of <bdi>{appliance.name}</bdi>?
        </>
      }
      action="Sign out"
      keep="Stay signed in"
      onConfirm={() => endSession(client, appliance)}
      goesOn
    >
      {unsaved.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </ConfirmDialog>
  )
}
