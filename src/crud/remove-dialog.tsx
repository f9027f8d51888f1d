import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceFor } from '../api/errors'
import { invalidate } from '../api/query'
import { useAppliance } from '../api/session'
import { ConfirmDialog } from '../ui/dialog'
import { list as listWords } from '../ui/format'
import { toast } from '../ui/toast'
import { useBrowser } from './browser'
import styles from './crud.module.css'
import { FieldInputFor } from './form/field-input'
import { bodyFields } from './form/problems'
import { idOf, nameOf, sentence, type Row } from './model'
import { partsOf, type Part } from './parts'
import { canUndo, holdsOthers, removeObject, sendOnly, undoRemovals } from './removal'
import { useHolders } from './use-holders'
import { UsesList } from './uses-list'

interface RemoveDialogProps {
  row: Row
  onClose: () => void
  onRemoved: () => void
}

/** Deletes one object: says what goes with it, offers undo where the object can be made again. */
export function RemoveDialog({ row, onClose, onRemoved }: RemoveDialogProps) {
  const { resource, titleOf } = useBrowser()
  const appliance = useAppliance()
  const client = useQueryClient()
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<string | undefined>(undefined)
  const [query, setQuery] = useState<Record<string, unknown>>({})
  const { remove } = resource.operations
  const [one, many] = resource.words
  // What the page calls it, so that a typed confirmation is what one sees.
  const name = titleOf(row) || nameOf(resource, row)
  const others = holdsOthers(resource)
  const undo = canUndo(resource)
  const search = useHolders(resource)
  const used = search.found?.some(({ byId }) => byId.has(idOf(resource, row)))
  const onConfirm = async () => {
    setPending(true)
    setError(undefined)
    try {
      const removed = await removeObject(client, appliance, resource, row, {
        query,
        send: sendOnly,
        found: search.found ?? [],
      })
      const words = others ? `${name} taken off the ${many}` : `${sentence(one)} ${name} deleted`
      if (undo) toast.undo(words, () => void undoRemovals(client, appliance, resource, [removed]))
      else toast.success(words)
      onRemoved()
      // The page of the object is left first; then what it showed is stale.
      await new Promise((resolve) => setTimeout(resolve))
      if (remove) await invalidate(client, appliance, remove)
    } catch (failure) {
      setError(sentenceFor(failure))
      setPending(false)
      // A confirmation closes when what it asked for is done, and this is not.
      throw failure
    }
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={others ? `Take ${name} off the ${many}?` : `Delete ${one} ${name}?`}
      action={others ? 'Take off' : `Delete ${one}`}
      keep={`Keep ${name.length > 24 ? 'it' : name}`}
      onConfirm={onConfirm}
      pending={pending}
      reason={!others && search.found === null ? 'Still looking who uses it' : undefined}
      error={error}
      {...(remove?.destructive && { typed: name })}
    >
      <div className={styles.stack}>
        {!others && <UsesList row={row} search={search} />}
        {bodyFields(remove?.query).map((field) => (
          <FieldInputFor
            key={field.name}
            field={field}
            value={query[field.name]}
            onChange={(value) => setQuery({ ...query, [field.name]: value })}
            problems={{}}
            editing={false}
            values={query}
          />
        ))}
        <p>
          {afterwards(undo, others, partsOf(resource, appliance))}
          {undo && used && ' What uses it now then uses that one.'}
        </p>
      </div>
    </ConfirmDialog>
  )
}

const afterwards = (undo: boolean, others: boolean, parts: readonly Part[]): string => {
  if (others) return 'The device itself stays.'
  if (!undo) return 'This cannot be undone from here.'
  const same = ['fields', 'assignments', ...parts.flatMap(({ name, again }) => (again ? [name] : []))]
  const lost = parts.flatMap(({ name, again }) => (again ? [] : [name]))
  const without = lost.length > 0 ? `, but without its ${listWords(lost)}` : ''
  return `Undo makes it again from what is read now: with a new id and the same ${listWords(same)}${without}.`
}
