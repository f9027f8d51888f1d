/**
 * A button for one operation of an object or a resource: asks for what the operation's body and query need, for a
 * typed confirmation where it cannot be taken back, sends, and shows or saves what comes back.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { reasonOf } from '../api/appliance'
import { isCancelled, sentenceFor } from '../api/errors'
import { writeRaw } from '../api/query'
import { callRaw } from '../api/send'
import { useAppliance } from '../api/session'
import type { Operation } from '../catalog/operation'
import { ActButton } from '../ui/act-button'
import { Button } from '../ui/button'
import { toast } from '../ui/toast'
import { useHere } from '../ui/use-here'
import { OperationDialog } from './dialogs'
import { notify } from './notices'
import type { Values } from './form/values'
import { namedFile } from '../ui/file-name'
import { saveBlob } from '../ui/save-blob'

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
  /** The own name of a file that comes back; the appliance and the time are added. */
  file?: string
  /** Why it cannot be done to this object now. */
  reason?: string | undefined
  /** What the body that is about to be sent holds, in words, below its field. */
  preview?: (body: unknown) => ReactNode
  /** Why there is nothing in such a body to send. */
  lacks?: (body: unknown) => string | undefined
  /** Values that the form starts with. */
  initial?: Values
  onDone?: (answer: unknown) => void
  /** Where what was started can be looked after: it ends what `done` says. */
  follow?: { href: string; words: string }
}

export function OperationButton(props: OperationButtonProps) {
  const { operation, label, icon, kind = 'normal', file, done, onDone } = props
  const appliance = useAppliance()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const here = useHere()
  const [failed, setFailed] = useState<unknown>(undefined)
  const [answer, setAnswer] = useState<unknown>(undefined)
  const asks = operation.body !== undefined || (operation.query !== undefined && !props.query) || operation.destructive
  const reason = reasonOf(operation, appliance) ?? props.reason
  // What needs no question is done at once; only its failure needs room.
  const direct = async (signal: AbortSignal) => {
    const input = { params: props.params, query: props.query }
    try {
      const answer = operation.reads
        ? await callRaw(appliance, operation, input, { signal })
        : await writeRaw(client, appliance, operation, input, { signal })
      onDone?.(answer)
      if (answer instanceof Blob) saveBlob(namedFile(file ?? operation.id, appliance.name), answer)
      // What was read is there to be seen.
      if (operation.reads && operation.returns.kind === 'json') {
        setAnswer(answer)
        setOpen(true)
      } else toast.success(done, props.follow ? { link: props.follow } : {})
    } catch (failure) {
      if (isCancelled(failure)) return
      // Whoever has left the page hears of it above the list.
      if (!here.current) notify(operation.resource, 'danger', sentenceFor(failure))
      setFailed(failure)
      setOpen(true)
    }
  }
  return (
    <>
      {asks ? (
        <Button kind={kind} icon={icon} reason={reason} onClick={() => setOpen(true)}>
          {label}…
        </Button>
      ) : (
        <ActButton kind={kind} icon={icon} reason={reason} onAct={direct}>
          {label}
        </ActButton>
      )}
      {open && (
        <OperationDialog
          {...props}
          failed={failed}
          startAnswer={answer}
          onClose={() => {
            setOpen(false)
            setFailed(undefined)
            setAnswer(undefined)
          }}
        />
      )}
    </>
  )
}
