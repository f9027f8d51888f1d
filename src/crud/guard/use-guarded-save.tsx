/** A save with its guard, for a form: the conflict stands over the form until somebody has decided. */
import { useState, type ReactNode } from 'react'
import type { Field } from '../../catalog/fields'
import { toast } from '../../ui/toast'
import { useHere } from '../../ui/use-here'
import { ConflictDialog } from '../conflict-dialog'
import { notify, notifyNotUndone } from '../notices'
import type { Difference } from '../three-way'
import { canUndo, guardedSave, saveMix, undoSave, type Guarded, type Saved } from './guard'

type Values = Readonly<Record<string, unknown>>

interface Options<Held> {
  of: Guarded<Held>
  /** For the words of the conflict. */
  fields: readonly Field[]
  /** "dc-0001" */
  name: string
  /** Where it is said that an undo did not work. */
  resource: string
  /** Saved, or given up after a conflict: the form may close. */
  onDone: () => void
}

/**
 * `save` resolves once it is sent or a conflict stands; `dialog` belongs into the page.
 * @throws ApiError from `save`
 */
export function useGuardedSave<Held>({ of, fields, name, resource, onDone }: Options<Held>): {
  save: (was: Values, yours: Values, signal?: AbortSignal) => Promise<void>
  dialog: ReactNode
} {
  const [conflict, setConflict] = useState<{ now: Held; differences: Difference[] } | null>(null)
  const here = useHere()
  const finish = (saved: Saved<Held>) => {
    if (saved.kind === 'conflict') {
      if (!here.current) notify(resource, 'warn', `${name} was not saved: somebody else changed it meanwhile.`)
      setConflict(saved)
      return
    }
    setConflict(null)
    if (saved.kind === 'nothing') toast.success(`${name} was so already: nothing was sent`)
    else if (canUndo(saved)) toast.undo(`${name} saved`, () => void undo(saved))
    else toast.success(`${name} saved`)
    if (here.current) onDone()
  }
  const undo = async (saved: Extract<Saved<Held>, { kind: 'sent' }>, tried = false) => {
    try {
      const again = await undoSave(of, saved, tried)
      if (again.length === 0) toast.success(`${name} is as before`)
      else notify(resource, 'warn', `Not undone: somebody changed ${name} again since (${again.join(', ')}).`)
    } catch (error) {
      notifyNotUndone(resource, `${name} was not set back.`, error, () => void undo(saved, true))
    }
  }
  return {
    save: async (was, yours, signal) => finish(await guardedSave(of, was, yours, signal)),
    dialog: conflict && (
      <ConflictDialog
        fields={fields}
        differences={conflict.differences}
        changedAt={changedAt(conflict.now)}
        onClose={() => setConflict(null)}
        onDiscard={() => {
          setConflict(null)
          onDone()
        }}
        onSave={async (choices, signal) =>
          finish(await saveMix(of, conflict.now, conflict.differences, choices, signal))
        }
      />
    ),
  }
}

const changedAt = (held: unknown): number | undefined =>
  typeof held === 'object' && held !== null && 'mod_time' in held && typeof held.mod_time === 'number'
    ? held.mod_time
    : undefined
