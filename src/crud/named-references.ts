/**
 * Lists show other objects by their names instead of their ids. Names are read once for all rows, from lists that
 * are small: a site has few nodes and networks, but tens of thousands of devices.
 */
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { reasonOf } from '../api/appliance'
import { useAppliance } from '../api/session'
import { fieldsOf } from '../catalog/fields'
import type { z } from '../catalog/zod'
import { valueOf, type Column } from '../ui/table/column'
import { listQuery, paged } from './list-query'
import { idOf, nameOf, resourceOf, type Row } from './model'

/** The columns, those that hold ids of small lists with names instead, as soon as they are known. */
export function useNamedReferences(columns: readonly Column<Row>[], shape: z.ZodObject): readonly Column<Row>[] {
  const appliance = useAppliance()
  const references = useMemo(() => {
    const shown = new Set(columns.flatMap((column) => (column.hidden ? [] : [column.id])))
    return fieldsOf(shape).flatMap(({ name, meta }) => {
      const resource = meta.kind === 'id' && meta.refers !== undefined ? resourceOf(meta.refers) : undefined
      const list = resource?.operations.list
      if (!list || !shown.has(name) || paged(list) || reasonOf(list, appliance) !== undefined) return []
      return [{ name, resource, list }]
    })
  }, [columns, shape, appliance])
  const names = useQueries({
    queries: references.map(({ list }) => ({ ...listQuery(appliance, list), staleTime: 30_000 })),
    combine: (lists) => lists.map((list) => list.data),
  })
  return useMemo(() => {
    const named = new Map(
      references.flatMap(({ name, resource }, index) => {
        const rows = names[index]
        return rows ? [[name, new Map(rows.map((row) => [idOf(resource, row), nameOf(resource, row)]))] as const] : []
      }),
    )
    if (named.size === 0) return columns
    return columns.map((column) => {
      const called = named.get(column.id)
      if (!called) return column
      const value = (row: Row) => {
        const id = valueOf(column, row)
        return id === undefined || id === null ? undefined : (called.get(String(id)) ?? String(id))
      }
      return { ...column, value, mono: false, quiet: false, width: 140 }
    })
  }, [columns, references, names])
}
