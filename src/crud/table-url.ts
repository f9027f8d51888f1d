/**
 * How one looks at a table, in the URL: short texts, so that an address can be read and sent. One spelling for every
 * list. Whatever does not fit is left out and the rest stands; addresses of older versions still work.
 */
import { useCallback, useMemo } from 'react'
import { z } from '../catalog/zod'
import { filterOps, type Filter, type Sort, type TableView } from '../ui/table/view'
import { useUrlState } from './url-state'

const FilterRow = z.tuple([z.string(), z.enum(filterOps), z.string()])
type FilterRow = z.output<typeof FilterRow>

// Until all lists were spelled alike, most held their view as JSON.
const OldSort = z.array(z.object({ column: z.string(), desc: z.boolean().optional() }))
const OldFilter = z.object({ column: z.string(), op: z.enum(filterOps), operand: z.string() })
const OldIds = z.array(z.string())
const OldWidths = z.record(z.string(), z.number())

/** The part of an older spelling that a text holds; undefined where it is the new one. */
function older<T>(schema: z.ZodType<T>, text: string): T | undefined {
  if (!/^[[{]/.test(text)) return undefined
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

const writeSort = (sort: readonly Sort[]): string =>
  sort.map(({ column, desc }) => (desc ? `-${column}` : column)).join()

const writeWidths = (widths: Readonly<Record<string, number>>): string =>
  Object.entries(widths)
    .map(([id, width]) => `${id}:${Math.round(width)}`)
    .join()

const fit = (value: unknown): FilterRow[] => {
  const row = FilterRow.safeParse(value).data
  if (row) return [row]
  const old = OldFilter.safeParse(value).data
  return old ? [[old.column, old.op, old.operand]] : []
}

const idsText = (text: string): string => older(OldIds, text)?.join() ?? text

/** The search parameters of a table. */
export const tableShape = z.object({
  q: z.string().default(''),
  /** `-last_seen_time,display_name` */
  sort: z
    .string()
    .default('')
    .transform((text) => {
      const old = older(OldSort, text)
      return old ? writeSort(old.map(({ column, desc }) => ({ column, desc: desc ?? false }))) : text
    }),
  filters: z
    .array(z.unknown())
    .default([])
    .transform((rows) => rows.flatMap(fit))
    .meta({ formerly: 'where' }),
  /** Ids of columns, with commas. */
  columns: z.string().default('').transform(idsText).meta({ formerly: 'cols' }),
  pinned: z
    .string()
    .optional()
    .transform((text) => (text === undefined ? undefined : idsText(text)))
    .meta({ formerly: 'pin' }),
  /** `display_name:240,vendor:90`, pixels. */
  widths: z
    .string()
    .default('')
    .transform((text) => {
      const old = older(OldWidths, text)
      return old ? writeWidths(old) : text
    })
    .meta({ formerly: 'w' }),
})
export type TableState = z.output<typeof tableShape>

const ids = (text: string): string[] => text.split(',').filter((id) => id !== '')

function readWidths(text: string): Map<string, number> {
  const widths = new Map<string, number>()
  for (const part of ids(text)) {
    const [id, width] = part.split(':')
    const pixels = Number(width)
    if (id && pixels >= 40 && pixels <= 2000) widths.set(id, Math.round(pixels))
  }
  return widths
}

const readSort = (text: string): Sort[] =>
  ids(text).map((part) => (part.startsWith('-') ? { column: part.slice(1), desc: true } : { column: part }))

/** The part of the URL that a table understands. */
export function viewOf(state: TableState): TableView {
  const view: TableView = {
    sort: readSort(state.sort),
    quick: state.q,
    filters: state.filters.map(([column, op, operand]) => ({ column, op, operand })),
  }
  const columns = ids(state.columns)
  if (columns.length > 0) view.columns = columns
  if (state.pinned !== undefined) view.pinned = ids(state.pinned)
  const widths = readWidths(state.widths)
  if (widths.size > 0) view.widths = Object.fromEntries(widths)
  return view
}

/** A table's view as the URL holds it. */
export function stateOf(view: TableView): TableState {
  return {
    q: view.quick,
    sort: writeSort(view.sort),
    filters: view.filters.map(({ column, op, operand }): [string, Filter['op'], string] => [column, op, operand]),
    columns: view.columns?.join() ?? '',
    pinned: view.pinned?.join(),
    widths: writeWidths(view.widths ?? {}),
  }
}

/** Looking at the same list in another way is no journey: the history keeps one entry. */
const replace = { replace: true }

/** A table's view that lives in the URL. */
export function useTableView(): [TableView, (view: TableView) => void] {
  const [state, change] = useUrlState(tableShape)
  const view = useMemo(() => viewOf(state), [state])
  const setView = useCallback((next: TableView) => change(stateOf(next), replace), [change])
  return [view, setView]
}
