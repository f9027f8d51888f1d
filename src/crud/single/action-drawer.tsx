/**
 * One action in a drawer: its form, progress of a file, a typed confirmation, and the answer. What changes something
 * that is there already is an edit, with its guard: `setting-drawer.tsx`.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { adviceFor, isCancelled, titleOf as errorTitle } from '../../api/errors'
import { exists } from '../../api/appliance'
import { writeRaw } from '../../api/query'
import { jobs } from '../../catalog/jobs'
import type { RawInput } from '../../api/request'
import { useAppliance } from '../../api/session'
import { useFailure } from '../../api/use-failure'
import { isDestructive } from '../../catalog/destructive'
import type { Operation } from '../../catalog/operation'
import { Button } from '../../ui/button'
import { Code } from '../../ui/code'
import { ConfirmDialog, sentOnce } from '../../ui/dialog'
import { Drawer } from '../../ui/drawer'
import { useFirstProblem } from '../../ui/first-problem'
import { Note } from '../../ui/note'
import { Progress } from '../../ui/progress'
import { LeaveButton, useStoppable } from '../../ui/stop-waiting'
import { toast } from '../../ui/toast'
import { bodyFields } from '../form/problems'
import { blankOf, createBody, type Values } from '../form/values'
import { fieldsHere } from '../held-here'
import { pathOf } from '../paths'
import { problemsIn, problemsOfFilled } from '../request/problems-in'
import { RequestForm } from '../request/request-form'
import { sameJson } from '../../api/same-json'
import { titleOf } from './operations-of'
import styles from './single.module.css'

interface Props {
  operation: Operation
  /** What its body starts with. */
  start?: Values
  onClose: () => void
  /** Hears what came back. */
  onDone?: (answer: unknown) => void
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The job that an answer names, where the browser may read its `Location`. */
function jobIn(answer: unknown): string | undefined {
  const { location, id } = isRecord(answer) ? answer : {}
  return typeof location === 'string' && location.includes('/jobs/') && typeof id === 'string' ? id : undefined
}

/** What a write answered, if it is worth reading: a signing request, a message. */
function wordsOfAnswer(answer: unknown): string | null {
  if (typeof answer === 'string' && answer !== '') return answer
  if (!isRecord(answer) || 'location' in answer) return null
  const texts = Object.values(answer).filter((value) => typeof value === 'string')
  return texts.length === 1 ? (texts[0] ?? null) : JSON.stringify(answer, null, 2)
}

export function ActionDrawer({ operation, start, onClose, onDone }: Props) {
  const appliance = useAppliance()
  const client = useQueryClient()
  const navigate = useNavigate()
  const fields = useMemo(() => fieldsHere(bodyFields(operation.body), appliance), [operation, appliance])
  // What the appliance assumes: a form never shows another value than the one that will count.
  const [initial] = useState((): RawInput => {
    const body = { ...blankOf(fields), ...start }
    return Object.keys(body).length > 0 ? { body } : {}
  })
  const [input, setInput] = useState(initial)
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const [pending, setPending] = useState(false)
  const [sent, setSent] = useState<{ sent: number; total: number; since: number; now: number } | null>(null)
  const [failure, setFailure] = useFailure(appliance.id)
  const [answer, setAnswer] = useState<string | null>(null)
  const [form, goToProblem] = useFirstProblem<HTMLDivElement>()
  const { begin, ...stopping } = useStoppable()
  const problems = problemsIn(operation, input)
  const wrong = Object.values(problems).some((part) => Object.keys(part).length > 0)
  const request = isRecord(input.body) && fields.length > 0 ? { ...input, body: createBody(fields, input.body) } : input
  const title = titleOf(operation)
  const grave = isDestructive(operation, request)

  const send = async () => {
    const since = Date.now()
    setPending(true)
    setFailure(undefined)
    setSent(null)
    try {
      const came = await writeRaw(client, appliance, operation, request, {
        signal: begin(),
        onProgress: (bytes, total) => setSent({ sent: bytes, total, since, now: Date.now() }),
      })
      onDone?.(came)
      // What was accepted has only begun.
      const begun = operation.returns.kind === 'accepted'
      const job = jobIn(came)
      const followed = begun && operation.touches.includes('jobs') && exists(jobs, appliance)
      toast.success(
        `${title}: ${begun ? 'started' : 'done'}${followed ? '. Its progress is under' : ''}`,
        followed ? { link: { href: `#${pathOf('jobs', job)}`, words: 'Jobs' } } : {},
      )
      const words = wordsOfAnswer(came)
      if (words !== null) setAnswer(words)
      else {
        onClose()
        if (job !== undefined) void navigate(pathOf('jobs', job))
      }
    } catch (error) {
      if (!isCancelled(error)) setFailure(error)
    } finally {
      setPending(false)
    }
  }

  const submit = () => {
    setTried(true)
    if (wrong) goToProblem()
    else if (grave) setAsking(true)
    else void send()
  }

  return (
    <Drawer
      open
      onClose={onClose}
      title={title}
      aside={`${operation.method} ${operation.path}`}
      dirty={answer === null && !sameJson(input, initial)}
      discarded={failure === undefined ? undefined : sentOnce}
      pending={pending}
      footer={
        answer === null ? (
          <>
            <LeaveButton {...stopping} pending={pending} onLeave={onClose}>
              Cancel
            </LeaveButton>
            <Button kind="main" pending={pending} onClick={submit}>
              {grave ? `${title}…` : title}
            </Button>
          </>
        ) : (
          <Button kind="main" onClick={onClose}>
            Close
          </Button>
        )
      }
    >
      <div className={styles.action}>
        <p>{operation.doc}</p>
        {operation.note && <Note kind={operation.destructive ? 'warn' : 'info'}>{operation.note}</Note>}
        {failure !== undefined && (
          <Note kind="danger">
            <b>
              {errorTitle(failure).operation}: {errorTitle(failure).status}.
            </b>{' '}
            {adviceFor(failure)}
          </Note>
        )}
        {answer === null ? (
          <RequestForm
            ref={form}
            operation={operation}
            input={input}
            appliance={appliance}
            problems={tried ? problems : problemsOfFilled(problems, input, initial)}
            onChange={setInput}
          />
        ) : (
          <Code label="Answer" wrap>
            {answer}
          </Code>
        )}
        {sent && (
          <Progress
            label="Sending the file"
            value={sent.sent}
            of={sent.total}
            unit="bytes"
            startedAt={sent.since}
            now={sent.now}
          />
        )}
      </div>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={`${title} on ${appliance.name}?`}
        action={title}
        keep="Leave it as it is"
        typed={appliance.name}
        onConfirm={() => {
          setAsking(false)
          void send()
        }}
      >
        <p>{operation.doc}</p>
        {operation.note && <p>{operation.note}</p>}
      </ConfirmDialog>
    </Drawer>
  )
}
