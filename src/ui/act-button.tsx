import { useEffect, useRef, useState } from 'react'
import { Button, type ButtonProps } from './button'
import { looking, useStoppable } from './stop-waiting'
import styles from './button.module.css'
import { soon } from './use-late'

interface ActButtonProps extends Omit<ButtonProps, 'pending' | 'onClick' | 'ref'> {
  /** Tells itself what comes of it; its signal ends with the waiting. */
  onAct: (signal: AbortSignal) => Promise<unknown>
  /** The same goes on already, begun elsewhere: nothing is begun beside it. */
  busy?: boolean
  /** Stops what was begun elsewhere, where that can be. */
  onStopBusy?: (() => void) | undefined
}

/** A button that asks nothing and does something at once: once at a time, and nobody is kept until an answer comes. */
export function ActButton({ onAct, busy = false, onStopBusy, ...rest }: ActButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [pending, setPending] = useState(false)
  const [late, setLate] = useState(false)
  const { begin, stop, stopping } = useStoppable()
  const stoppable = pending || (busy && onStopBusy !== undefined)
  useEffect(() => {
    if (!stoppable) return undefined
    const timer = setTimeout(() => setLate(true), soon)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [stoppable])
  const act = async () => {
    if (pending) return
    setPending(true)
    try {
      await onAct(begin())
    } finally {
      setPending(false)
    }
  }
  const leave = () => {
    // It goes once there is nothing to stop any more.
    button.current?.focus()
    if (pending) stop()
    else onStopBusy?.()
  }
  return (
    <span className={styles.act}>
      <Button {...rest} ref={button} pending={pending || busy} onClick={() => void act()} />
      {stoppable && late && (
        <Button
          kind="plain"
          small={rest.small === true}
          reason={pending && stopping ? looking : undefined}
          onClick={leave}
        >
          Stop
        </Button>
      )}
    </span>
  )
}
