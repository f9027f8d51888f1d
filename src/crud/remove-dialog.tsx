import { useState } from 'react'
import { useAppliance } from '../api/session'
import { ConfirmDialog } from '../ui/dialog'
import { list as listWords } from '../ui/format'
import { useHere } from '../ui/use-here'
import { useBrowser } from './browser'
import styles from './crud.module.css'
import { FieldInputFor } from './form/field-input'
import { bodyFields } from './form/problems'
import { idOf, nameOf, sentence, type Row } from './model'
import { usePlanHere } from './plan/use-plan-here'
import { canUndo, holdsOthers, removeWords } from './removal'
import { ownedTies, type OwnedTie } from './ties/owned'
import { removeStep } from './ties/remove'
import { usersOf } from './ties/tied'
import { TiesList } from './ties/ties-list'
import { useUsers } from './ties/use-users'

interface RemoveDialogProps {
  row: Row
  onClose: () => void
  onRemoved: () => void
}

/** Deletes one object: says what goes with it, offers undo where the object can be made again. */
export function RemoveDialog({ row, onClose, onRemoved }: RemoveDialogProps) {
  const { resource, titleOf } = useBrowser()
  const appliance = useAppliance()
  const { pending, error, run } = usePlanHere()
  const [query, setQuery] = useState<Record<string, unknown>>({})
  const { remove } = resource.operations
  const [one, many] = resource.words
  // What the page calls it, so that a typed confirmation is what one sees.
  const name = titleOf(row) || nameOf(resource, row)
  const others = holdsOthers(resource)
  const undo = canUndo(resource)
  const { verb, done } = removeWords(resource)
  const search = useUsers(resource)
  const used = search.found?.some(({ byId }) => byId.has(idOf(resource, row)))
  // Closed while it goes on: what came of it stands in the tray, and nobody is taken to another page.
  const here = useHere()
  const onConfirm = async () => {
    const told = others ? `${name} taken off the ${many}` : `${sentence(one)} ${name} ${done}`
    const words = others ? `Take ${name} off the ${many}` : `${verb} ${one} ${name}`
    const users = usersOf(search.found ?? [], idOf(resource, row))
    const step = removeStep(resource, [{ row, users }], words, query)
    // A confirmation closes when what it asked for is done.
    if (!(await run({ title: words, told, steps: [step] }))) throw new Error(`Not ${done}`)
    if (here.current) onRemoved()
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={others ? `Take ${name} off the ${many}?` : `${verb} ${one} ${name}?`}
      action={others ? 'Take off' : `${verb} ${one}`}
      keep={`Keep ${name.length > 24 ? 'it' : name}`}
      onConfirm={onConfirm}
      pending={pending}
      goesOn
      reason={!others && search.found === null ? 'Still looking who uses it' : undefined}
      error={error}
      // What the plan said is held with it.
      onFailed={() => undefined}
      {...(remove?.destructive && { typed: name })}
    >
      <div className={styles.stack}>
        {!others && <TiesList row={row} search={search} />}
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
          {afterwards(undo, others, ownedTies(resource, appliance))}
          {undo && used && ' What uses it now then uses that one.'}
        </p>
      </div>
    </ConfirmDialog>
  )
}

const afterwards = (undo: boolean, others: boolean, owned: readonly OwnedTie[]): string => {
  if (others) return 'The device itself stays.'
  if (!undo) return 'This cannot be undone from here.'
  const same = ['fields', 'assignments', ...owned.flatMap(({ key, again }) => (again ? [key] : []))]
  const lost = owned.flatMap(({ key, again }) => (again ? [] : [key]))
  const without = lost.length > 0 ? `, but without its ${listWords(lost)}` : ''
  return `Undo makes it again from what is read now: with a new id and the same ${listWords(same)}${without}.`
}
