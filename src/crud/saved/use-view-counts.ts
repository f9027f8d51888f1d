/** How many rows each saved view would show, counted while nothing else is to do. */
import { useEffect, useState } from 'react'
import type { Column } from '../../ui/table/column'
import { driveIdle } from '../../ui/table/drive'
import { RowEngine } from '../../ui/table/row-engine'
import { shownColumns } from '../../ui/table/view'
import { viewOf, type TableState } from '../table-url'
import { useRanges } from '../time-range/list-ranges'
import type { Saved } from './saved'

interface Input<Row, Content extends TableState> {
  /** All rows that the list has; undefined as long as they are not complete. */
  rows: readonly Row[] | undefined
  columns: readonly Column<Row>[]
  entries: readonly Saved<Content>[]
  /** False for an entry that shows other rows than these: how many is not known before they are read. */
  sameRows?: (content: Content) => boolean
  /** The chosen entry, and how many rows it shows now. */
  chosen: string
  shown: number
}

export type Counts = Readonly<Record<string, number | undefined>>

/** The counts by the ids of the entries. Keep `sameRows` the same function as long as it answers the same. */
export function useViewCounts<Row, Content extends TableState>(input: Input<Row, Content>): Counts {
  const { rows, entries, sameRows, chosen, shown } = input
  const columns = useRanges(input.columns)
  const [counted, setCounted] = useState<Counts>({})
  useEffect(() => {
    if (!rows || entries.length === 0) return undefined
    const all = rows
    function* work(): Generator<undefined, void, undefined> {
      const found: Record<string, number> = {}
      const now = Date.now()
      for (const entry of entries) {
        if (sameRows?.(entry.content) === false) continue
        const table = viewOf(entry.content)
        // A pattern is asked of a worker, for the view in sight alone.
        if (table.filters.some(({ op }) => op === 'matches')) continue
        const engine = new RowEngine<Row>()
        engine.setRows(all)
        engine.setColumns(columns, shownColumns(columns, table))
        found[entry.id] = (yield* engine.run({ ...table, sort: [] }, now)).length
      }
      setCounted(found)
    }
    return driveIdle(work())
  }, [rows, columns, entries, sameRows])
  return chosen && rows ? { ...counted, [chosen]: shown } : counted
}
