/** Before a write: what will change, as before and after; a typed confirmation where it cannot be undone. */
import { useEffect, useState } from 'react'
import type { Appliance } from '../../api/appliance'
import { buildRequest, type RawInput } from '../../api/request'
import type { Operation } from '../../catalog/operation'
import { ConfirmDialog } from '../../ui/dialog'
import { previewOf, type Preview } from './change-preview'
import styles from './explorer.module.css'

interface Props {
  appliance: Appliance
  operation: Operation
  input: RawInput
  onClose: () => void
  onSend: () => void
}

const text = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value))

export default function ConfirmWrite({ appliance, operation, input, onClose, onSend }: Props) {
  const [preview, setPreview] = useState<Preview | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    void previewOf(appliance, operation, input, controller.signal).then((read) => {
      if (!controller.signal.aborted) setPreview(read)
    })
    return () => controller.abort()
  }, [appliance, operation, input])

  const { path } = buildRequest(appliance.url, operation, input)
  const grave = operation.destructive || operation.method === 'DELETE'
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
      onConfirm={onSend}
    >
      <p>{operation.doc}</p>
      {operation.note && <p className={styles.quiet}>{operation.note}</p>}
      {preview === null && <p>Reading what is there now.</p>}
      {preview?.note && <p>{preview.note}</p>}
      {preview && preview.changes.length === 0 && operation.body && (
        <p>Nothing that is named differs from what is there.</p>
      )}
      {preview && preview.changes.length > 0 && (
        <div className={styles.wide} tabIndex={0} role="group" aria-label="Before and after">
          <table className={styles.changes}>
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {preview.changes.map(({ field, before, after }) => (
                <tr key={field}>
                  <th scope="row">{field}</th>
                  <td data-del={before !== undefined || undefined}>{text(before)}</td>
                  <td data-add={after !== undefined || undefined}>{text(after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </ConfirmDialog>
  )
}
