import {
  startTransition,
  useCallback,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react'
import { classes } from '../class-names'
import { isComposing } from '../composing'
import { LoadingRows, type LoadingPlace } from '../loading-rows'
import { alignOf, linkOf, type Column, type RowId } from './column'
import { move, placeFor, placeIn, type Place } from './grid-keys'
import { layoutColumns } from './layout'
import { addAll, dropAll, extend, extent, toggle, type Anchor, type Selection } from './selection'
import { TableBody, type BodyHandle } from './table-body'
import { TableHead } from './table-head'
import type { CardParts } from './card-lines'
import type { RowState } from './table-row'
import { tellNothing, tellWhole } from './tell-whole'
import { useAnchorHeld } from './use-anchor'
import { useBox, useNarrow } from './use-box'
import { nextSort, type Sort } from './view'
import styles from './table.module.css'

export interface TableProps<Row> {
  /** The plural of what the rows are: "Devices". */
  label: string
  /** In the order to show, already sorted and filtered. */
  rows: readonly Row[]
  /** The columns to show, in order, pinned ones first. */
  columns: readonly Column<Row>[]
  getId: (row: Row) => RowId
  sort: readonly Sort[]
  onSort: (sort: Sort[]) => void
  pinned?: readonly string[]
  widths?: Readonly<Record<string, number>>
  onWidths?: (widths: Record<string, number>) => void
  /** Given together: rows can be selected. */
  selected?: Selection
  onSelected?: (selection: Selection) => void
  /** Enter or a double click on a row, a tap on a card. */
  onOpen?: (row: Row) => void
  /** A click on a cell of a column, or Enter in it. */
  onCell?: (row: Row, column: string) => void
  /** The row that is looked at elsewhere. */
  current?: RowId | undefined
  /** Where a row leads: its first cell becomes a link. */
  href?: (row: Row) => string | undefined
  /** The two lines of a row on a phone. */
  card?: (row: Row) => CardParts
  rowState?: (row: Row) => RowState | undefined
  /** A row's name for screen readers; the text of its first column unless given. */
  rowLabel?: (row: Row) => string
  /** Other rows are on their way: these stay, dimmed. */
  refetching?: boolean
  /** The first rows are on their way. */
  loading?: boolean
  /** Other rows may take the place of these at any moment; drawing them is then spread over some frames. */
  coming?: boolean
  /** Stands where the first row would be if there is none. */
  empty?: ReactNode
  /** The table is as high as its rows (within a window's height) instead of filling its parent. */
  fit?: boolean
  /** First and last row in sight (from 1) and their count. */
  onRange?: (first: number, last: number, total: number) => void
  /** What tells one choice and order of the rows from another: each begins at its top. */
  asked?: string
  /** Under this name the place scrolled to is remembered until the page is left. */
  remember?: string
}

const none: Selection = new Set<RowId>()

/**
 * A grid of up to 50,000 rows and more, of which only those in sight are in the document. Arrow keys move,
 * Space selects, Shift extends, Enter opens, Ctrl A selects all rows given; on a head Enter sorts (with
 * Shift besides the others) and Alt with left or right resizes.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { label, rows, columns, getId, sort, onSort, selected = none, onSelected, onOpen, href, card, onWidths } = props
  const selectable = Boolean(onSelected)
  const [grid, setGrid] = useState<HTMLDivElement | null>(null)
  // In a transition, so that drawing the rows is not one long task with mounting the page.
  const reachGrid = useCallback((element: HTMLDivElement | null) => startTransition(() => setGrid(element)), [])
  const { width, height } = useBox(grid)
  const asCards = useNarrow() && card !== undefined
  const [ownWidths, setOwnWidths] = useState<Record<string, number>>({})
  const [dragged, setDragged] = useState<Record<string, number> | undefined>(undefined)
  const widths = dragged ?? props.widths ?? ownWidths
  const pinned = useMemo(
    () => new Set(props.pinned ?? columns.slice(0, 1).map((column) => column.id)),
    [props.pinned, columns],
  )
  const layout = useMemo(
    () => layoutColumns(columns, { pinned, chosen: widths, available: width, selectable }),
    [columns, pinned, widths, width, selectable],
  )
  const body = useRef<BodyHandle<Row>>(null)
  const [place, setPlace] = useState<Place>({ row: 0, column: selectable ? 1 : 0 })
  const last = { row: rows.length - 1, column: (asCards ? 1 : columns.length) + (selectable ? 1 : 0) - 1 }
  // Rows and columns come and go; the active cell stays inside.
  const active: Place = {
    row: rows.length === 0 ? -1 : Math.min(place.row, last.row),
    column: Math.max(0, Math.min(place.column, last.column)),
  }
  const ids = useMemo(() => rows.map(getId), [rows, getId])
  const anchor = useRef<Anchor | undefined>(undefined)
  useAnchorHeld(anchor, ids, props.coming ?? false)

  const select = (next: Selection) => onSelected?.(next)
  /** What is pressed is what stands there. */
  const idAt = (row: number): RowId | undefined => body.current?.drawn(row)?.id ?? ids[row]
  /** A range begins at a row, unless one has begun; what was selected before stays. */
  const beginAt = (row: number) => {
    const id = idAt(row)
    if (!anchor.current && id !== undefined) anchor.current = { id, base: selected }
  }
  const extendTo = (row: number) => {
    beginAt(row)
    select(extend(ids, anchor.current, row, idAt(row)))
  }
  const toggleRow = (row: number) => {
    const id = idAt(row)
    if (id === undefined) return
    const result = toggle(selected, id)
    anchor.current = result.anchor
    select(result.selection)
  }
  const toggleAll = useCallback(() => {
    onSelected?.(extent(selected, ids) === 'all' ? dropAll(selected, ids) : addAll(selected, ids))
  }, [onSelected, selected, ids])
  const itemAt = (row: number): Row | undefined => body.current?.drawn(row)?.row ?? rows[row]
  const open = (row: number) => {
    const item = itemAt(row)
    if (item === undefined) return
    if (onOpen) onOpen(item)
    else {
      const to = linkOf(href, item)
      if (to !== undefined) window.location.assign(to)
    }
  }
  const tellCell = (row: number, column: number) => {
    const item = itemAt(row)
    const cell = columns[column - (selectable ? 1 : 0)]
    if (item !== undefined && cell) props.onCell?.(item, cell.id)
  }
  const go = (to: Place) => {
    setPlace(to)
    body.current?.reach(to, layout)
  }
  const commitWidths = useCallback(
    (next: Record<string, number>, done: boolean) => {
      setDragged(done ? undefined : next)
      if (!done) return
      setOwnWidths(next)
      onWidths?.(next)
    },
    [onWidths],
  )
  const sortBy = useCallback((id: string, add: boolean) => onSort(nextSort(sort, id, add)), [onSort, sort])

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const target = event.target
    const inCell = target instanceof HTMLElement && target.closest('[role="gridcell"], [role="columnheader"]')
    if (!inCell || isComposing(event.nativeEvent)) return
    const ctrl = event.ctrlKey || event.metaKey
    const column = columns[active.column - (selectable ? 1 : 0)]
    const handled = () => {
      event.preventDefault()
      event.stopPropagation()
    }
    if (selectable && ctrl && event.key.toLowerCase() === 'a') {
      handled()
      select(addAll(selected, ids))
    } else if (active.row < 0 && column && event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      handled()
      const now = layout.widths[active.column] ?? 0
      commitWidths({ ...widths, [column.id]: Math.max(48, now + (event.key === 'ArrowLeft' ? -16 : 16)) }, true)
    } else if (event.key === 'Enter' || event.key === ' ') {
      handled()
      if (active.row >= 0) {
        if (event.key === 'Enter') {
          tellCell(active.row, active.column)
          open(active.row)
        } else if (selectable && event.shiftKey) extendTo(active.row)
        else if (selectable) toggleRow(active.row)
      } else if (column) sortBy(column.id, event.shiftKey)
      else toggleAll()
    } else if (!event.altKey) {
      const page = Math.max(1, (body.current?.page() ?? 10) - 1)
      const to = move(event.key, ctrl, active, { rows: rows.length, columns: last.column + 1, page, hasHead: !asCards })
      if (!to) return
      handled()
      if (selectable && event.shiftKey && to.row >= 0 && to.row !== active.row) {
        beginAt(Math.max(0, active.row))
        extendTo(to.row)
      } else if (!event.shiftKey) anchor.current = undefined
      go(to)
    }
  }

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const target = event.target instanceof Element ? event.target : undefined
    const head = target?.closest<HTMLElement>('[role="columnheader"]')
    const sorted = head && columns[Number(head.dataset['head']) - (selectable ? 1 : 0)]
    if (sorted) sortBy(sorted.id, event.shiftKey)
    const at = placeIn(event.target)
    if (!at) return
    const { row, column } = at
    const onLink = target?.closest('a, button')
    const onBox = selectable && column === 0
    if (onLink && !onBox) {
      setPlace(at)
      return
    }
    go(at)
    tellCell(row, column)
    if (selectable && event.shiftKey) {
      window.getSelection()?.removeAllRanges()
      extendTo(row)
    } else if (onBox || (selectable && (event.ctrlKey || event.metaKey))) toggleRow(row)
    else if (asCards || (event.detail === 2 && !onLink)) open(row)
  }

  const reached = useMemo(() => (selectable ? extent(selected, ids) : 'none'), [selectable, selected, ids])
  return (
    <div className={classes(styles.frame, props.fit && styles.fit, width === 0 && styles.unmeasured)}>
      <div
        ref={reachGrid}
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + (asCards ? 0 : 1)}
        aria-colcount={last.column + 1}
        aria-multiselectable={selectable || undefined}
        aria-busy={props.loading || props.refetching || undefined}
        data-scrolls={!props.fit || undefined}
        className={classes(styles.grid, props.refetching && styles.stale, rows.length === 0 && styles.bare)}
        onKeyDown={onKeyDown}
        // A screen reader gives the focus to any cell, or a link in it: what is pressed next is meant for that row.
        onFocus={({ target }) => setPlace((now) => placeFor(target, now))}
        onClick={onClick}
        onPointerOver={tellWhole}
        onPointerOut={tellNothing}
      >
        {!asCards && (
          <TableHead
            {...{ columns, layout, sort, selectable, reached, widths }}
            onAll={toggleAll}
            onWidths={commitWidths}
            active={active.row < 0 ? active.column : -1}
            onActive={(column) => setPlace({ row: -1, column })}
          />
        )}
        <TableBody
          ref={body}
          {...{ grid, rows, columns, layout, ids, selected, selectable, active, href, asCards, card, width, height }}
          rowState={props.rowState}
          current={props.current}
          rowLabel={props.rowLabel}
          onRange={props.onRange}
          remember={props.remember}
          asked={props.asked}
          coming={props.coming ?? false}
        />
      </div>
      {rows.length === 0 &&
        (props.loading ? (
          <LoadingRows
            label={label}
            rows={12}
            columns={2}
            places={
              asCards ? undefined : layout.widths.map((each, i) => placeOf(each, columns[i - (selectable ? 1 : 0)]))
            }
          />
        ) : (
          props.empty
        ))}
    </div>
  )
}

const placeOf = <Row,>(width: number, column: Column<Row> | undefined): LoadingPlace => ({
  width,
  shape: column ? alignOf(column) : 'box',
})
