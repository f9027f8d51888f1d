/**
 * A button for one operation of an object or a resource: asks for what the operation's body and query need, for a
 * typed confirmation where it cannot be taken back, sends, and shows or saves what comes back.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { reasonOf } from '../api/appliance'
import { sentenceFor } from '../api/errors'
import { writeRaw } from '../api/query'
import { callRaw } from '../api/send'
import { useAppliance } from '../api/session'
import { fieldOf, type Field } from '../catalog/fields'
import type { Operation } from '../catalog/operation'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Progress } from '../ui/progress'
import { JsonView } from '../ui/json-view'
import { TextField } from '../ui/text-field'
import { toast } from '../ui/toast'
import { saveBlob } from './save-blob'
import styles from './crud.module.css'
import { FieldInputFor } from './form/field-input'
import { inTime } from './form/form-fields'
import { bodyFields, problemsOf, problemsUnder, type Problems } from './form/problems'
import { blankOf, createBody, type Values } from './form/values'
import { hasSecret, Secrets } from './secrets'

export interface OperationButtonProps {
  operation: Operation
  params?: Record<string, string | number>
  /** The query, where it is known; then it is not asked for. */
  query?: Record<string, unknown>
  /** Words of the button; `…` is added where more is asked. */
  label: string
  icon?: ReactNode
  kind?: 'main' | 'normal'
  /** The question that the dialog asks. */
  title: string
  /** What goes with it. */
  about?: ReactNode
  /** What has to be typed where the operation is destructive: the object's or appliance's name. */
  confirm?: string
  /** Said when it is done. */
  done: string
  /** Name of the file that a download is saved as. */
  file?: string
  /** Why it cannot be done to this object now. */
  reason?: string | undefined
  /** Values that the form starts with. */
  initial?: Values
  onDone?: (answer: unknown) => void
}

/** A body that is one value instead of fields is asked for as one field. */
const whole = 'body'

export function OperationButton(props: OperationButtonProps) {
  const { operation, label, icon, kind = 'normal', file, done, onDone } = props
  const appliance = useAppliance()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<string | undefined>(undefined)
  const [answer, setAnswer] = useState<unknown>(undefined)
  const asks = operation.body !== undefined || (operation.query !== undefined && !props.query) || operation.destructive
  // What needs no question is done at once; only its failure needs room.
  const direct = async () => {
    setPending(true)
    try {
      const answer = operation.reads
        ? await callRaw(appliance, operation, { params: props.params, query: props.query })
        : await writeRaw(client, appliance, operation, { params: props.params, query: props.query })
      onDone?.(answer)
      if (answer instanceof Blob) saveBlob(file ?? 'download', answer)
      // What was read is there to be seen.
      if (operation.reads && operation.returns.kind === 'json') {
        setAnswer(answer)
        setOpen(true)
      } else toast.success(done)
    } catch (failure) {
      setError(sentenceFor(failure))
      setOpen(true)
    } finally {
      setPending(false)
    }
  }
  return (
    <>
      <Button
        kind={kind}
        icon={icon}
        pending={pending}
        reason={reasonOf(operation, appliance) ?? props.reason}
        onClick={() => (asks ? setOpen(true) : void direct())}
      >
        {label}
        {asks && '…'}
      </Button>
      {open && (
        <OperationDialog
          {...props}
          startError={error}
          startAnswer={answer}
          onClose={() => {
            setOpen(false)
            setError(undefined)
            setAnswer(undefined)
          }}
        />
      )}
    </>
  )
}

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
