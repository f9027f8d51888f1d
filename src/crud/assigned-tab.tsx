import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, Unlink } from 'lucide-react'
import { useMemo, useState } from 'react'
import { reasonOf } from '../api/appliance'
import { sentenceFor } from '../api/errors'
import { invalidate } from '../api/query'
import { useAppliance } from '../api/session'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { count } from '../ui/format'
import { Note } from '../ui/note'
import type { Column, RowId } from '../ui/table/column'
import { toast } from '../ui/toast'
import { AssignDialog } from './dialogs'
import { useBrowser } from './browser'
import { plainColumns } from './columns'
import styles from './crud.module.css'
import { listQuery } from './list-query'
import { idOf, nameOf, paramsFor, resourceOf, rowSchema, sentence, type Row, type Side } from './model'
import { assignRefusalOf } from './refusal'
import { RowTable } from './row-table'
import { changeAssignments, directInput } from './uses'
import { usePlace } from './use-place'
import { notify } from './notices'

const noRows: readonly Row[] = []

/** What is assigned to an object of one other resource: look, add by name, take away, undo. */
export function AssignedTab({ row, side }: { row: Row; side: Side }) {
  const { resource } = useBrowser()
  const appliance = useAppliance()
  const client = useQueryClient()
  const place = usePlace()
  const [selected, setSelected] = useState<ReadonlySet<RowId>>(new Set())
  const [adding, setAdding] = useState(false)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const id = idOf(resource, row)
  const other = resourceOf(side.to)
  const params = paramsFor(side.list, id)
  const direct = directInput(side)
  const rows = useQuery(listQuery(appliance, side.list, { params }))
  // Where a list also has what comes through a group, a second read tells which is which.
  const own = useQuery({
    ...listQuery(appliance, side.list, { params, ...direct }),
    enabled: direct.query !== undefined,
  })
  const directIds = useMemo(
    () => (direct.query && own.data && other ? new Set(own.data.map((each) => idOf(other, each))) : null),
    [direct.query, own.data, other],
  )
  const columns = useMemo(() => {
    const shape = rowSchema(side.list)
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
  }, [side.list, other, directIds, appliance])
  if (!other) return null

  const reason = reasonOf(side.assign, appliance) ?? assignRefusalOf(resource, row, side.to)
  const change = async (ids: number[], verb: 'assign' | 'unassign'): Promise<number> => {
    const failures = await changeAssignments(appliance, side, id, { [verb]: ids })
    await invalidate(client, appliance, side.assign)
    if (failures[0]) throw new Error(`${failures.length} of ${ids.length} not changed: ${failures[0].reason}`)
    return ids.length
  }
  const detach = async (chosen: readonly Row[]) => {
    setProblem(undefined)
    const ids = chosen.map((each) => Number(idOf(other, each)))
    try {
      await change(ids, 'unassign')
      setSelected(new Set())
      const back = () => {
        change(ids, 'assign').then(
          (size) => toast.success(`${count(size, ...side.words)} assigned again`),
          (error: unknown) => notify(resource.name, 'warn', `Not assigned again. ${sentenceFor(error)}`),
        )
      }
      toast.undo(`${count(ids.length, ...side.words)} detached from ${nameOf(resource, row)}`, back)
    } catch (error) {
      setProblem(sentenceFor(error))
    }
  }
  const inherited = (chosen: readonly Row[]): string | undefined =>
    directIds && chosen.some((each) => !directIds.has(idOf(other, each)))
      ? 'Some are inherited through a group or a setting for all, and cannot be detached here'
      : undefined
  const add = (
    <Button kind="main" icon={<Plus />} reason={reason} onClick={() => setAdding(true)}>
      Assign {side.words[1]}…
    </Button>
  )

  const actionsFor = (chosen: readonly Row[]) => (
    <Button icon={<Unlink />} reason={reason ?? inherited(chosen)} onClick={() => void detach(chosen)}>
      Detach {count(chosen.length, ...side.words)}
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
        label={sentence(side.words[1])}
        file={`${resource.name}-${id}-${side.to}`}
        query={rows}
        columns={columns}
        getId={(each) => idOf(other, each)}
        rowLabel={(each) => nameOf(other, each)}
        href={(each) => place(side.to, idOf(other, each))}
        selected={selected}
        onSelected={setSelected}
        end={add}
        actions={actionsFor}
        empty={
          <EmptyState title={`No ${side.words[1]} assigned`} action={add}>
            {other.about}
          </EmptyState>
        }
      />
      {adding && (
        <AssignDialog
          rows={[row]}
          side={side}
          without={new Set((rows.data ?? noRows).map((each) => idOf(other, each)))}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  )
}
