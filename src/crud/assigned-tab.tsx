import { useQuery } from '@tanstack/react-query'
import { Plus, Unlink } from 'lucide-react'
import { useMemo, useState } from 'react'
import { reasonOf } from '../api/appliance'
import { useAppliance } from '../api/session'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { count } from '../ui/format'
import { Note } from '../ui/note'
import type { Column, RowId } from '../ui/table/column'
import { AssignDialog } from './dialogs'
import { useBrowser } from './browser'
import { plainColumns } from './columns'
import styles from './crud.module.css'
import { listQuery } from './list-query'
import { rowSchema } from '../catalog/rows'
import { idOf, nameOf, paramsFor, resourceOf, sentence, type Row, type AssignedTie } from './model'
import { sparedBy } from '../catalog/spares'
import { RowTable } from './row-table'
import { usePlanHere } from './plan/use-plan-here'
import { assignSteps } from './ties/assign-steps'
import { directInput } from './ties/assigned'
import { usePlace } from './use-place'

const noRows: readonly Row[] = []

/** What is assigned to an object of one other resource: look, add by name, take away, undo. */
export function AssignedTab({ row, tie }: { row: Row; tie: AssignedTie }) {
  const { resource } = useBrowser()
  const appliance = useAppliance()
  const place = usePlace()
  const [selected, setSelected] = useState<ReadonlySet<RowId>>(new Set())
  const [adding, setAdding] = useState(false)
  const { pending, error: problem, run } = usePlanHere()
  const id = idOf(resource, row)
  const other = resourceOf(tie.to)
  const params = paramsFor(tie.list, id)
  const direct = directInput(tie)
  const rows = useQuery(listQuery(appliance, tie.list, { params }))
  // Where a list also has what comes through a group, a second read tells which is which.
  const own = useQuery({
    ...listQuery(appliance, tie.list, { params, ...direct }),
    enabled: direct.query !== undefined,
  })
  const directIds = useMemo(
    () => (direct.query && own.data && other ? new Set(own.data.map((each) => idOf(other, each))) : null),
    [direct.query, own.data, other],
  )
  const columns = useMemo(() => {
    const shape = rowSchema(tie.list)
    const plain = shape ? plainColumns(other, shape, appliance) : []
    if (!directIds || !other) return plain
    const how: Column<Row> = {
      id: 'assigned',
      title: 'Assigned',
      kind: 'enum',
      width: 130,
      options: [
        { value: 'itself', label: 'Itself' },
        { value: 'inherited', label: 'Inherited' },
      ],
      value: (each) => (directIds.has(idOf(other, each)) ? 'itself' : 'inherited'),
    }
    return [...plain.slice(0, 1), how, ...plain.slice(1)]
  }, [tie.list, other, directIds, appliance])
  if (!other) return null

  const reason = reasonOf(tie.assign, appliance) ?? sparedBy(tie.assign, row)
  const detach = async (chosen: readonly Row[]) => {
    const members = chosen.map((each) => ({ id: idOf(other, each), name: nameOf(other, each) }))
    const { steps } = assignSteps(resource, tie, [row], members, 'unassign')
    const of = count(chosen.length, ...tie.words)
    const name = nameOf(resource, row)
    if (await run({ title: `Detach ${of} from ${name}`, told: `${of} detached from ${name}`, steps }))
      setSelected(new Set())
  }
  const inherited = (chosen: readonly Row[]): string | undefined =>
    directIds && chosen.some((each) => !directIds.has(idOf(other, each)))
      ? 'Some are inherited through a group or a setting for all, and cannot be detached here'
      : undefined
  const add = (kind: 'main' | 'normal') => (
    <Button kind={kind} icon={<Plus />} reason={reason} onClick={() => setAdding(true)}>
      Assign {tie.words[1]}…
    </Button>
  )

  const actionsFor = (chosen: readonly Row[]) => (
    <Button
      icon={<Unlink />}
      pending={pending}
      reason={reason ?? inherited(chosen)}
      onClick={() => void detach(chosen)}
    >
      Detach {count(chosen.length, ...tie.words)}
    </Button>
  )

  return (
    <div className={styles.list}>
      {problem && (
        <div className={styles.notices}>
          <Note kind="danger" live>
            {problem}
          </Note>
        </div>
      )}
      <RowTable
        label={sentence(tie.words[1])}
        file={`${resource.name}-${id}-${tie.to}`}
        query={rows}
        columns={columns}
        getId={(each) => idOf(other, each)}
        rowLabel={(each) => nameOf(other, each)}
        href={(each) => place(tie.to, idOf(other, each))}
        selected={selected}
        onSelected={setSelected}
        end={add('main')}
        actions={actionsFor}
        empty={
          <EmptyState title={`No ${tie.words[1]} assigned`} action={add('normal')}>
            {other.about}
          </EmptyState>
        }
      />
      {adding && (
        <AssignDialog
          rows={[row]}
          tie={tie}
          without={new Set((rows.data ?? noRows).map((each) => idOf(other, each)))}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  )
}
