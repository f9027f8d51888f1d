import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAppliance } from '../api/session'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { count, list as listWords } from '../ui/format'
import { Name } from '../ui/name'
import { TextField } from '../ui/text-field'
import { toast } from '../ui/toast'
import { useBrowser } from './browser'
import type { Outcomes } from './bulk-run'
import styles from './crud.module.css'
import { idOf, nameOf, type Row } from './model'
import { OutcomeTable } from './outcome-table'
import { canUndo, holdsOthers, removeObject, undoRemovals } from './removal'
import type { Removed } from './restore'
import { retryWords, useBulk } from './use-bulk'
import { useHolders } from './use-holders'
import { SearchProgress, unknownOf } from './uses-list'

interface BulkRemoveDialogProps {
  rows: readonly Row[]
  onClose: () => void
}

/** Deletes several objects, one request each, with an outcome for each. */
export function BulkRemoveDialog({ rows, onClose }: BulkRemoveDialogProps) {
  const { resource } = useBrowser()
  const appliance = useAppliance()
  const client = useQueryClient()
  const bulk = useBulk()
  const [removed, setRemoved] = useState<readonly Removed[]>([])
  const byId = new Map(rows.map((row) => [idOf(resource, row), row]))
  const title = (id: string) => nameOf(resource, byId.get(id) ?? {})
  const others = holdsOthers(resource)
  const verb = others ? 'Take off' : 'Delete'
  const all = count(rows.length, ...resource.words)
  // What cannot be taken back is not deleted by two clicks.
  const [typed, setTyped] = useState('')
  const mustType = resource.operations.remove?.destructive === true
  const undo = canUndo(resource)
  const search = useHolders(resource)
  const usedBy = (id: string): string =>
    listWords(
      (search.found ?? []).flatMap(({ holder, byId: held }) => {
        const size = held.get(id)?.length ?? 0
        return size > 0 ? [count(size, ...holder.from.words)] : []
      }),
    )
  const unknown = (search.found ?? []).flatMap((found) => unknownOf(found) ?? [])
  const waits = !others && search.found === null

  const start = (ids: readonly string[]): Promise<Outcomes> =>
    bulk.run(ids, async (id) => {
      const row = byId.get(id)
      if (!row) return ''
      const gone = await removeObject(client, appliance, resource, row, { found: search.found ?? [] })
      setRemoved((before) => [...before, gone])
      return others ? 'Taken off' : 'Deleted'
    })

  const close = () => {
    if (removed.length > 0) {
      const words = `${count(removed.length, ...resource.words)} ${others ? 'taken off' : 'deleted'}`
      if (undo) toast.undo(words, () => void undoRemovals(client, appliance, resource, removed))
      else toast.success(words)
    }
    onClose()
  }

  const { outcomes, left } = bulk
  return (
    <Dialog
      open
      wide={outcomes !== null}
      onClose={bulk.running ? () => {} : close}
      title={`${verb} ${all}${outcomes ? '' : '?'}`}
      footer={
        outcomes ? (
          <>
            {left.length > 0 && !bulk.running && (
              <Button onClick={() => void start(left)}>{retryWords(outcomes)}</Button>
            )}
            <Button kind="main" pending={bulk.running} onClick={close}>
              Close
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>Keep them</Button>
            <Button
              kind="danger"
              reason={
                waits ? 'Still looking who uses them' : mustType && typed !== all ? `Type ${all} first` : undefined
              }
              onClick={() => void start([...byId.keys()])}
            >
              {verb} {all}
            </Button>
          </>
        )
      }
    >
      {outcomes ? (
        <OutcomeTable outcomes={outcomes} nameOf={title} words={resource.words} onStop={bulk.stop} />
      ) : (
        <div className={styles.stack}>
          <ul className={styles.uses}>
            {rows.slice(0, 8).map((row) => (
              <li key={idOf(resource, row)}>
                <Name>{nameOf(resource, row)}</Name>
                {usedBy(idOf(resource, row)) && `, used by ${usedBy(idOf(resource, row))}`}
              </li>
            ))}
            {rows.length > 8 && <li>and {rows.length - 8} more</li>}
          </ul>
          {waits && search.of > 0 && <SearchProgress search={search} />}
          {unknown.map((words) => (
            <p key={words}>{words}.</p>
          ))}
          <p>
            One request each.{' '}
            {undo && !others
              ? 'What is assigned to each and belongs to it is read before, so that undo can restore it.'
              : ''}
            {!undo && 'This cannot be undone from here.'}
          </p>
          {mustType && <TextField label={`Type ${all} to go on`} value={typed} onChange={setTyped} />}
        </div>
      )}
    </Dialog>
  )
}
