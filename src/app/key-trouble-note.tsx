/**
 * A key that is refused while one works: said under the deck, with the way out. The page stays, and so does what was
 * typed; where a dialog is open, which keeps all else from being reached, this one opens over it by itself.
 */
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import type { Appliance } from '../api/appliance'
import { useKeyTrouble } from '../api/key-trouble'
import { Button } from '../ui/button'
import { lazily } from '../ui/lazily'
import { Note } from '../ui/note'

const SignInAgain = lazily(() => import('./sign-in-again').then((module) => module.SignInAgain))

const words = {
  refused: 'does not accept this key any more.',
  hidden: 'answers, but hides its answers from this page: most likely the key was revoked.',
} as const

export function KeyTroubleNote({ appliance }: { appliance: Appliance }) {
  const trouble = useKeyTrouble(appliance.id)
  const [asking, setAsking] = useState(false)
  const [noted, setNoted] = useState(trouble)
  if (trouble !== noted) {
    setNoted(trouble)
    if (trouble && document.querySelector('dialog:modal')) setAsking(true)
  }
  if (!trouble && !asking) return null
  return (
    <>
      {trouble && (
        <Note
          kind="danger"
          wide
          actions={
            <Button small icon={<KeyRound />} onClick={() => setAsking(true)}>
              Sign in again
            </Button>
          }
        >
          <bdi>{appliance.name}</bdi> {words[trouble]} What you typed stays.
        </Note>
      )}
      {asking && <SignInAgain appliance={appliance} onClose={() => setAsking(false)} />}
    </>
  )
}
