import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceFor } from '../api/errors'
import { writeRaw } from '../api/query'
import { callRaw } from '../api/send'
import { useAppliance } from '../api/session'
import { fieldOf, type Field } from '../catalog/fields'
import type { Operation } from '../catalog/operation'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { JsonView } from '../ui/json-view'
import { Progress } from '../ui/progress'
import { TextField } from '../ui/text-field'
import { toast } from '../ui/toast'
import styles from './crud.module.css'
import { FieldInputFor } from './form/field-input'
import { inTime } from './form/form-fields'
import { bodyFields, problemsOf, problemsUnder, type Problems } from './form/problems'
import { blankOf, createBody, type Values } from './form/values'
import type { OperationButtonProps } from './operation-button'
import { saveBlob } from '../ui/save-blob'
import { hasSecret, Secrets } from './secrets'

/** A body that is one value instead of fields is asked for as one field. */
const whole = 'body'

interface OperationDialogProps extends OperationButtonProps {
  onClose: () => void
  startError?: string | undefined
  startAnswer?: unknown
}

/** The question, the form and the outcome of one operation. */
export function OperationDialog(props: OperationDialogProps) {
  const { operation, params, title, about, label, confirm, done, file, onDone, onClose } = props
  const appliance = useAppliance()
  const client = useQueryClient()
  const fields = bodyFields(operation.body).filter((field) => inTime(field, appliance.release))
  const single = operation.body && fields.length === 0 ? fieldOf(whole, operation.body) : undefined
  const shown: readonly Field[] = single ? [single] : fields
  const asked = props.query ? [] : bodyFields(operation.query).filter((field) => inTime(field, appliance.release))
  const [values, setValues] = useState<Values>({ ...blankOf(shown), ...props.initial })
  const [query, setQuery] = useState<Values>(props.query ?? {})
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const [pending, setPending] = useState(false)
  const [sent, setSent] = useState<readonly [number, number] | null>(null)
  const [error, setError] = useState<string | undefined>(props.startError)
  const [answer, setAnswer] = useState<unknown>(props.startAnswer)
  const body: unknown = single ? values[whole] : createBody(shown, values)
  const found = problems(operation, body)
  const locked = operation.destructive && confirm !== undefined && typed !== confirm

  const send = async () => {
    setTried(true)
    if (Object.keys(found).length > 0) return
    setPending(true)
    setError(undefined)
    const input = { params, query, ...(operation.body && !(operation.bodyOptional && body === undefined) && { body }) }
    try {
      const options = { onProgress: (size: number, of: number) => setSent([size, of]) }
      const result = operation.reads
        ? await callRaw(appliance, operation, input, options)
        : await writeRaw(client, appliance, operation, input, options)
      if (result instanceof Blob) saveBlob(file ?? 'download', result)
      onDone?.(result)
      if (hasSecret(operation, result) || (operation.returns.kind === 'json' && operation.reads)) setAnswer(result)
      else {
        toast.success(done)
        onClose()
      }
    } catch (failure) {
      setError(sentenceFor(failure))
    } finally {
      setPending(false)
      setSent(null)
    }
  }

  const field = (each: Field, from: Values, set: (next: Values) => void) => (
    <FieldInputFor
      key={each.name}
      field={single ? { ...each, label: each.label === 'Body' ? 'What is sent' : each.label } : each}
      value={from[each.name]}
      onChange={(value) => set({ ...from, [each.name]: value })}
      problems={tried ? (single ? found : problemsUnder(found, each.name)) : {}}
      editing={false}
      values={from}
    />
  )

  if (answer !== undefined) {
    return (
      <Dialog
        open
        wide
        onClose={onClose}
        title={done}
        footer={
          <Button kind="main" onClick={onClose}>
            Close
          </Button>
        }
      >
        {hasSecret(operation, answer) ? (
          <Secrets operation={operation} answer={answer} />
        ) : (
          <JsonView value={answer} label="Answer" height={320} />
        )}
      </Dialog>
    )
  }
  return (
    <Dialog
      open
      onClose={pending ? () => {} : onClose}
      title={title}
      error={error}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind={operation.destructive ? 'danger' : 'main'}
            pending={pending}
            reason={locked ? `Type ${confirm} first` : undefined}
            onClick={() => void send()}
          >
            {label}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {about}
        {operation.note && <p className={styles.about}>{operation.note}</p>}
        {asked.map((each) => field(each, query, setQuery))}
        {shown.map((each) => field(each, values, setValues))}
        {operation.destructive && confirm !== undefined && (
          <TextField label={`Type ${confirm} to go on`} value={typed} onChange={setTyped} />
        )}
        {sent && <Progress label="Sent" value={sent[0]} of={sent[1]} unit="bytes" />}
        <p className={styles.about}>
          1 request: {operation.method} {operation.path}
        </p>
      </div>
    </Dialog>
  )
}

function problems(operation: Operation, body: unknown): Problems {
  if (!operation.body || (operation.bodyOptional && body === undefined)) return {}
  return problemsOf(operation.body, body)
}
