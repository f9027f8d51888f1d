import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAppliance } from '../api/session'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { count, list as listWords } from '../ui/format'
import { Name } from '../ui/name'
import { TextField } from '../ui/text-field'
import { isTyped } from '../ui/typed-name'
import { useBrowser } from './browser'
import styles from './crud.module.css'
import { idOf, nameOf, type Row } from './model'
import { ReasonField } from './plan/reason-field'
import { startPlan } from './plan/start-plan'
import { canUndo, holdsOthers, removeWords } from './removal'
import { removeStep } from './ties/remove'
import { usersOf } from './ties/tied'
import { SearchProgress, unknownOf } from './ties/ties-list'
import { useUsers } from './ties/use-users'

interface BulkRemoveDialogProps {
  rows: readonly Row[]
  onClose: () => void
}

/** Deletes several objects: a plan of one request each. */
export function BulkRemoveDialog({ rows, onClose }: BulkRemoveDialogProps) {
  const { resource } = useBrowser()
  const appliance = useAppliance()
  const navigate = useNavigate()
  const [why, setWhy] = useState('')
  const others = holdsOthers(resource)
  const verb = others ? 'Take off' : removeWords(resource).verb
  const all = count(rows.length, ...resource.words)
  // What cannot be taken back is not deleted by two clicks.
  const [typed, setTyped] = useState('')
  const mustType = resource.operations.remove?.destructive === true
  const undo = canUndo(resource)
  const search = useUsers(resource)
  const found = search.found ?? []
  const usedBy = (id: string): string =>
    listWords(
      found.flatMap(({ tie, byId }) => {
        const size = byId.get(id)?.length ?? 0
        return size > 0 ? [count(size, ...tie.from.words)] : []
      }),
    )
  const unknown = found.flatMap((each) => unknownOf(each) ?? [])
  const waits = !others && search.found === null

  const start = () => {
    const title = `${verb} ${all}`
    const chosen = `${all} selected in the list`
    const things = rows.map((row) => ({ row, users: usersOf(found, idOf(resource, row)) }))
    onClose()
    void navigate(startPlan(appliance, { title, chosen, reason: why, steps: [removeStep(resource, things, title)] }))
  }

  return (
    <Dialog
      open
      dirty={why.trim() !== ''}
      onClose={onClose}
      title={`${verb} ${all}?`}
      footer={
        <>
          <Button onClick={onClose}>Keep them</Button>
          <Button
            kind="danger"
            reason={
              waits ? 'Still looking who uses them' : mustType && !isTyped(typed, all) ? `Type ${all} first` : undefined
            }
            onClick={start}
          >
            {verb} {all}
          </Button>
        </>
      }
    >
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
        {unknown.length > 0 && (
          <div>
            <Button small onClick={search.again}>
              Try again
            </Button>
          </div>
        )}
        <p>
          One request each; it runs while you work elsewhere.{' '}
          {undo && !others
            ? 'What is assigned to each and belongs to it is read before, so that undo can restore it.'
            : ''}
          {!undo && 'This cannot be undone from here.'}
        </p>
        <ReasonField value={why} onChange={setWhy} />
        {mustType && <TextField label={`Type ${all} to go on`} value={typed} onChange={setTyped} />}
      </div>
    </Dialog>
  )
}
