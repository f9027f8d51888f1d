import type { Column } from './column'

/** One column of an order; the first in the list counts most. */
export interface Sort {
  column: string
  desc?: boolean
}

/** What a condition asks of a column. */
export const filterOps = [
  'is',
  'is not',
  'contains',
  'starts with',
  'matches',
  'greater',
  'less',
  'between',
  'within',
  'in',
  'is empty',
  'has',
] as const

export type FilterOp = (typeof filterOps)[number]

/** One column's condition. The operand is text, so that it fits a URL. */
export interface Filter {
  column: string
  op: FilterOp
  operand: string
}

/** How one looks at a table; plain data, made to live in a URL. */
export interface TableView {
  /** Ids of the shown columns in order; the columns' own choice unless given. */
  columns?: readonly string[]
  /** Ids of the columns that stay at the left; the first one unless given. */
  pinned?: readonly string[]
  /** Widths in px that somebody chose. */
  widths?: Readonly<Record<string, number>>
  sort: readonly Sort[]
  /** Words that every row must hold. */
  quick: string
  filters: readonly Filter[]
}

export const emptyView: TableView = { sort: [], quick: '', filters: [] }

type Choice = Pick<TableView, 'columns' | 'pinned'>

/** The columns that a view shows, pinned ones first. Unknown ids are skipped. */
export function shownColumns<Row>(columns: readonly Column<Row>[], view: Choice): Column<Row>[] {
  const byId = new Map(columns.map((column) => [column.id, column]))
  const chosen = view.columns?.flatMap((id) => byId.get(id) ?? [])
  const shown = chosen && chosen.length > 0 ? chosen : columns.filter((column) => !column.hidden)
  const pinned = new Set(pinnedIds(shown, view))
  return [...shown.filter((column) => pinned.has(column.id)), ...shown.filter((column) => !pinned.has(column.id))]
}

/** The ids of the pinned columns among those shown. */
export function pinnedIds<Row>(shown: readonly Column<Row>[], view: Choice): string[] {
  if (!view.pinned) return shown.slice(0, 1).map((column) => column.id)
  return shown.filter((column) => view.pinned?.includes(column.id)).map((column) => column.id)
}

/**
 * The order after a click on a head: by this column alone, up, then down, then none. With `add` the column
 * joins the others instead of replacing them.
 */
export function nextSort(sort: readonly Sort[], column: string, add: boolean): Sort[] {
  const at = sort.findIndex((entry) => entry.column === column)
  const current = sort[at]
  const others = add ? sort.filter((entry) => entry.column !== column) : []
  if (!current || (!add && sort.length > 1)) return [...others, { column }]
  if (current.desc) return [...others]
  if (!add) return [{ column, desc: true }]
  return sort.map((entry, index) => (index === at ? { column, desc: true } : entry))
}

/** Moves a column one place among those shown. */
export function moveColumn(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const next = [...ids]
  const from = next.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= next.length) return next
  next.splice(from, 1)
  next.splice(to, 0, id)
  return next
}
