import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { sentenceFor } from '../api/errors'
import { invalidate } from '../api/query'
import { useAppliance } from '../api/session'
import { Button } from '../ui/button'
import { ConfirmDialog, Dialog } from '../ui/dialog'
import { count, list as listWords } from '../ui/format'
import { Name } from '../ui/name'
import { TextField } from '../ui/text-field'
import { toast } from '../ui/toast'
import { useBrowser } from './browser'
import type { Outcomes } from './bulk-run'
import styles from './crud.module.css'
import { FieldInputFor } from './form/field-input'
import { bodyFields } from './form/problems'
import { listQuery } from './list-query'
import { idOf, nameOf, paramsFor, sentence, type Row } from './model'
import { lostWith } from './restore'
import { OutcomeTable } from './outcome-table'
import { pathOf } from './paths'
import { canUndo, holdsOthers, removeObject, sendOnly, undoRemovals, type Removed } from './removal'
import { directInput, sidesFor } from './uses'
import { retryWords, useBulk } from './use-bulk'

/** Who uses an object: how many of what it is assigned to. */
function Uses({ row, id }: { row: Row; id: string }) {
  const { resource } = useBrowser()
  const appliance = useAppliance()
  const sides = sidesFor(resource, appliance)
  const uses = useQueries({
    queries: sides.map((side) =>
      listQuery(appliance, side.list, { params: paramsFor(side.list, id), ...directInput(side) }),
    ),
  })
  if (sides.length === 0) return null
  const some = sides.some((_, index) => (uses[index]?.data?.length ?? 0) > 0 || uses[index]?.isError)
  const pending = uses.some((use) => use.isPending)
  if (!some) return <p>{pending ? 'Reading what uses it…' : `Nothing is assigned to ${nameOf(resource, row)}.`}</p>
  return (
    <div>
      <p>Assigned to it now:</p>
      <ul className={styles.uses}>
        {sides.map((side, index) => {
          const use = uses[index]
          const size = use?.data?.length ?? 0
          if (size === 0 && !use?.isError) return null
          return (
            <li key={side.to}>
              {use?.isError ? (
                `${sentence(side.words[1])}: not known, the list could not be read`
              ) : (
                <Link to={`${pathOf(resource.name, id)}?tab=${side.to}`}>{count(size, ...side.words)}</Link>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

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
  const onConfirm = async () => {
    setPending(true)
    setError(undefined)
    try {
      const removed = await removeObject(client, appliance, resource, row, query, sendOnly)
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
      error={error}
      {...(remove?.destructive && { typed: name })}
    >
      <div className={styles.stack}>
        {!others && <Uses row={row} id={idOf(resource, row)} />}
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
        <p>{afterwards(undo, others, lostWith(resource, appliance))}</p>
      </div>
    </ConfirmDialog>
  )
}

const afterwards = (undo: boolean, others: boolean, lost: readonly string[]): string => {
  if (others) return 'The device itself stays.'
  return undo
    ? `Undo makes it again from what is read now: with a new id, the same fields and the same assignments${lost.length > 0 ? `, but without its ${listWords(lost)}` : ''}.`
    : 'This cannot be undone from here.'
}

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

  const start = (ids: readonly string[]): Promise<Outcomes> =>
    bulk.run(ids, async (id) => {
      const row = byId.get(id)
      if (!row) return ''
      const gone = await removeObject(client, appliance, resource, row)
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
              reason={mustType && typed !== all ? `Type ${all} first` : undefined}
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
              </li>
            ))}
            {rows.length > 8 && <li>and {rows.length - 8} more</li>}
          </ul>
          <p>
            One request each.{' '}
            {undo && !others ? 'What is assigned to each is read before, so that undo can restore it.' : ''}
            {!undo && 'This cannot be undone from here.'}
          </p>
          {mustType && <TextField label={`Type ${all} to go on`} value={typed} onChange={setTyped} />}
        </div>
      )}
    </Dialog>
  )
}
