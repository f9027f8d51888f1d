/** How one looks at a table, in the URL: words, filters, order, columns. */
import { useCallback, useMemo } from 'react'
import { z } from '../catalog/zod'
import { filterOps, type TableView } from '../ui/table/view'
import { useUrlState } from './url-state'

/** The search parameters of a table: `q`, `sort`, `where`, `cols`, `pin`, `w`. */
export const tableShape = z.object({
  q: z.string().default(''),
  sort: z.array(z.object({ column: z.string(), desc: z.boolean().optional() })).default([]),
  where: z.array(z.object({ column: z.string(), op: z.enum(filterOps), operand: z.string() })).default([]),
  cols: z.array(z.string()).optional(),
  pin: z.array(z.string()).optional(),
  w: z.record(z.string(), z.number().min(24).max(2000)).optional(),
})

/** A table's view that lives in the URL. Changing it replaces the entry of the history: typing is no journey. */
export function useTableView(): [TableView, (view: TableView) => void] {
  const [state, change] = useUrlState(tableShape)
  const view = useMemo<TableView>(
    () => ({
      quick: state.q,
      sort: state.sort,
      filters: state.where,
      ...(state.cols && { columns: state.cols }),
      ...(state.pin && { pinned: state.pin }),
      ...(state.w && { widths: state.w }),
    }),
    [state],
  )
  const setView = useCallback(
    (next: TableView) =>
      change(
        {
          q: next.quick,
          sort: next.sort.map((entry) => ({ ...entry })),
          where: next.filters.map((entry) => ({ ...entry })),
          cols: next.columns && [...next.columns],
          pin: next.pinned && [...next.pinned],
          w: next.widths && { ...next.widths },
        },
        { replace: true },
      ),
    [change],
  )
  return [view, setView]
}
