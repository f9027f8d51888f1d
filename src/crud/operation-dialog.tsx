import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { writeRaw } from '../api/query'
import { sameJson } from '../api/same-json'
import { callRaw } from '../api/send'
import { useAppliance } from '../api/session'
import { useProblem } from '../api/use-failure'
import { fieldOf, type Field } from '../catalog/fields'
import { namesObject, type Operation } from '../catalog/operation'
import { Button } from '../ui/button'
import { Dialog, sentOnce } from '../ui/dialog'
import { useFirstProblem } from '../ui/first-problem'
import { JsonView } from '../ui/json-view'
import { Progress } from '../ui/progress'
import { LeaveButton, useStoppable } from '../ui/stop-waiting'
import { TextField } from '../ui/text-field'
import { askedFor, isTyped } from '../ui/typed-name'
import { toast } from '../ui/toast'
import styles from './crud.module.css'
import { FieldInputFor } from './form/field-input'
import { bodyFields, problemsUnder, refusesValue, type Problems } from './form/problems'
import { blankOf, createBody, Draft, type Values } from './form/values'
import { fieldsHere } from './held-here'
import type { OperationButtonProps } from './operation-button'
import { namedFile } from '../ui/file-name'
import { saveBlob } from '../ui/save-blob'
import { problemsIn, problemsOfFilled } from './request/problems-in'
import { hasSecret, Secrets } from './secrets'
import { AnswerFacts } from './single/answer-facts'

/** A body that is one value instead of fields is asked for as one field. */
const whole = 'body'

interface OperationDialogProps extends OperationButtonProps {
  onClose: () => void
  /** What came of doing it without the dialog. */
  failed?: unknown
  startAnswer?: unknown
}

/** The question, the form and the outcome of one operation. */
export function OperationDialog(props: OperationDialogProps) {
  const { operation, params, title, about, label, confirm, done, file, onDone, onClose } = props
  const appliance = useAppliance()
  const client = useQueryClient()
  const fields = fieldsHere(bodyFields(operation.body), appliance).filter((field) => !repeatsPath(field, operation))
  const single = operation.body && fields.length === 0 ? fieldOf(whole, operation.body) : undefined
  const shown: readonly Field[] = single ? [single] : fields
  const asked = props.query ? [] : fieldsHere(bodyFields(operation.query), appliance)
  const [initial] = useState((): { values: Values; query: Values } => ({
    values: { ...blankOf(shown), ...props.initial },
    query: props.query ?? {},
  }))
  const [values, setValues] = useState(initial.values)
  const [query, setQuery] = useState(initial.query)
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const [pending, setPending] = useState(false)
  const [sent, setSent] = useState<readonly [number, number] | null>(null)
  const [form, goToProblem] = useFirstProblem<HTMLDivElement>()
  const { begin, ...stopping } = useStoppable()
  const [error, setError] = useProblem(appliance.id, props.failed)
  const [refused, setRefused] = useState(false)
  const [answer, setAnswer] = useState<unknown>(props.startAnswer)
  const bodyOf = (from: Values): unknown => (single ? from[whole] : createBody(shown, from))
  const body = bodyOf(values)
  /** Undefined as well for what cannot be read as a document: that is no body of its own fields. */
  const readable = body instanceof Draft ? undefined : body
  const input = { params, query, ...(operation.body && !(operation.bodyOptional && body === undefined) && { body }) }
  const found = problemsIn(operation, input)
  const begun = { params, query: initial.query, body: bodyOf(initial.values) }
  const seen = tried ? found : problemsOfFilled(found, input, begun)
  const locked = operation.destructive && confirm !== undefined && !isTyped(typed, confirm)

  const send = async () => {
    setTried(true)
    if ([found.query, found.body].some((part) => Object.keys(part).length > 0)) {
      goToProblem()
      return
    }
    setPending(true)
    setError(undefined)
    setRefused(false)
    try {
      const onProgress = (size: number, of: number) => setSent([size, of])
      const options = { onProgress, signal: begin() }
      const result = operation.reads
        ? await callRaw(appliance, operation, input, options)
        : await writeRaw(client, appliance, operation, input, options)
      if (result instanceof Blob) saveBlob(namedFile(file ?? operation.id, appliance.name), result)
      onDone?.(result)
      if (hasSecret(operation, result) || (operation.returns.kind === 'json' && operation.reads)) setAnswer(result)
      else {
        toast.success(done, props.follow ? { link: props.follow } : {})
        onClose()
      }
    } catch (failure) {
      setError(failure)
      setRefused(refusesValue(failure))
    } finally {
      setPending(false)
      setSent(null)
    }
  }

  const field = (each: Field, from: Values, set: (next: Values) => void, problems: Problems) => (
    <FieldInputFor
      key={each.name}
      field={single ? { ...each, label: each.label === 'Body' ? 'What is sent' : each.label } : each}
      value={from[each.name]}
      onChange={(value) => {
        set({ ...from, [each.name]: value })
        // What was refused is not what stands here now: another file, another key.
        if (refused) setError(undefined)
        setRefused(false)
      }}
      problems={problems}
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
        title={operation.reads ? title : done}
        footer={
          <Button kind="main" onClick={onClose}>
            Close
          </Button>
        }
      >
        {hasSecret(operation, answer) ? (
          <Secrets operation={operation} answer={answer} />
        ) : (
          <Answer operation={operation} value={answer} />
        )}
      </Dialog>
    )
  }
  return (
    <Dialog
      open
      dirty={!sameJson({ values, query }, initial)}
      discarded={error === undefined ? undefined : sentOnce}
      pending={pending}
      onClose={onClose}
      title={title}
      error={error}
      footer={
        <>
          {/* What is under way ends here and not behind a closed dialog, where nobody hears of a failure. */}
          <LeaveButton {...stopping} pending={pending} onLeave={onClose}>
            Cancel
          </LeaveButton>
          <Button
            kind={operation.destructive ? 'danger' : 'main'}
            pending={pending}
            reason={locked ? `Type ${askedFor(confirm)} first` : props.lacks?.(readable)}
            onClick={() => void send()}
          >
            {label}
          </Button>
        </>
      }
    >
      <div ref={form} className={styles.stack}>
        {about}
        {/* What is noted of an assumed operation is what nobody states: nothing to decide by. */}
        {operation.note && !operation.assumed && <p className={styles.about}>{operation.note}</p>}
        {asked.map((each) => field(each, query, setQuery, problemsUnder(seen.query, each.name)))}
        {shown.map((each) => field(each, values, setValues, single ? seen.body : problemsUnder(seen.body, each.name)))}
        {props.preview?.(readable)}
        {operation.destructive && confirm !== undefined && (
          <TextField label={`Type ${askedFor(confirm)} to go on`} value={typed} onChange={setTyped} />
        )}
        {sent && <Progress label="Sent" value={sent[0]} of={sent[1]} unit="bytes" />}
        <p className={styles.about}>
          1 request: {operation.method} {pathWith(operation.path, params)}
        </p>
      </div>
    </Dialog>
  )
}

/** Facts where the answer is no more than some, else the document as it is. */
function Answer({ operation, value }: { operation: Operation; value: unknown }) {
  const flat =
    typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one !== 'object' || !one)
  return flat ? (
    <AnswerFacts operation={operation} value={value} />
  ) : (
    <JsonView value={value} label="Answer" height={320} />
  )
}

/** True for a field that says again which object the path is about. */
const repeatsPath = ({ meta, required }: Field, operation: Operation): boolean =>
  !required && meta.refers === operation.resource && namesObject(operation)

/** The path with what is known of it. */
const pathWith = (path: string, params: OperationButtonProps['params'] = {}): string =>
  path.replaceAll(/\{([^}]+)\}/g, (whole: string, name: string) => String(params[name] ?? whole))
