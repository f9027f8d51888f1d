/** How far the last change from here is, and what became of it. */
import { Pencil, Undo2 } from 'lucide-react'
import { Button } from '../../ui/button'
import { list } from '../../ui/format'
import { Note } from '../../ui/note'
import { useAtDesk } from '../../crud/config/use-configs'
import { taking } from '../../work/document/desk'
import type { Proposal } from './apply-dialog'
import styles from './running-config.module.css'
import type { Outcome } from './use-apply'

interface OutcomeNotesProps {
  outcome: Outcome
  /** No request has succeeded since, until now. */
  cutOff: boolean
  onPropose: (proposal: Proposal) => void
  /** Why nothing can be edited now. */
  reason: string | undefined
  /** Goes on with what was refused. */
  onEdit: (proposal: Proposal) => void
}

export function OutcomeNotes({ outcome, cutOff, onPropose, reason, onEdit }: OutcomeNotesProps) {
  const { applied, problem } = outcome
  const read = applied?.kind === 'applied' ? applied : null
  const names = read?.wrong.map(({ name }) => name) ?? []
  const input = read && names.length > 0 ? { from: read.now, to: read.before } : null
  const back = useAtDesk('changes', ['', read?.now.twin, read?.before.twin], input)
  if (problem !== null)
    return (
      <Note
        kind="danger"
        wide
        actions={
          <Button
            small
            reason={reason}
            icon={<Pencil size={14} strokeWidth={2} aria-hidden />}
            onClick={() => onEdit(outcome.proposal)}
          >
            Edit it again…
          </Button>
        }
      >
        {problem}
      </Note>
    )
  if (!applied || applied.kind === 'conflict') return null
  if (applied.kind === 'cut-off' && !cutOff)
    return (
      <Note kind="warn" wide>
        <b>The appliance answers again,</b> after more than a minute without an answer. Look below whether the change is
        there before you save.
      </Note>
    )
  if (applied.kind === 'cut-off')
    return (
      <Note kind="danger" wide>
        <b>No request from this browser has succeeded for a minute since the change.</b> It is not saved: a restart of
        the appliance, by its console or iDRAC, brings the saved config back.{applied.why && ` ${applied.why}`}
      </Note>
    )
  const { wrong, theirs, now, before } = applied
  const putBack = async () => onPropose({ base: now, mine: await taking(now, names, before), action: 'Put back' })
  const restored = back.data?.some(({ name }) => names.includes(name))
  return (
    <>
      {wrong.length > 0 && (
        <Note
          kind="danger"
          wide
          actions={
            restored && (
              <Button small icon={<Undo2 size={14} strokeWidth={2} aria-hidden />} onClick={() => void putBack()}>
                Put back
              </Button>
            )
          }
        >
          <b>The appliance has something else than was sent</b> in <span className={styles.names}>{list(names)}</span>
          {wrong.some(({ is }) => !is) && ': it dropped what was there'}. Look before you save.
        </Note>
      )}
      {wrong.length === 0 && (
        <Note kind="ok" wide>
          Applied and read back: it is as it was meant.
          {theirs.length > 0 && ` What others changed meanwhile was kept: ${list(theirs)}.`}
        </Note>
      )}
    </>
  )
}

/** `stop`: while an answer is waited for that may not come. */
export function StepNote({ step, stop }: { step: string; stop: (() => void) | undefined }) {
  return (
    <Note
      wide
      actions={
        stop && (
          <Button small onClick={stop}>
            Stop
          </Button>
        )
      }
    >
      {step}. Save stays off until a fresh request from this browser succeeds.
    </Note>
  )
}
