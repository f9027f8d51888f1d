import { FilterX } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from '../button'
import { EmptyState } from '../empty-state'
import { count, list } from '../format'
import type { Column } from './column'
import { describeFilter, rowTest } from './filter'
import { holds, readNeedle, searchText } from './quick'
import { useUnseen } from './unseen-words'
import type { Rows } from './use-rows'
import type { TableView } from './view'

interface NothingProps<Row> {
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  view: TableView
  onView: (view: TableView) => void
  shown: readonly Column<Row>[]
  now: number
  found: Rows<Row>
}

/** Says which of the filters to drop so that something is left. */
export function NothingFits<Row>({ rows, columns, shown, view, onView, now, found }: NothingProps<Row>) {
  const { verdicts } = found
  const culprits = useMemo(() => {
    const needle = readNeedle(view.quick)
    const tests = view.filters.map((filter) => ({ filter, test: rowTest(filter, columns, now, verdicts) }))
    const fits = (row: Row) => !needle || holds(needle, searchText(shown, row), row, shown)
    const without = view.filters.filter((filter) =>
      rows.some((row) => tests.every((one) => one.filter === filter || !one.test || one.test(row)) && fits(row)),
    )
    const filtered = needle ? rows.filter((row) => tests.every((one) => !one.test || one.test(row))) : []
    return { without, filtered }
  }, [rows, columns, shown, view.quick, view.filters, now, verdicts])
  const unseen = useUnseen(culprits.filtered, columns, shown, view.quick)
  const names = culprits.without.flatMap((filter) => {
    const column = columns.find((one) => one.id === filter.column)
    if (!column) return []
    const { name, op, value } = describeFilter(filter, column)
    return [`${name} ${op} ${value}`]
  })
  if (culprits.filtered.length > 0) names.push(`the words "${view.quick.trim()}"`)
  const { refused } = verdicts
  if (refused)
    return (
      <EmptyState
        icon={<FilterX aria-hidden />}
        title={`${refused.reason}: ${refused.filter.operand}`}
        action={
          <Button onClick={() => onView({ ...view, filters: view.filters.filter((one) => one !== refused.filter) })}>
            Drop this filter
          </Button>
        }
      >
        No row is shown, because nothing is known of any.
      </EmptyState>
    )
  return (
    <EmptyState
      icon={<FilterX aria-hidden />}
      title="No row fits"
      action={
        <>
          {unseen && (
            <Button onClick={() => onView({ ...view, columns: withColumns(shown, unseen.columns) })}>
              {unseen.columns.length === 1 ? `Show ${unseen.columns[0]?.title}` : 'Show these columns'}
            </Button>
          )}
          <Button onClick={() => onView({ ...view, quick: '', filters: [] })}>Drop all filters</Button>
        </>
      }
    >
      {names.length > 0
        ? `Some would without ${names.join(', or without ')}.`
        : 'Several filters together leave nothing.'}
      {unseen &&
        ` ${unseenWords(
          unseen.rows,
          unseen.columns.map(({ title }) => title),
        )}`}
    </EmptyState>
  )
}

/** Behind the first column, where they are in sight however many others there are. */
const withColumns = <Row,>([first, ...others]: readonly Column<Row>[], more: readonly Column<Row>[]): string[] =>
  [...(first ? [first] : []), ...more, ...others].map(({ id }) => id)

const unseenWords = (rows: number, titles: readonly string[]): string =>
  `${count(rows, 'row has', 'rows have')} them in ${titles.length === 1 ? 'a column that is' : 'columns that are'} not shown: ${list(titles)}.`
