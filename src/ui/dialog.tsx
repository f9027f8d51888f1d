import { use, useId, useState, type ReactNode } from 'react'
import { Button } from './button'
import { classes } from './class-names'
import { DialogNews } from './dialog-news'
import { useBackQuestion, useLeaveQuestion } from './leave-guard'
import { Modal } from './modal'
import { Note } from './note'
import { LeaveButton, useStoppable } from './stop-waiting'
import { TextField } from './text-field'
import { askedFor, isTyped } from './typed-name'
import styles from './dialog.module.css'

/** What is typed in a dialog or a drawer, and would go with it. */
export interface Typed {
  open: boolean
  onClose: () => void
  /** Something was typed: closing asks first, and so does the browser where it leads elsewhere. */
  dirty?: boolean
  /** What is said to whoever discards it; that nothing was sent unless told. */
  discarded?: string | undefined
  /** It holds what is shown this once: Esc and the browser ask first, a button that closes it does not. */
  once?: boolean
  /** It is being sent as it stands: what comes of it is told here, so it stays open until then. */
  pending?: boolean
}

/** What is said where it was sent once, and not taken: that stands above it. */
export const sentOnce = 'What came of sending it stands in the form.'

/**
 * Asks before what was typed is taken away, or the place where it is told what came of what is being sent.
 * @returns the way to close, and the question, to be drawn
 */
export function useDiscard({ open, onClose, dirty = false, pending = false, discarded, once = false }: Typed) {
  /** How to leave, while it is asked; what was asked while it was sent is no question once that has ended. */
  const [leaving, setLeaving] = useState<{ go: () => void; pending: boolean } | null>(null)
  const asks = dirty || once
  useLeaveQuestion(open && (asks || pending))
  useBackQuestion(open && (asks || pending), (go) => setLeaving({ go, pending }))
  const leave = () => {
    if (pending) return
    if (asks) setLeaving({ go: onClose, pending })
    else onClose()
  }
  const { title, action, keep, words } = pending
    ? sending
    : once
      ? closing
      : { ...discarding, words: discarded ?? discarding.words }
  const question = (
    <ConfirmDialog
      open={leaving !== null && leaving.pending === pending}
      onClose={() => setLeaving(null)}
      title={title}
      action={action}
      keep={keep}
      onConfirm={() => leaving?.go()}
      // Nothing is sent by it, so nobody is asked before it is left.
      goesOn
    >
      <p>{words}</p>
    </ConfirmDialog>
  )
  return [leave, question] as const
}

const sending = {
  title: 'Leave while it is sent?',
  action: 'Leave',
  keep: 'Stay',
  words: 'It is under way and may be done all the same. What comes of it is told here.',
}
const closing = {
  title: 'Close it for good?',
  action: 'Close it',
  keep: 'Back to it',
  words: 'The secret in it is not shown again.',
}
const discarding = {
  title: 'Discard what you typed?',
  action: 'Discard',
  keep: 'Keep editing',
  words: 'Nothing of it was sent.',
}

export interface DialogProps extends Typed {
  /** The question, with the thing's name. */
  title: ReactNode
  /** Quiet words beside the title. */
  aside?: ReactNode
  /** 800 instead of 480, for comparisons. */
  wide?: boolean
  children: ReactNode
  /** The buttons, the main one last. */
  footer?: ReactNode
  /** What went wrong with what the dialog asked for. */
  error?: ReactNode
  role?: 'dialog' | 'alertdialog'
}

/** A question that must be answered before anything else. Esc closes it. */
export function Dialog(props: DialogProps) {
  const { title, aside, wide, children, footer, error, role = 'dialog' } = props
  const named = useId()
  const news = use(DialogNews)
  const [leave, question] = useDiscard(props)
  if (!props.open) return null
  return (
    <Modal role={role} onClose={leave} labelledBy={named} className={classes(styles.dialog, wide && styles.wide)}>
      <div className={styles.head}>
        <h2 id={named}>{title}</h2>
        {aside && <span className={styles.aside}>{aside}</span>}
      </div>
      <div className={styles.body}>
        {children}
        {error && <Note kind="danger">{error}</Note>}
      </div>
      <div className={styles.news}>{news}</div>
      {footer && <div className={styles.foot}>{footer}</div>}
      {question}
    </Modal>
  )
}

export interface ConfirmDialogProps {
  open: boolean
  onClose: () => void
  title: ReactNode
  /** What goes with it: "3 alerts use this group". */
  children: ReactNode
  /** What happens: "Delete tag". */
  action: string
  /** What stays: "Keep 9.8.1". */
  keep: string
  /** The dialog closes when it resolves and shows the message when it rejects. The signal ends with the waiting. */
  onConfirm: (signal: AbortSignal) => void | Promise<unknown>
  /** Red; true unless told. */
  danger?: boolean
  /** The name to type, for what cannot be undone. */
  typed?: string
  /** Why it cannot be done now. */
  reason?: string | undefined
  pending?: boolean
  /** What was begun goes on and is told elsewhere: nobody is kept here until an answer comes that may never come. */
  goesOn?: boolean
  error?: ReactNode
  /** Who holds what it rejects with, and gives it back as `error` as long as it is so; undefined when it is tried. */
  onFailed?: (failure: unknown) => void
  wide?: boolean
}

/** Asks before something is done. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  // A closed dialog forgets what was typed.
  return props.open ? <Confirm {...props} /> : null
}

const wordsOf = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure))

function Confirm(props: ConfirmDialogProps) {
  const { onClose, title, children, action, keep, onConfirm, danger = true, typed, reason, wide, goesOn } = props
  const [text, setText] = useState('')
  const [working, setWorking] = useState(false)
  const [failed, setFailed] = useState<string | undefined>(undefined)
  const tell = props.onFailed ?? ((failure) => setFailed(failure === undefined ? undefined : wordsOf(failure)))
  const { begin, ...stopping } = useStoppable()
  const pending = working || props.pending === true
  const missing = typed !== undefined && !isTyped(text, typed) ? `Type ${askedFor(typed)} first` : undefined
  const confirm = async () => {
    if (pending || missing || reason) return
    tell(undefined)
    setWorking(true)
    try {
      await onConfirm(begin())
      setWorking(false)
      onClose()
    } catch (problem) {
      setWorking(false)
      tell(problem)
    }
  }
  return (
    <Dialog
      open
      role="alertdialog"
      pending={working && !goesOn}
      onClose={onClose}
      title={title}
      wide={wide}
      error={props.error ?? failed}
      footer={
        <>
          <LeaveButton {...stopping} pending={working && !goesOn} onLeave={onClose}>
            {pending && goesOn ? 'Close, it goes on' : keep}
          </LeaveButton>
          <Button
            kind={danger ? 'danger' : 'main'}
            reason={reason ?? missing}
            icon={missing ? null : undefined}
            pending={pending}
            onClick={() => void confirm()}
          >
            {action}
          </Button>
        </>
      }
    >
      <div className={styles.words}>{children}</div>
      {typed !== undefined && (
        <TextField
          autoFocus
          label={
            <>
              Type <b>{askedFor(typed)}</b> to go on
            </>
          }
          value={text}
          onChange={setText}
          onEnter={() => void confirm()}
        />
      )}
    </Dialog>
  )
}
