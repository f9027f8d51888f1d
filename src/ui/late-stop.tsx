import { useEffect, useState, type ReactNode } from 'react'
import { Button } from './button'
import { Note } from './note'

/** So long nothing is said, ms: most are there by then. */
const soon = 1000

/** Says what is waited for once it takes long, with the way out of it. */
export function LateStop({ children, onStop }: { children: ReactNode; onStop: () => void }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), soon)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
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
