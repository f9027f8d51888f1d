import { type UseQueryResult } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import type { Column, RowId } from '../ui/table/column'
import { DataTable } from '../ui/table/data-table'
import { RangeFact, tellRange } from '../ui/table/range-fact'
import { useNarrow } from '../ui/table/use-box'
import type { Rows } from '../ui/table/use-rows'
import { shownColumns } from '../ui/table/view'
import { cardOf } from './card'
import { partsOf } from './export/list-parts'
import styles from './crud.module.css'
import { Failed } from './failed'
import { ListTools } from './list-tools'
import type { Row } from './model'
import { ReadBefore } from './read-before'
import { useTableView } from './table-url'
import { useRanges } from './time-range/list-ranges'

interface RowTableProps {
  /** The plural of what the rows are. */
  label: string
  /** Begins the names of exported files. */
  file: string
  query: UseQueryResult<Row[]>
  columns: readonly Column<Row>[]
  getId: (row: Row) => string
  rowLabel?: (row: Row) => string
  href?: (row: Row) => string
  onOpen?: (row: Row) => void
  selected?: ReadonlySet<RowId>
  onSelected?: (selected: ReadonlySet<RowId>) => void
  actions?: (rows: readonly Row[]) => ReactNode
  /** At the right of the toolbar. */
  end?: ReactNode
  /** Told the rows of the view; whoever takes them offers refresh and export, too. */
  onShown?: (rows: readonly Row[]) => void
  empty: ReactNode
}

const noRows: readonly Row[] = []

/** The rows of a read, in a table whose view lives in the URL: filters, order, columns, export. */
export function RowTable(props: RowTableProps) {
  const {
    label,
    file,
    query,
    columns: plain,
    getId,
    rowLabel,
    href,
    onOpen,
    selected,
    onSelected,
    actions,
    end,
    empty,
    onShown,
  } = props
  const [view, setView] = useTableView()
  const narrow = useNarrow()
  const rows = query.data ?? noRows
  const columns = useRanges(plain)
  const card = useMemo(() => cardOf(columns), [columns])
  const toolbar = (found: Rows<Row>) => (
    <>
      {!onShown && (
        <ListTools
          small
          reading={query.isFetching}
          file={file}
          parts={partsOf({ shown: found.shown, all: rows, visible: shownColumns(columns, view), columns })}
        />
      )}
      {!narrow && end}
    </>
  )
  return (
    <>
      {/* On a phone the toolbar is a sheet, and what the rows are for is not looked for in there. */}
      {narrow && end && rows.length > 0 && <div className={styles.action}>{end}</div>}
      {query.isError && rows.length > 0 && (
        <ReadBefore error={query.error} onRetry={() => void query.refetch()} pending={query.isFetching} />
      )}
      <DataTable<Row>
        label={label}
        rows={rows}
        columns={columns}
        getId={getId}
        view={view}
        onView={setView}
        loading={query.isPending}
        refetching={query.isFetching && !query.isPending}
        error={
          query.isError && rows.length === 0 ? (
            <Failed error={query.error} onRetry={() => void query.refetch()} pending={query.isFetching} />
          ) : undefined
        }
        selected={selected}
        onSelected={onSelected}
        actions={actions}
        href={href}
        onOpen={onOpen}
        rowLabel={rowLabel}
        card={card}
        onRange={tellRange}
        toolbarEnd={toolbar}
        onShown={onShown}
        empty={empty}
      />
      <RangeFact />
    </>
  )
}
