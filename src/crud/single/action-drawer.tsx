/** One write in a drawer: its form, what it will do, progress of a file, a typed confirmation, and the answer. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { adviceFor, isCancelled, titleOf as errorTitle } from '../../api/errors'
import { writeRaw } from '../../api/query'
import type { RawInput } from '../../api/request'
import { useAppliance } from '../../api/session'
import type { Operation } from '../../catalog/operation'
import { Button } from '../../ui/button'
import { Code } from '../../ui/code'
import { ConfirmDialog } from '../../ui/dialog'
import { Drawer } from '../../ui/drawer'
import { Note } from '../../ui/note'
import { Progress } from '../../ui/progress'
import { toast } from '../../ui/toast'
import { bodyFields } from '../form/problems'
import { resourceOf } from '../model'
import { problemsIn } from '../request/problems-in'
import { RequestForm } from '../request/request-form'
import { sameJson } from '../three-way'
import { titleOf } from './operations-of'
import styles from './single.module.css'

interface Props {
  operation: Operation
  /** What is there now: a change starts with it. */
  current: unknown
  onClose: () => void
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A change starts with what is there, as far as its body takes it; everything else starts empty. */
function initialOf(operation: Operation, current: unknown): RawInput {
  if (!isRecord(current)) return {}
  const fields = bodyFields(operation.body)
  if (operation.bodyType === 'application/json' && fields.length === 0) return { body: current }
  const known = fields.filter(({ name }) => current[name] !== undefined && current[name] !== null)
  return known.length > 0 ? { body: Object.fromEntries(known.map(({ name }) => [name, current[name]])) } : {}
}

/** A PATCH sends only what was changed. */
function toSend(operation: Operation, initial: RawInput, input: RawInput): RawInput {
  if (operation.method !== 'PATCH' || !isRecord(input.body)) return input
  const was = isRecord(initial.body) ? initial.body : {}
  const changed = Object.entries(input.body).filter(([name, value]) => !sameJson(was[name], value))
  return { ...input, body: Object.fromEntries(changed) }
}

/** A verb alone is told with what it is done to: "Update license". */
function headingOf(operation: Operation): string {
  const title = titleOf(operation)
  return title.includes(' ') ? title : `${title} ${resourceOf(operation.resource)?.words[0] ?? ''}`.trim()
}

/** What a write answered, if it is worth reading: a signing request, a message, a job. */
function wordsOfAnswer(answer: unknown): string | null {
  if (typeof answer === 'string' && answer !== '') return answer
  if (!isRecord(answer)) return null
  if ('location' in answer) return typeof answer['location'] === 'string' ? `Started: ${answer['location']}` : null
  const texts = Object.values(answer).filter((value) => typeof value === 'string')
  return texts.length === 1 ? (texts[0] ?? null) : JSON.stringify(answer, null, 2)
}

export function ActionDrawer({ operation, current, onClose }: Props) {
  const appliance = useAppliance()
  const client = useQueryClient()
  const initial = useMemo(() => initialOf(operation, current), [operation, current])
  const [input, setInput] = useState(initial)
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const [pending, setPending] = useState(false)
  const [sent, setSent] = useState<{ sent: number; total: number; since: number } | null>(null)
  const [failure, setFailure] = useState<unknown>(undefined)
  const [answer, setAnswer] = useState<string | null>(null)
  const controller = useRef<AbortController | null>(null)
  const problems = problemsIn(operation, input)
  const wrong = Object.values(problems).some((part) => Object.keys(part).length > 0)
  const request = toSend(operation, initial, input)
  const unchanged = operation.method === 'PATCH' && isRecord(request.body) && Object.keys(request.body).length === 0
  const title = titleOf(operation)

  const send = async () => {
    const mine = new AbortController()
    controller.current = mine
    const since = Date.now()
    setPending(true)
    setFailure(undefined)
    setSent(null)
    try {
      const came = await writeRaw(client, appliance, operation, request, {
        signal: mine.signal,
        onProgress: (bytes, total) => setSent({ sent: bytes, total, since }),
      })
      toast.success(`${title}: done`)
      const words = wordsOfAnswer(came)
      if (words === null) onClose()
      else setAnswer(words)
    } catch (error) {
      if (!isCancelled(error)) setFailure(error)
    } finally {
      setPending(false)
    }
  }

  const submit = () => {
    setTried(true)
    if (wrong) return
    if (operation.destructive) setAsking(true)
    else void send()
  }

  return (
    <Drawer
      open
      onClose={onClose}
      title={headingOf(operation)}
      aside={`${operation.method} ${operation.path}`}
      dirty={answer === null && !sameJson(input, initial)}
      footer={
        answer === null ? (
          <>
            {pending ? (
              <Button onClick={() => controller.current?.abort()}>Stop</Button>
            ) : (
              <Button onClick={onClose}>Cancel</Button>
            )}
            <Button
              kind="main"
              pending={pending}
              reason={unchanged ? 'Nothing was changed' : undefined}
              onClick={submit}
            >
              {operation.destructive ? `${title}…` : title}
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
        {operation.note && <Note>{operation.note}</Note>}
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
            operation={operation}
            input={input}
            problems={tried ? problems : { params: {}, query: {}, body: {} }}
            onChange={setInput}
          />
        ) : (
          <Code label="Answer" wrap>
            {answer}
          </Code>
        )}
        {sent && (
          <Progress label="Sending the file" value={sent.sent} of={sent.total} unit="bytes" startedAt={sent.since} />
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
