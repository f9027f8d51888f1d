/** A member whose key is not accepted any more, and the field for another: its run is then taken up where it stopped. */
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useKeyTrouble } from '../../api/key-trouble'
import { KeyField, useKeyEntry } from '../../crud/key-entry'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Note } from '../../ui/note'
import type { Member } from '../../work/fleet/member'
import { takeKey } from '../../work/fleet/take-key'

const words = {
  refused: 'It does not accept this key any more.',
  hidden: 'It answers, but hides its answers from this page: most likely the key was revoked.',
} as const

function AnotherKey({ member, onClose }: { member: Member; onClose: () => void }) {
  const entry = useKeyEntry((key, signal) => takeKey(member.id, key, signal), onClose)
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <>
          Another key for <bdi>{member.name}</bdi>
        </>
      }
      error={entry.diagnosis}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button kind="main" pending={entry.pending} onClick={() => void entry.submit()}>
            Use this key
          </Button>
        </>
      }
    >
      <p>It is tried on the appliance and kept in this tab’s memory. Nothing else is sent: then choose Retry.</p>
      <KeyField entry={entry} keeps={false} />
    </Dialog>
  )
}

export function KeyNeeded({ member, reason }: { member: Member; reason: string | undefined }) {
  const trouble = useKeyTrouble(member.id)
  const [asking, setAsking] = useState(false)
  return (
    <>
      {trouble && (
        <Note
          kind="danger"
          actions={
            <Button small icon={<KeyRound />} reason={reason} onClick={() => setAsking(true)}>
              Another key…
            </Button>
          }
        >
          {words[trouble]}
        </Note>
      )}
      {asking && <AnotherKey member={member} onClose={() => setAsking(false)} />}
    </>
  )
}
