import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { reasonOf } from '../api/appliance'
import { useAppliance } from '../api/session'
import type { Operation } from '../catalog/operation'
import { EmptyState } from '../ui/empty-state'
import { fieldsOf } from '../catalog/fields'
import { useBrowser } from './browser'
import { plainColumns } from './columns'
import styles from './crud.module.css'
import { listQuery } from './list-query'
import { rowSchema } from '../catalog/rows'
import { idOf, nameOf, paramsFor, resourceOf, type Row, type SubList } from './model'
import { useNamedReferences } from './named-references'
import { RowTable } from './row-table'
import { usePlace } from './use-place'
import { z } from '../catalog/zod'

/** How many each tab has, where that is known: small lists are read for it, device lists when their tab opens. */
export function useTabCount(operations: readonly Operation[], id: string): (number | undefined)[] {
  const appliance = useAppliance()
  const lists = useQueries({
    queries: operations.map((operation) => ({
      ...listQuery(appliance, operation, { params: paramsFor(operation, id) }),
      enabled: reasonOf(operation, appliance, id) === undefined,
    })),
  })
  return lists.map((list) => list.data?.length)
}

/** A list that belongs to an object: dashboards of a group, VLANs of a network. Read only. */
export function SubListTab({ id, list }: { id: string; list: SubList }) {
  const appliance = useAppliance()
  const place = usePlace()
  const { operation } = list
  const rows = useQuery(listQuery(appliance, operation, { params: paramsFor(operation, id) }))
  const of = list.of === undefined ? undefined : resourceOf(list.of)
  const { resource } = useBrowser()
  // Every row belongs to this object: that needs no column.
  const shape = useMemo(() => {
    const rows: z.ZodObject = rowSchema(operation) ?? z.object({})
    const telling = fieldsOf(rows).filter((field) => field.meta.refers !== resource.name)
    return z.object(Object.fromEntries(telling.map(({ name }) => [name, rows.shape[name] as z.ZodType])))
  }, [operation, resource])
  const held = useMemo(() => plainColumns(of, shape, appliance), [of, shape, appliance])
  const columns = useNamedReferences(held, shape)
  const words = of?.words ?? (['entry', 'entries'] as const)
  return (
    <div className={styles.list}>
      <RowTable
        label={list.title}
        file={operation.path
          .split('/')
          .filter((part) => part && !part.includes('{'))
          .join('-')}
        query={rows}
        columns={columns}
        getId={(row) => (of ? idOf(of, row) : JSON.stringify(row.id ?? row))}
        {...(of && { href: (row: Row) => place(of.name, idOf(of, row)), rowLabel: (row: Row) => nameOf(of, row) })}
        empty={<EmptyState title={`No ${words[1]}`}>{of?.about}</EmptyState>}
      />
    </div>
  )
}
