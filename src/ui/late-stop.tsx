import type { ReactNode } from 'react'
import { Button } from './button'
import { Note } from './note'
import { useLate } from './use-late'

/** Says what is waited for once it takes long, with the way out of it. */
export function LateStop({ children, onStop }: { children: ReactNode; onStop: () => void }) {
  if (!useLate()) return null
  const stop = (
    <Button small onClick={onStop}>
      Stop
    </Button>
  )
  return (
    <Note wide live={false} actions={stop}>
      {children}
    </Note>
  )
}
