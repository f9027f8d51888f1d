import { useEffect, useState, type ReactNode } from 'react'
import { reasonOf } from '../../api/appliance'
import { adviceFor, isApiError, isCancelled, isUnsent, nothingSent, sentenceFor, titleOf } from '../../api/errors'
import { useAppliance } from '../../api/session'
import { useFailure } from '../../api/use-failure'
import { showLatest } from '../../api/shown-request'
import { destructiveChoices, isDestructive } from '../../catalog/destructive'
import type { Field } from '../../catalog/fields'
import type { Operation } from '../../catalog/operation'
import { Button } from '../../ui/button'
import { Disclosure } from '../../ui/disclosure'
import { ConfirmDialog, sentOnce } from '../../ui/dialog'
import { Drawer } from '../../ui/drawer'
import { useFirstProblem } from '../../ui/first-problem'
import { Guarded } from '../../ui/guarded'
import { classes } from '../../ui/class-names'
import { Note } from '../../ui/note'
import { LeaveButton, useStoppable } from '../../ui/stop-waiting'
import { useHere } from '../../ui/use-here'
import { notify } from '../notices'
import { FieldInputFor } from './field-input'
import { FormSections } from './form-sections'
import styles from './form.module.css'
import type { FieldInput } from './input-props'
import { placeNamedBy, problemsOf, problemsUnder, refusesValue, type Problems } from './problems'
import { isTouched, type Values } from './values'
import { WillBeSent } from './will-be-sent'
import { sameJson } from '../../api/same-json'

export interface RecordDrawerProps {
  title: string
  aside?: ReactNode
  operation: Operation
  fields: readonly Field[]
  /** Names of the fields that stand first; the others are folded. All stand in their order unless given. */
  first?: readonly string[] | undefined
  /** Inputs of its own for some fields. */
  inputs?: ReadonlyMap<string, FieldInput>
  /** The object that is changed. */
  id?: string
  /** What the form starts with. */
  initial: Values
  /** What the object was; null where a new one is made. */
  was: Values | null
  bodyOf: (values: Values) => Values
  /** Method and path of the request, as a person reads it. */
  request: string
  /** Words of the main button for a number of fields to send. */
  action: (count: number) => string
  /** Sends; resolves when the drawer may close. What it throws is shown in the form. The signal ends with the waiting. */
  submit: (values: Values, body: Values, signal: AbortSignal) => Promise<void>
  onClose: () => void
  /** Above the fields. */
  note?: ReactNode
  /** What it lacks to be of any use, though the API takes it: asked before it is sent. */
  lacks?: ((values: Values) => string | undefined) | undefined
  /** Below the fields. */
  more?: ReactNode
  /** Why it cannot be sent yet. */
  reason?: string | undefined
}

/** Fields in the order of the definition, and those that it does not name. */
function inOrder(fields: readonly Field[], first: readonly string[] | undefined): [Field[], Field[]] {
  if (!first) return [[...fields], []]
  const named = first.flatMap((name) => fields.find((field) => field.name === name) ?? [])
  // What must be given is never folded away.
  const required = fields.filter((field) => field.required && !named.includes(field))
  return [[...named, ...required], fields.filter((field) => !named.includes(field) && !required.includes(field))]
}

/** A form in a drawer: create, edit and clone are this one. */
export function RecordDrawer(props: RecordDrawerProps) {
  const { operation, fields, inputs, initial, was, onClose, submit } = props
  const appliance = useAppliance()
  const [shown, folded] = inOrder(fields, props.first)
  const [values, setValues] = useState(initial)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const [said, setSaid] = useState<Problems>({})
  const [refused, setRefused] = useState(false)
  const [failure, setFailure] = useFailure(appliance.id)
  const [pending, setPending] = useState(false)
  const [asking, setAsking] = useState(false)
  const { begin, ...stopping } = useStoppable()
  const here = useHere()
  const [form, goToProblem] = useFirstProblem<HTMLFormElement>()
  // Whoever opens a form wants to type.
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus(), [form])

  const body = props.bodyOf(values)
  const names = Object.keys(body)
  const found = operation.body ? problemsOf(operation.body, body) : {}
  const visible: Problems = {
    ...Object.fromEntries(
      Object.entries(found).filter(([path]) => tried || touched.has(path.split('.')[0] ?? '') || path === ''),
    ),
    ...said,
  }
  const dirty = isTouched(values, initial)
  const grave = isDestructive(operation, { body })
  const lacking = props.lacks?.(values)

  const change = (changed: Values) => {
    const names = Object.keys(changed)
    setValues((current) =>
      Object.fromEntries(Object.entries({ ...current, ...changed }).filter(([, value]) => value !== undefined)),
    )
    // One field may write others anew as they were: those nobody has filled in yet, and nothing is wrong with them.
    const filled = names.filter((name) => !sameJson(values[name] ?? null, changed[name] ?? null))
    setTouched((current) => new Set([...current, ...filled]))
    setSaid((current) =>
      Object.fromEntries(Object.entries(current).filter(([path]) => !names.includes(path.split('.')[0] ?? ''))),
    )
  }

  const send = async (agreed = false) => {
    setTried(true)
    if (Object.keys(found).length > 0) {
      goToProblem()
      return
    }
    if ((grave || lacking !== undefined) && !agreed) {
      setAsking(true)
      return
    }
    setPending(true)
    setFailure(undefined)
    try {
      await submit(values, body, begin())
    } catch (error) {
      // The browser's Back led away from the form meanwhile.
      if (!here.current) notify(operation.resource, 'danger', sentenceFor(error))
      // A refused value is said at the field that the appliance names, everything else on top.
      const named = refusesValue(error) ? placeNamedBy(error.said, fields, body) : undefined
      if (named && refusesValue(error)) {
        setSaid({ [named]: error.said })
        setRefused(true)
        goToProblem()
      } else setFailure(error)
    } finally {
      setPending(false)
    }
  }

  const draw = (field: Field) => {
    const Own = inputs?.get(field.name)
    const given = {
      field,
      value: values[field.name],
      onChange: (value: unknown, also?: Values) => change({ [field.name]: value, ...also }),
      problems: problemsUnder(visible, field.name),
      others: visible,
      editing: was !== null,
      values,
    }
    return (
      <div key={field.name} className={styles.field}>
        <Guarded what={field.label} of={given.value}>
          {Own ? <Own {...given} /> : <FieldInputFor {...given} />}
        </Guarded>
      </div>
    )
  }

  // A program is read in its lines.
  const wide = fields.some(({ meta }) => meta.kind === 'code')
  const blocked = was !== null && names.length === 0 ? 'Nothing has been changed' : props.reason
  return (
    <Drawer
      open
      onClose={onClose}
      title={props.title}
      aside={props.aside}
      dirty={dirty}
      discarded={
        failure !== undefined && !isCancelled(failure) && !isUnsent(failure)
          ? sentOnce
          : refused
            ? 'It was sent and refused: nothing of it was done.'
            : undefined
      }
      pending={pending}
      wide={wide}
      footer={
        <>
          <LeaveButton {...stopping} pending={pending} onLeave={onClose}>
            Cancel
          </LeaveButton>
          <Button
            kind="main"
            pending={pending}
            reason={reasonOf(operation, appliance, props.id) ?? blocked}
            onClick={() => void send()}
          >
            {props.action(names.length)}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        className={classes(styles.fields, wide && styles.wide)}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!pending && !blocked) void send()
        }}
      >
        {props.note}
        {failure !== undefined && <Refused error={failure} appliance={appliance.id} />}
        {visible[''] && <Note kind="danger">{visible['']}</Note>}
        <FormSections fields={shown} draw={draw} />
        {folded.length > 0 && (
          <Disclosure
            title={`${folded.length} more ${folded.length === 1 ? 'field' : 'fields'}`}
            open={holds(folded, values)}
          >
            <div className={styles.fields}>{folded.map(draw)}</div>
          </Disclosure>
        )}
        {props.more}
        {/* Enter in a field sends the form; the visible button stands in the drawer's foot. */}
        <button type="submit" hidden aria-label="Send" />
      </form>
      <WillBeSent fields={fields} body={body} was={was} request={props.request} />
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={`${operation.title ?? props.title}?`}
        action={operation.title ?? props.title}
        keep={grave ? 'Leave it as it is' : 'Go on editing'}
        danger={grave}
        {...(grave && { typed: appliance.name })}
        onConfirm={() => {
          setAsking(false)
          void send(true)
        }}
      >
        {lacking !== undefined && <p>{lacking}.</p>}
        {grave && <p>{operation.doc}</p>}
        {destructiveChoices(operation, { body }).map(({ name, label, doc }) => (
          <p key={name}>
            <b>{label}.</b> {doc}.
          </p>
        ))}
      </ConfirmDialog>
    </Drawer>
  )
}

/** True if one of the fields has a value of its own, so that an edit does not hide what is set. */
const holds = (fields: readonly Field[], values: Values): boolean =>
  fields.some(({ name, preset }) => {
    const value = values[name]
    return value !== undefined && value !== null && value !== '' && !sameJson(value, preset) && !isEmptyList(value)
  })

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0

function Refused({ error, appliance }: { error: unknown; appliance: string }) {
  const { operation, status } = titleOf(error)
  if (isCancelled(error)) return <Note live>It was stopped before anything was sent.</Note>
  return (
    <Note
      kind="danger"
      live
      actions={
        isApiError(error) && (
          <Button small onClick={() => showLatest(appliance, error.operation, error.path)}>
            Show request
          </Button>
        )
      }
    >
      {isUnsent(error) && `${nothingSent} `}
      <b>
        {operation}: {status}.
      </b>{' '}
      {adviceFor(error)}
    </Note>
  )
}
