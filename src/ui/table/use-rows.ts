import { useEffect, useMemo, useRef, useState } from 'react'
import type { Column } from './column'
import { drive, driveIdle, runNow } from './drive'
import { RowEngine } from './row-engine'
import { readNeedle, type Needle } from './quick'
import { noVerdicts, useVerdicts, type Verdicts } from './use-verdicts'
import { shownColumns, type TableView } from './view'

/** Up to this many rows everything is worked out while rendering. */
const few = 2000

const isAddress = ({ digits, prefix }: Needle['parts'][number]): boolean => digits !== undefined || prefix !== undefined

export interface Rows<Row> {
  /** The rows of the view, in order. While other ones are worked out these are the last ones. */
  shown: readonly Row[]
  total: number
  /** True while `shown` lags behind the view. */
  busy: boolean
  /** What the patterns among the filters say. A refused one shows no row: it is not "all". */
  verdicts: Verdicts
}

/**
 * The rows that a view shows. Large arrays are worked through in slices of 10 ms, so that no task is felt;
 * `now` (ms) is what "within" is measured from and should change rarely. While rows are `coming`, nothing is worked
 * out ahead that the next ones would undo.
 */
export function useRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  view: TableView,
  now: number,
  coming = false,
): Rows<Row> {
  const [engine] = useState(() => new RowEngine<Row>())
  const { sort, filters, quick, columns: ids, pinned } = view
  const plain = sort.length === 0 && filters.length === 0 && quick.trim() === ''
  const addressed = useMemo(() => readNeedle(quick)?.parts.some(isAddress) === true, [quick])
  // The words of a row are those of the shown columns; their order does not matter. Who gives a whole address wants its
  // row, whether the column is shown or not.
  const searched = useMemo(() => {
    const shown = new Set(shownColumns(columns, { columns: ids, pinned }))
    const holdsOne = ({ kind }: Column<Row>) => addressed && (kind === 'address' || kind === 'mac')
    return columns.filter((column) => shown.has(column) || holdsOne(column))
  }, [columns, ids, pinned, addressed])
  const small = rows.length <= few
  const verdicts = useVerdicts(rows, columns, filters)
  const refused = verdicts?.refused !== undefined
  const wanted = useMemo(
    () => ({ rows, columns, searched, sort, filters, quick, now, verdicts }),
    [rows, columns, searched, sort, filters, quick, now, verdicts],
  )
  const [late, setLate] = useState<{ wanted: unknown; shown: readonly Row[] } | undefined>(undefined)
  const idle = useRef<() => void>(() => undefined)

  const atOnce = useMemo(() => {
    if (plain) return rows
    if (refused) return []
    if (!small || !verdicts) return undefined
    const own = new RowEngine<Row>()
    own.setRows(rows)
    own.setColumns(columns, searched)
    return runNow(own.run({ sort, filters, quick }, now, verdicts))
  }, [plain, small, refused, verdicts, rows, columns, searched, sort, filters, quick, now])

  useEffect(() => {
    if (small || refused || !verdicts) return undefined
    idle.current()
    engine.setRows(rows)
    engine.setColumns(columns, searched)
    const prepare = () => {
      idle.current = driveIdle(engine.prepare())
    }
    const stop = plain
      ? (prepare(), () => undefined)
      : drive(engine.run({ sort, filters, quick }, now, verdicts), (shown) => {
          setLate({ wanted, shown })
          prepare()
        })
    return () => {
      stop()
      idle.current()
    }
  }, [engine, wanted, small, refused, verdicts, plain, rows, columns, searched, sort, filters, quick, now])

  useEffect(() => (small || coming ? undefined : driveIdle(engine.rank())), [engine, wanted, small, coming])

  const shown = atOnce ?? late?.shown ?? rows
  return useMemo(
    () => ({
      shown,
      total: rows.length,
      busy: !atOnce && late?.wanted !== wanted,
      verdicts: verdicts ?? noVerdicts,
    }),
    [shown, rows.length, atOnce, late?.wanted, wanted, verdicts],
  )
}
