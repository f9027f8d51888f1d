import { useQuery, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useRef, useState } from 'react'
import { reasonOf } from '../api/appliance'
import { isCancelled, sentenceFor } from '../api/errors'
import { query, write } from '../api/query'
import { useAppliance } from '../api/session'
import { useProblem } from '../api/use-failure'
import { dictionary } from '../catalog/dictionary'
import { dashboards } from '../catalog/dashboards'
import type { Dashboard } from '../catalog/shapes/dashboard'
import { sparedBy } from '../catalog/spares'
import { notify } from '../crud/notices'
import { useGuardedSave } from '../crud/guard/use-guarded-save'
import { PartState } from '../crud/part-state'
import { OnePicker } from '../crud/picker'
import { ActButton } from '../ui/act-button'
import { IconButton } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Name, shownName } from '../ui/name'
import { Note } from '../ui/note'
import { Section } from '../ui/panel'
import { usePortion } from '../ui/portion'
import { Segmented } from '../ui/segmented'
import { useHere } from '../ui/use-here'
import styles from './dashboard-sharing.module.css'
import { guardedSharing, rightNames, rightsOf, type Right, type Sharing } from './sharing-change'

const { sharing: readSharing, updateSharing } = dashboards.operations

const choices = [
  { value: 'viewer', label: 'May view' },
  { value: 'editor', label: 'May edit' },
] as const

/** Who may see or edit a dashboard; changed in place, sent together. */
export function DashboardSharing({ row }: { row: Dashboard }) {
  const appliance = useAppliance()
  const params = { id: row.id }
  const read = useQuery(query(appliance, readSharing, { params }))
  return (
    <Section title="Shared with">
      <PartState read={read} label="Shared with" />
      {read.data && <Editor row={row} there={read.data} />}
    </Section>
  )
}

function Editor({ row, there }: { row: Dashboard; there: Sharing }) {
  const appliance = useAppliance()
  const client = useQueryClient()
  // What is typed stays, with what it began with, whatever is read meanwhile.
  const [edit, setEdit] = useState<{ was: Sharing; now: Sharing } | null>(null)
  const { was, now } = edit ?? { was: there, now: there }
  const setNow = (next: Sharing) => setEdit({ was, now: next })
  const [error, setError] = useProblem(appliance.id)
  const here = useHere()
  const sent = useRef(now)
  const size = rightNames(was, now).length
  const params = { id: row.id }
  const guard = useGuardedSave({
    of: guardedSharing(appliance, row.id, (body, signal) =>
      write(client, appliance, updateSharing, { params, body }, { signal }),
    ),
    fields: [],
    name: `The sharing of ${shownName(row.name) || `dashboard ${row.id}`}`,
    resource: 'dashboards',
    // The editor begins anew with what is there then, or with what was sent if more was changed meanwhile.
    onDone: () =>
      void client
        .invalidateQueries(query(appliance, readSharing, { params }))
        .then(() =>
          setEdit((last) => (last && last.now !== sent.current ? { was: sent.current, now: last.now } : null)),
        ),
  })
  const reason = reasonOf(updateSharing, appliance) ?? sparedBy(updateSharing, row)
  const set = (kind: 'users' | 'groups', name: string, right: Right | null) => {
    const rights = dictionary({ ...now[kind] })
    if (right === null) delete rights[name]
    else rights[name] = right
    // Who is added stands first: of very many the last are not in sight.
    const added = right !== null && !Object.hasOwn(now[kind] ?? {}, name)
    setNow({ ...now, [kind]: added ? dictionary({ ...dictionary({ [name]: right }), ...rights }) : rights })
  }
  const save = async (signal: AbortSignal) => {
    setError(undefined)
    sent.current = now
    try {
      await guard.save(rightsOf(was), rightsOf(now), signal)
    } catch (failure) {
      if (isCancelled(failure)) return
      if (!here.current) notify('dashboards', 'danger', sentenceFor(failure))
      setError(failure)
    }
  }
  return (
    <div className={styles.sharing}>
      <Checkbox
        label="Everyone may view it"
        value={now.anyone === 'viewer'}
        onChange={(on) => setNow({ ...now, anyone: on ? 'viewer' : null })}
        reason={reason}
      />
      <Rights
        label="Users"
        to="users"
        rights={now.users ?? {}}
        onSet={(name, right) => set('users', name, right)}
        reason={reason}
      />
      <Rights
        label="User groups"
        to="usergroups"
        rights={now.groups ?? {}}
        onSet={(name, right) => set('groups', name, right)}
        reason={reason}
      />
      {error && (
        <Note kind="danger" live>
          {error}
        </Note>
      )}
      {reason && <p>{reason}.</p>}
      <div>
        <ActButton
          kind={size > 0 ? 'main' : 'normal'}
          reason={reason ?? (size === 0 ? 'Nothing has been changed' : undefined)}
          onAct={save}
        >
          {size === 0 ? 'Save' : size === 1 ? 'Save 1 change' : `Save ${size} changes`}
        </ActButton>
      </div>
      {guard.dialog}
    </div>
  )
}

interface RightsProps {
  label: string
  to: string
  rights: Readonly<Record<string, Right | null>>
  onSet: (name: string, right: Right | null) => void
  /** Why nothing can be changed. */
  reason: string | undefined
}

function Rights({ label, to, rights, onSet, reason }: RightsProps) {
  const names = Object.keys(rights).filter((name) => rights[name] !== null)
  const { shown, more } = usePortion(names)
  return (
    <div className={styles.rights}>
      {names.length > 0 && (
        <ul aria-label={label}>
          {shown.map((name) => (
            <li key={name} className={styles.right}>
              <Name>{name}</Name>
              <Segmented
                label={`Right of ${name}`}
                small
                value={rights[name] ?? undefined}
                onChange={(right) => onSet(name, right)}
                options={choices.map((choice) => ({ ...choice, reason }))}
              />
              <IconButton
                label={`Take the right of ${name} away`}
                icon={<X aria-hidden />}
                small
                reason={reason}
                onClick={() => onSet(name, null)}
              />
            </li>
          ))}
        </ul>
      )}
      {more && <div>{more}</div>}
      {/* A search that leads to nothing helps nobody: the button below says why. */}
      {reason === undefined && (
        <OnePicker
          label={`Add to ${label.toLowerCase()}`}
          to={to}
          value={undefined}
          without={new Set(names)}
          onChange={(id) => id !== undefined && onSet(id, 'viewer')}
        />
      )}
    </div>
  )
}
