/**
 * What the list shows, as the URL holds it: short texts, so that an address can be read and sent. Whatever does not
 * fit is left out and the rest stands.
 */
import { z } from '../../catalog/zod'
import { filterOps, type Filter, type Sort, type TableView } from '../../ui/table/view'
import { ApplianceSearch } from './appliance-search'

const FilterRow = z.tuple([z.string(), z.enum(filterOps), z.string()])

export const ListState = z.object({
  /** The saved view whose tab is chosen. */
  view: z.string().default(''),
  q: z.string().default(''),
  /** `-last_seen_time,display_name` */
  sort: z.string().default(''),
  filters: z.array(FilterRow).default([]),
  /** Ids of columns, with commas. */
  columns: z.string().default(''),
  pinned: z.string().optional(),
  /** `display_name:240,vendor:90`, pixels. */
  widths: z.string().default(''),
  ...ApplianceSearch.shape,
})
export type ListState = z.output<typeof ListState>

const ids = (text: string): string[] => text.split(',').filter((id) => id !== '')

function readWidths(text: string): Record<string, number> {
  const widths: Record<string, number> = {}
  for (const part of ids(text)) {
    const [id, width] = part.split(':')
    const pixels = Number(width)
    if (id && pixels >= 40 && pixels <= 2000) widths[id] = Math.round(pixels)
  }
  return widths
}

const readSort = (text: string): Sort[] =>
  ids(text).map((part) => (part.startsWith('-') ? { column: part.slice(1), desc: true } : { column: part }))

const writeSort = (sort: readonly Sort[]): string =>
  sort.map(({ column, desc }) => (desc ? `-${column}` : column)).join()

/** The part of the URL that a table understands. */
export function viewOf(state: ListState): TableView {
  const view: TableView = {
    sort: readSort(state.sort),
    quick: state.q,
    filters: state.filters.map(([column, op, operand]) => ({ column, op, operand })),
  }
  const columns = ids(state.columns)
  if (columns.length > 0) view.columns = columns
  if (state.pinned !== undefined) view.pinned = ids(state.pinned)
  const widths = readWidths(state.widths)
  if (Object.keys(widths).length > 0) view.widths = widths
  return view
}

/** A table's view as the URL holds it. */
export function stateOf(view: TableView): Pick<ListState, 'q' | 'sort' | 'filters' | 'columns' | 'pinned' | 'widths'> {
  return {
    q: view.quick,
    sort: writeSort(view.sort),
    filters: view.filters.map(({ column, op, operand }): [string, Filter['op'], string] => [column, op, operand]),
    columns: view.columns?.join() ?? '',
    pinned: view.pinned?.join(),
    widths: Object.entries(view.widths ?? {})
      .map(([id, width]) => `${id}:${Math.round(width)}`)
      .join(),
  }
}
