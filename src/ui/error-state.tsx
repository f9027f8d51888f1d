import type { ReactNode } from 'react'
import { Button } from './button'
import { classes } from './class-names'
import { State } from './state-glyph'
import styles from './error-state.module.css'

export interface ErrorStateProps {
  /** Method and path: "POST /metrics". */
  operation: string
  /** What came back: 403, "no answer in 30 s". */
  status: string | number
  /** What to do, in a sentence. */
  children?: ReactNode
  onRetry?: (() => void) | undefined
  /** Shows the request in the log. */
  onShowRequest?: (() => void) | undefined
  /** Opens the request in the explorer, to be sent otherwise. */
  onExplore?: (() => void) | undefined
  /** Saves the answer that is too large to show. */
  onDownload?: (() => void) | undefined
  pending?: boolean
  className?: string | undefined
}

/** Stands in the place of what failed; the rest of the page stays. */
export function ErrorState(props: ErrorStateProps) {
  const { operation, status, children, onRetry, onShowRequest, onExplore, onDownload, pending, className } = props
  return (
    <div role="alert" className={classes(styles.error, className)}>
      <State state="danger" className={styles.what}>
        <b>
          {operation}: {status}
        </b>
      </State>
      {children && <div className={styles.words}>{children}</div>}
      {(onRetry ?? onShowRequest ?? onExplore ?? onDownload) && (
        <div className={styles.actions}>
          {onRetry && (
            <Button small pending={pending} onClick={onRetry}>
              Try again
            </Button>
          )}
          {onDownload && (
            <Button small onClick={onDownload}>
              Download the answer
            </Button>
          )}
          {onShowRequest && (
            <Button small onClick={onShowRequest}>
              Show request
            </Button>
          )}
          {onExplore && (
            <Button small onClick={onExplore}>
              Open in the explorer
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
