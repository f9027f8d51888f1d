/** Says that the running config is not saved, what a restart would lose, and saves it. */
import { Save } from 'lucide-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode } from 'react'
import { reasonOf } from '../../api/appliance'
import { invalidate, lookAgain } from '../../api/query'
import { useAppliance } from '../../api/session'
import { useProblem } from '../../api/use-failure'
import { runningconfig } from '../../catalog/runningconfig'
import { ActButton } from '../../ui/act-button'
import { count, list } from '../../ui/format'
import { Note } from '../../ui/note'
import { toast } from '../../ui/toast'
import type { Held } from '../../work/document/desk-tasks'
import { saveIfSeen } from '../../work/document/save'

export interface UnsavedNoteProps {
  /** Names of the sections that differ. */
  sections: readonly string[]
  /** The running config that the page shows: only that is saved. */
  seen: Held
  /** Why it must not be saved yet. */
  reason?: string | undefined
  /** What else can be done about it. */
  actions?: ReactNode
}

export function UnsavedNote({ sections, seen, reason, actions }: UnsavedNoteProps) {
  const appliance = useAppliance()
  const client = useQueryClient()
  const [problem, setProblem] = useProblem(appliance.id)
  const { save } = runningconfig.operations
  const named = sections.length > 5 ? [...sections.slice(0, 5), `${sections.length - 5} more`] : sections
  const onSave = async (signal: AbortSignal) => {
    setProblem(undefined)
    try {
      const others = await saveIfSeen(appliance, seen, signal)
      if (others.length === 0) toast.success('The running config is saved')
      else
        setProblem(
          `Nothing was saved: somebody else changed ${list(others)} since this page read it, and a save would keep that too. It is shown now: look, then save.`,
        )
      void invalidate(client, appliance, save)
    } catch (error) {
      lookAgain(client, appliance, save, error)
      setProblem(error)
    }
  }
  return (
    <Note
      kind={problem === undefined ? 'warn' : 'danger'}
      wide
      live={problem !== undefined}
      actions={
        <>
          {actions}
          <ActButton
            small
            reason={reasonOf(save, appliance) ?? reason}
            icon={<Save size={14} strokeWidth={2} aria-hidden />}
            onAct={onSave}
          >
            Save
          </ActButton>
        </>
      }
    >
      {problem ?? (
        <>
          <b>Changed but not saved.</b> A restart would lose what was changed in{' '}
          {count(sections.length, 'section', 'sections')}: {list(named)}.
        </>
      )}
    </Note>
  )
}
