/** The frame of a change to many devices up to its plan: what, on how many, in how many requests. */
import { useState, type ReactNode } from 'react'
import type { Device } from '../../../catalog/devices'
import { ReasonField } from '../../../crud/plan/reason-field'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { count } from '../../../ui/format'
import styles from '../devices.module.css'

interface Props {
  title: string
  devices: readonly Device[]
  /** Requests that will be sent; 0 while nothing is chosen. */
  requests: number
  /** What of them is not sent. */
  note?: string | undefined
  /** Why it cannot be applied. */
  reason: string | undefined
  /** On the main button. */
  action: string
  /** With why, as far as it was typed. */
  onApply: (why: string) => void
  onClose: () => void
  error?: ReactNode
  children: ReactNode
}

export function BulkDialog(props: Props) {
  const { title, devices, requests, note, reason, action, onApply, onClose, error, children } = props
  const [why, setWhy] = useState('')
  return (
    <Dialog
      open
      dirty={requests > 0 || why.trim() !== ''}
      onClose={onClose}
      title={title}
      aside={count(devices.length, 'device', 'devices')}
      error={error}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" reason={reason} onClick={() => onApply(why)}>
            {action}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {children}
        <ReasonField value={why} onChange={setWhy} />
        {note !== undefined && <p>{note}</p>}
        {requests > 0 && (
          <p>
            {count(requests, 'request', 'requests')}. It runs while you work elsewhere, is read back, and can be undone.
          </p>
        )}
      </div>
    </Dialog>
  )
}
