import { useRef, useState, type ReactNode } from 'react'
import { Button } from './button'
import styles from './button.module.css'
import { useLate } from './use-late'

export const looking = 'It is looked up whether it was done'

export interface Stoppable {
  stopping: boolean
  stop: () => void
  /** Called where something is sent; ends when nobody waits for it any more. */
  begin: () => AbortSignal
}

/** The way out of what is being sent: nobody is kept until an answer comes that may never come. */
export function useStoppable(): Stoppable {
  const running = useRef<AbortController>(undefined)
  const [stopping, setStopping] = useState(false)
  return {
    stopping,
    stop: () => {
      setStopping(true)
      running.current?.abort()
    },
    begin: () => {
      running.current = new AbortController()
      setStopping(false)
      return running.current.signal
    },
  }
}

interface LeaveProps extends Pick<Stoppable, 'stop' | 'stopping'> {
  pending: boolean
  onLeave: () => void
  plain?: boolean
  /** What it says while nothing is sent: "Cancel". */
  children: string
}

/** Leaves a dialog or form; while something is sent it stops the waiting, and what came of it is told then. */
export function LeaveButton({ pending, stop, stopping, onLeave, plain, children }: LeaveProps) {
  const kind = plain ? 'plain' : 'normal'
  return pending ? (
    <Button kind={kind} reason={stopping ? looking : undefined} onClick={stop}>
      Stop
    </Button>
  ) : (
    <Button kind={kind} onClick={onLeave}>
      {children}
    </Button>
  )
}

interface GoingOnProps extends Pick<Stoppable, 'stop' | 'stopping'> {
  /** "Tag core is taken off". */
  children: ReactNode
}

/** What was begun without a dialog and is not answered yet, with the way out of the waiting. */
export function GoingOn({ stop, stopping, children }: GoingOnProps) {
  const late = useLate()
  return (
    <span role="status" className={styles.act}>
      {late && (
        <>
          {children}…
          <Button kind="plain" small reason={stopping ? looking : undefined} onClick={stop}>
            Stop
          </Button>
        </>
      )}
    </span>
  )
}
