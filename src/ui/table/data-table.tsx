import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { Progress, type ProgressProps } from '../progress'
import { SelectionBar } from '../selection-bar'
import { useNow } from '../time-text'
import { classes } from '../class-names'
import { ColumnChooser } from './column-chooser'
import type { Column } from './column'
import { FilterBar } from './filter-bar'
import { NothingFits } from './nothing-fits'
import { addAll } from './selection'
import { Table, type TableProps } from './table'
import { useRows, type Rows } from './use-rows'
import { pinnedIds, shownColumns, type TableView } from './view'
import styles from './data-table.module.css'

export interface DataTableProps<Row> extends Omit<
  TableProps<Row>,
  'sort' | 'onSort' | 'pinned' | 'widths' | 'onWidths' | 'empty'
> {
  /** All rows, in any order; the same array as long as nothing changed. */
  rows: readonly Row[]
  /** All columns; the same array between drawings. */
  columns: readonly Column<Row>[]
  view: TableView
  onView: (view: TableView) => void
  /** Said where there is no row at all. */
  empty?: ReactNode
  /** In the place of the rows: what failed. */
  error?: ReactNode
  /** What can be done with the selected rows, the main one last. */
  actions?: (rows: readonly Row[]) => ReactNode
  /** After the filters. */
  tools?: ReactNode
  /** At the right of the toolbar, before the column chooser; a function is handed what is shown. */
  toolbarEnd?: ReactNode | ((rows: Rows<Row>) => ReactNode)
  /** Rows are still coming. */
  progress?: Pick<ProgressProps, 'value' | 'of' | 'unit' | 'startedAt' | 'onStop' | 'label'> | undefined
  /** Told the rows of the view whenever they are others: for counts, exports, and the order elsewhere. */
  onShown?: (rows: readonly Row[]) => void
  /** No toolbar, for a handful of rows. */
  bare?: boolean
}

/** A table with all that belongs to it: filters, columns, progress, rows, selection. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, view, onView, getId, selected, onSelected, actions, progress, error, onShown } = props
  const { bare, empty, tools, toolbarEnd, ...table } = props
  // "Within the last" moves on once a minute, so that rows do not jump.
  const now = useNow(60_000)
  const found = useRows(rows, columns, view, now, progress !== undefined)
  // What an operator asks for, an order or words, is drawn at once; what comes by itself, to its last order, in steps.
  const [coming, setComing] = useState(false)
  if (coming ? !progress && !found.busy : progress !== undefined) setComing(!coming)
  useEffect(() => onShown?.(found.shown), [onShown, found.shown])
  useEffect(() => {
    // What can be done with selected rows is done with what is seen: a row that the view no longer shows is dropped.
    if (!selected || selected.size === 0 || !onSelected || found.busy || table.loading || progress) return
    const seen = new Set(found.shown.map(getId))
    const left = [...selected].filter((id) => seen.has(id))
    if (left.length < selected.size) onSelected(new Set(left))
  }, [selected, onSelected, found, getId, table.loading, progress])
  const shown = useMemo(
    () => shownColumns(columns, { columns: view.columns, pinned: view.pinned }),
    [columns, view.columns, view.pinned],
  )
  const pinned = useMemo(() => pinnedIds(shown, { pinned: view.pinned }), [shown, view.pinned])
  // Nor is anything done meanwhile, while rows come or a pattern is tried, with one that is selected and not shown.
  const chosen = useMemo(
    () => (selected && selected.size > 0 ? found.shown.filter((row) => selected.has(getId(row))) : []),
    [found.shown, selected, getId],
  )
  const nothing = rows.length === 0 ? empty : <NothingFits {...{ rows, columns, shown, view, onView, now, found }} />
  return (
    <div className={classes(styles.frame, props.fit && styles.fit)}>
      {!bare && (
        <FilterBar
          {...{ columns, view, onView, tools }}
          end={
            <>
              {typeof toolbarEnd === 'function' ? toolbarEnd(found) : toolbarEnd}
              <ColumnChooser {...{ columns, view, onView }} />
            </>
          }
        />
      )}
      {error ?? (
        <Table
          {...table}
          rows={found.shown}
          coming={coming}
          asked={JSON.stringify([view.quick, view.filters, view.sort])}
          columns={shown}
          pinned={pinned}
          sort={view.sort}
          onSort={(sort) => onView({ ...view, sort })}
          widths={view.widths}
          onWidths={(widths) => onView({ ...view, widths })}
          empty={nothing}
        />
      )}
      {progress && <Progress over {...progress} now={now} />}
      {selected && onSelected && selected.size > 0 && (
        <SelectionBar
          count={chosen.length}
          hidden={selected.size - chosen.length}
          total={found.shown.length}
          onAll={() => onSelected(addAll(selected, found.shown.map(getId)))}
          onClear={() => onSelected(new Set())}
        >
          {actions?.(chosen)}
        </SelectionBar>
      )}
    </div>
  )
}
