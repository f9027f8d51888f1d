/** The frame of a change to many devices: choose, apply, see the outcome, retry what failed. */
import type { ReactNode } from 'react'
import type { Device } from '../../../catalog/devices'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { count, number } from '../../../ui/format'
import { Note } from '../../../ui/note'
import { Outcome } from './outcome'
import { requestsOf, type Failed, type Work } from './run'
import type { Run } from './use-run'
import styles from '../devices.module.css'

interface Props {
  title: string
  run: Run
  devices: readonly Device[]
  /** What will be done; empty while nothing is chosen. */
  work: readonly Work[]
  /** Why it cannot be applied. */
  reason: string | undefined
  /** On the main button. */
  action: string
  onApply: () => void
  onClose: () => void
  error?: ReactNode
  /** Failures that more than a second try is needed for, and what can be done about them. */
  decide?: { devices: ReadonlySet<number>; actions: ReactNode } | undefined
  children: ReactNode
}

export function BulkDialog(props: Props) {
  const { title, run, devices, work, reason, action, onApply, onClose, error, decide, children } = props
  const { progress } = run
  const plain = (failure: Failed) => decide === undefined || !decide.devices.has(failure.device)
  const failed = progress?.failed.filter(plain).length ?? 0
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={title}
      aside={count(devices.length, 'device', 'devices')}
      footer={
        progress === null ? (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button kind="main" reason={reason} onClick={onApply}>
              {action}
            </Button>
          </>
        ) : (
          <>
            {!run.running && failed > 0 && (
              <Button onClick={() => void run.again(plain)}>Retry {number(failed)} failed</Button>
            )}
            {!run.running && decide && decide.devices.size > 0 && decide.actions}
            <Button
              kind={run.running ? 'normal' : 'main'}
              reason={run.running ? 'Stop it first' : undefined}
              onClick={onClose}
            >
              Close
            </Button>
          </>
        )
      }
    >
      {progress === null ? (
        <div className={styles.form}>
          {children}
          {work.length > 0 && (
            <section className={styles.sent} aria-label="Will be sent">
              <h3>Will be sent</h3>
              <ul>
                {work.map(({ job, devices: ids }) => (
                  <li key={job.id}>
                    <b>{job.what}</b>: {count(ids.length, 'device', 'devices')}
                  </li>
                ))}
              </ul>
              <small>{count(requestsOf(work), 'request', 'requests')}</small>
            </section>
          )}
          {error && (
            <Note kind="danger" live>
              {error}
            </Note>
          )}
        </div>
      ) : (
        <Outcome run={run} devices={devices} />
      )}
    </Dialog>
  )
}
