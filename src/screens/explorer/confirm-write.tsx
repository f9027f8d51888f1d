/** Before a write: what will change, as before and after; a typed confirmation where it cannot be undone. */
import { useEffect, useState } from 'react'
import type { Appliance } from '../../api/appliance'
import { buildRequest, UnsendableInput, type RawInput } from '../../api/request'
import { isDestructive } from '../../catalog/destructive'
import type { Operation } from '../../catalog/operation'
import { ChangesTable } from '../../crud/request/changes-table'
import { isFields } from '../../crud/request/read-only'
import { ConfirmDialog } from '../../ui/dialog'
import { previewOf, type Preview } from './change-preview'
import styles from './explorer.module.css'

/** The path as it will be sent, or why nothing can be: what is sent as it is may lack what stands in the path. */
function pathFor(appliance: Appliance, operation: Operation, input: RawInput): { path: string; reason?: string } {
  try {
    return { path: buildRequest(appliance.url, operation, input).path }
  } catch (error) {
    if (error instanceof UnsendableInput) return { path: operation.path, reason: error.message }
    throw error
  }
}

interface Props {
  appliance: Appliance
  operation: Operation
  input: RawInput
  onClose: () => void
  onSend: () => void
}

export default function ConfirmWrite({ appliance, operation, input, onClose, onSend }: Props) {
  const [preview, setPreview] = useState<Preview | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    void previewOf(appliance, operation, input, controller.signal).then((read) => {
      if (!controller.signal.aborted) setPreview(read)
    })
    return () => controller.abort()
  }, [appliance, operation, input])

  const { path, reason } = pathFor(appliance, operation, input)
  const grave = isDestructive(operation, input) || operation.method === 'DELETE'
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Send ${operation.method} ${path} to ${appliance.name}?`}
      action={`Send ${operation.method}`}
      keep="Do not send"
      danger={grave}
      {...(grave && { typed: appliance.name })}
      pending={preview === null}
      reason={reason}
      error={reason && `It cannot be sent: ${reason}.`}
      onConfirm={onSend}
    >
      <p>{operation.doc}</p>
      {operation.note && <p className={styles.quiet}>{operation.note}</p>}
      {preview === null && <p>Reading what is there now.</p>}
      {/* What cannot be sent is not asked for either. */}
      {preview?.note && !reason && <p>{preview.note}</p>}
      {preview && preview.changes.length === 0 && operation.body && (
        <p>
          {input.body === undefined || isFields(input.body)
            ? 'Nothing that is named differs from what is there.'
            : 'It is sent as it is; what it changes shows after it was sent.'}
        </p>
      )}
      {preview && <ChangesTable operation={operation} changes={preview.changes} />}
    </ConfirmDialog>
  )
}
