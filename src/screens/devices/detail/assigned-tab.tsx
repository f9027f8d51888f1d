/** What is assigned to the device: a table with links, and where the key may, adding and taking away. */
import { X } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Appliance } from '../../../api/appliance'
import { sentenceFor } from '../../../api/errors'
import { pathOf } from '../../../crud/paths'
import { IconButton } from '../../../ui/button'
import { Note } from '../../../ui/note'
import type { Column } from '../../../ui/table/column'
import { Table } from '../../../ui/table/table'
import { TimeText } from '../../../ui/time-text'
import { AddAssignment } from './add-assignment'
import { assignable, useAssign, whyNot, type Assignable } from './assignments'
import { ShowRequest } from './part'
import styles from '../device.module.css'

/** What the four kinds have in common; each row is the appliance's own. */
export interface AssignedRow {
  id: number
  name?: string | null
  description?: string | null
  mod_time?: number | null
  dynamic?: boolean
  disabled?: boolean
}

interface Props {
  appliance: Appliance
  device: number
  to: Assignable
  rows: readonly AssignedRow[]
}

const getId = (row: AssignedRow) => row.id

export function AssignedTab({ appliance, device, to, rows }: Props) {
  const { words, list } = assignable[to]
  const { remove } = useAssign(appliance, device, to)
  const [busy, setBusy] = useState<ReadonlySet<number>>(new Set())
  const [error, setError] = useState<unknown>(null)
  const reason = whyNot(appliance, to)
  const columns = useMemo<Column<AssignedRow>[]>(() => {
    const take = (row: AssignedRow) => {
      setBusy((before) => new Set(before).add(row.id))
      setError(null)
      remove(row.id, calledOf(row, words[0]))
        .catch(setError)
        .finally(() =>
          setBusy((before) => {
            const next = new Set(before)
            next.delete(row.id)
            return next
          }),
        )
    }
    const some: Column<AssignedRow>[] = [
      { id: 'name', title: 'Name', value: (row) => row.name, text: (row) => calledOf(row, words[0]), strong: true },
    ]
    if (to === 'devicegroups') some.push({ id: 'dynamic', title: 'Members', value: membersOf, width: 90 })
    if (to === 'alerts' || to === 'triggers') {
      some.push({ id: 'disabled', title: 'State', value: (row) => (row.disabled ? 'Off' : 'On'), width: 70 })
    }
    if (to !== 'tags') some.push({ id: 'description', title: 'Description', value: (row) => row.description })
    some.push({
      id: 'mod_time',
      title: 'Changed',
      kind: 'time',
      value: (row) => row.mod_time,
      cell: (row) => <TimeText at={row.mod_time} />,
      width: 110,
    })
    some.push({
      id: 'remove',
      title: '',
      value: () => null,
      align: 'right',
      width: 44,
      cell: (row) => (
        <IconButton
          small
          kind="plain"
          label={`Remove ${calledOf(row, words[0])}`}
          icon={<X />}
          reason={reason ?? (row.dynamic ? 'Its rule decides who is in it' : undefined)}
          onClick={() => take(row)}
        />
      ),
    })
    return some
  }, [to, words, remove, reason])
  return (
    <>
      <div className={styles.bar}>
        <AddAssignment appliance={appliance} device={device} to={to} has={rows.map(getId)} />
        <ShowRequest appliance={appliance} operation={list} device={device} />
      </div>
      {error !== null && <Note kind="danger">{sentenceFor(error)}</Note>}
      <Table
        fit
        label={words[1].charAt(0).toUpperCase() + words[1].slice(1)}
        rows={rows}
        columns={columns}
        getId={getId}
        sort={[]}
        onSort={() => undefined}
        pinned={[]}
        href={(row) => `#${pathOf(to, row.id)}`}
        rowState={(row) => (busy.has(row.id) ? 'busy' : undefined)}
        empty={<p className={styles.none}>No {words[1]} on this device.</p>}
      />
    </>
  )
}

const calledOf = (row: AssignedRow, word: string): string => row.name || `${word} ${row.id}`
const membersOf = (row: AssignedRow): string => (row.dynamic ? 'By rule' : 'By hand')
