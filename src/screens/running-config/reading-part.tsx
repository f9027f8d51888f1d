/** What is read or compared, how far it is, and the way out of it. */
import { useEffect, useState, type ReactNode } from 'react'
import type { Progress as Reading } from '../../crud/config/use-configs'
import { Button } from '../../ui/button'
import { LoadingRows } from '../../ui/loading-rows'
import { Note } from '../../ui/note'
import { Progress } from '../../ui/progress'

/** So long nothing is said, ms: most are there by then. */
const soon = 1000

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

interface ReadingProps {
  reading: Reading | null
  /** Both are read. */
  read: boolean
  onStop: () => void
}

/** Stands where the differences will. */
export function ReadingPart({ reading, read, onStop }: ReadingProps) {
  const what = read
    ? 'Comparing the configurations'
    : `Reading the ${reading?.which === 'saved' ? 'saved' : 'running'} config`
  return (
    <>
      <LateStop onStop={onStop}>
        {what}
        {reading && <Progress label={what} value={reading.value} of={reading.of} unit="bytes" />}
      </LateStop>
      <LoadingRows rows={12} label="Reading the configuration" />
    </>
  )
}

export function StoppedPart({ onAgain }: { onAgain: () => void }) {
  const again = (
    <Button small onClick={onAgain}>
      Go on
    </Button>
  )
  return (
    <Note wide live={false} actions={again}>
      <b>Stopped.</b> The configuration is not read or not compared.
    </Note>
  )
}
