/** How many rows each saved view would show, counted while nothing else is to do. */
import { useEffect, useState } from 'react'
import type { Device } from '../../../catalog/devices'
import type { Column } from '../../../ui/table/column'
import { driveIdle } from '../../../ui/table/drive'
import { RowEngine } from '../../../ui/table/row-engine'
import { shownColumns } from '../../../ui/table/view'
import type { Saved } from '../../../crud/saved/saved'
import { isEverything, searchKey, type ApplianceSearch } from '../appliance-search'
import type { DeviceList } from '../device-store'
import { viewOf, type ListState } from '../list-state'

interface Input {
  rows: readonly Device[]
  columns: readonly Column<Device>[]
  views: readonly Saved<ListState>[]
  /** What the rows were searched by. */
  search: ApplianceSearch
  list: DeviceList | null
  /** Rows that the present state shows. */
  shown: number
  state: ListState
}

type Counts = Readonly<Record<string, number | undefined>>

export function useViewCounts({ rows, columns, views, search, list, shown, state }: Input): Counts {
  const [counted, setCounted] = useState<Counts>({})
  const complete = list?.state === 'complete'
  const key = searchKey(search)
  useEffect(() => {
    if (!complete) return undefined
    function* work(): Generator<undefined, void, undefined> {
      const found: Record<string, number> = {}
      const now = Date.now()
      for (const view of views) {
        // Another search brings other rows: how many is not known before it is run.
        if (searchKey(view.content) !== key) continue
        const table = viewOf(view.content)
        const engine = new RowEngine<Device>()
        engine.setRows(rows)
        engine.setColumns(columns, shownColumns(columns, table))
        found[view.id] = (yield* engine.run({ ...table, sort: [] }, now)).length
      }
      setCounted(found)
    }
    return driveIdle(work())
  }, [complete, key, rows, columns, views])
  const all = isEverything(search) && complete ? rows.length : undefined
  const current = state.view && complete ? { [state.view]: shown } : {}
  return { ...counted, '': all, ...current }
}
