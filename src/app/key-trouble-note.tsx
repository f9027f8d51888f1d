/**
 * A key that is refused while one works: said under the deck and in every dialog, with the way out. Nothing opens by
 * itself: whoever is in the middle of a word would write the rest of it into the field for the key.
 */
import { KeyRound } from 'lucide-react'
import { useRef } from 'react'
import type { Appliance } from '../api/appliance'
import { useKeyTrouble } from '../api/key-trouble'
import { Button } from '../ui/button'
import { Note } from '../ui/note'

const words = {
  refused: 'does not accept this key any more.',
  hidden: 'answers, but hides its answers from this page: most likely the key was revoked.',
} as const

interface Props {
  appliance: Appliance
  wide?: boolean
  /** Asks for another key; `from` had the focus before the button of the note, which will be gone. */
  onAsk: (from: Element | null) => void
}

export function KeyTroubleNote({ appliance, wide, onAsk }: Props) {
  const trouble = useKeyTrouble(appliance.id)
  const from = useRef<Element>(null)
  if (!trouble) return null
  return (
    <Note
      kind="danger"
      wide={wide ?? false}
      actions={
        <Button
          small
          icon={<KeyRound />}
          // A press leaves the focus in the field, which gets it back with what was typed.
          onMouseDown={(event) => event.preventDefault()}
          onFocus={({ relatedTarget }) => {
            from.current = relatedTarget
          }}
          onClick={() => onAsk(from.current)}
        >
          Sign in again
        </Button>
      }
    >
      <bdi>{appliance.name}</bdi> {words[trouble]} What you typed stays.
    </Note>
  )
}
