import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import {
  startTransition,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type Ref,
} from 'react'
import { turn } from '../../browser/turn'
import { windowBox } from '../window-box'
import { linkOf, textOf, type Column, type RowId } from './column'
import type { Place } from './grid-keys'
import type { Layout } from './layout'
import type { Selection } from './selection'
import { assignSlots } from './slots'
import type { CardParts } from './card-lines'
import { cellLooks, RowGuard, TableRow, type RowState } from './table-row'
import { useBox } from './use-box'
import styles from './table.module.css'

/** What the table asks of its body. */
export interface BodyHandle<Row> {
  /** What stands in a row's place: for some frames this may be an older one. Undefined where nothing is drawn. */
  drawn: (index: number) => Drawn<Row> | undefined
  /** Brings a cell into sight and gives it the focus. */
  reach: (place: Place, layout: Layout) => void
  /** Rows that fit into the window. */
  page: () => number
}

interface Drawn<Row> {
  row: Row
  id: RowId
}

interface BodyProps<Row> {
  ref: Ref<BodyHandle<Row>>
  grid: HTMLDivElement | null
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  layout: Layout
  ids: readonly RowId[]
  selected: Selection
  current?: RowId | undefined
  selectable: boolean
  active: Place
  href: ((row: Row) => string | undefined) | undefined
  asCards: boolean
  card: ((row: Row) => CardParts) | undefined
  /** The grid's inner size in px. */
  width: number
  height: number
  rowState: ((row: Row) => RowState | undefined) | undefined
  rowLabel: ((row: Row) => string) | undefined
  onRange: ((first: number, last: number, total: number) => void) | undefined
  remember: string | undefined
  asked: string | undefined
  /** Other rows may take the place of these at any moment. */
  coming: boolean
}

/** Rows kept ready above and below the window; never so many that more than 80 are in the document. */
const spareRows = 8
const mostRows = 78
/**
 * Rows that the first frame has, and each after it has more, until all are there: a window full of new rows, of which
 * one may need a font that was never used, is too much for one task.
 */
const firstRows = 8

/** Where tables were scrolled to, by name, for coming back from a row. */
const offsets = new Map<string, number>()

/** The rows in sight, and the active one wherever it is: the focus must not vanish with its row. */
export function TableBody<Row>(props: BodyProps<Row>) {
  const { grid, rows, columns, layout, ids, selectable, active, asCards, card, height, remember, onRange, coming } =
    props
  const [probe, setProbe] = useState<HTMLDivElement | null>(null)
  const rowHeight = useBox(probe).height || 28
  // Sizes are never read while drawing: that would make the browser lay out twice a frame.
  const [headProbe, setHeadProbe] = useState<HTMLDivElement | null>(null)
  const head = useBox(headProbe).height || 28
  const headHeight = asCards ? 0 : head
  const inSight = Math.max(1, Math.ceil((height - headHeight) / rowHeight))
  const wanted = useRef<Place | undefined>(undefined)
  const activeRow = active.row
  const filling = Math.min(rows.length, inSight)
  const [limit, setLimit] = useState(firstRows)
  // Rows that take the place of others come in the same steps: so many from above are those given.
  const [last, setLast] = useState({ rows, coming, fresh: Infinity })
  const spread = coming || last.coming ? firstRows : Infinity
  const fresh = last.rows === rows ? last.fresh : spread
  if (last.rows !== rows || last.coming !== coming) setLast({ rows, coming, fresh })
  const drawn = useRef<ReadonlyMap<number, Drawn<Row>>>(new Map())
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => grid,
    estimateSize: () => rowHeight,
    ...windowBox,
    initialRect: { width: props.width, height },
    overscan: Math.max(1, Math.min(limit < filling ? 1 : spareRows, Math.floor((mostRows - inSight) / 2))),
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    initialOffset: remember === undefined ? 0 : (offsets.get(remember) ?? 0),
    rangeExtractor: useCallback(
      (range: Range) => {
        const indexes = defaultRangeExtractor(range)
        const [first = 0] = indexes
        if (activeRow < 0 || activeRow >= range.count) return indexes
        if (activeRow < first) return [activeRow, ...indexes]
        return activeRow > (indexes.at(-1) ?? 0) ? [...indexes, activeRow] : indexes
      },
      [activeRow],
    ),
  })
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  const { asked } = props
  const answered = useRef(asked)
  useLayoutEffect(() => {
    // Where one comes back to, it stays as it was left.
    if (answered.current !== asked) virtualizer.scrollToOffset(0)
    answered.current = asked
  }, [virtualizer, asked])
  useLayoutEffect(() => {
    const place = wanted.current
    const cell = place && grid && cellAt(grid, place)
    if (!cell) return
    wanted.current = undefined
    cell.focus({ preventScroll: true })
  })
  useImperativeHandle(props.ref, () => ({
    page: () => inSight,
    drawn: (index) => drawn.current.get(index),
    reach: (place, now) => {
      if (!grid) return
      wanted.current = place
      if (place.row >= 0) virtualizer.scrollToIndex(place.row, { align: 'auto' })
      if (!asCards) bringAcross(grid, place.column, now)
      const cell = cellAt(grid, place)
      if (cell) {
        wanted.current = undefined
        cell.focus({ preventScroll: true })
      }
    },
  }))

  const top = virtualizer.scrollOffset ?? 0
  useEffect(() => {
    // Not read from the element: rows have just been drawn, and it would have to be laid out once more.
    if (remember !== undefined && virtualizer.scrollOffset !== null) offsets.set(remember, top)
  }, [remember, virtualizer, top])
  const firstInSight = Math.min(rows.length, Math.floor(top / rowHeight) + 1)
  const lastInSight = Math.min(rows.length, Math.floor((top + height - headHeight) / rowHeight))
  useEffect(() => {
    onRange?.(firstInSight, Math.max(firstInSight, lastInSight), rows.length)
  }, [onRange, firstInSight, lastInSight, rows.length])

  const scrolls = layout.total > props.width
  const looks = useMemo(() => cellLooks(columns, layout, selectable, scrolls), [columns, layout, selectable, scrolls])
  useLayoutEffect(() => {
    grid?.style.setProperty('--columns', layout.widths.map((width) => `${width}px`).join(' '))
    grid?.style.setProperty('--total', asCards ? '100%' : `${layout.total}px`)
  }, [grid, layout, asCards])
  const inReach = virtualizer.getVirtualItems()
  // The virtualizer learns of the height later than the body, and has a row or two in reach until then.
  const whole = Math.max(inReach.length, filling)
  const items = inReach.slice(0, limit)
  const missing = limit < whole || fresh < items.length
  useEffect(() => {
    if (!missing) return undefined
    let over = false
    const grow = () => {
      if (over) return
      if (limit < whole) setLimit(limit + firstRows)
      setLast((now) => (now.rows === rows ? { ...now, fresh: fresh + firstRows } : now))
    }
    const frame = requestAnimationFrame(() => void turn().then(() => startTransition(grow)))
    return () => {
      over = true
      cancelAnimationFrame(frame)
    }
  }, [missing, limit, whole, rows, fresh])
  const slots = useRef(new Map<number, number>())
  slots.current = assignSlots(
    slots.current,
    items.map(({ index }) => index),
  )
  const before = drawn.current
  drawn.current = new Map(
    items.flatMap(({ index }, k) => {
      const [row, id] = [rows[index], ids[index]]
      if (row === undefined || id === undefined) return []
      return [[index, (k >= fresh && before.get(index)) || { row, id }]]
    }),
  )
  const labelOf = (row: Row) => props.rowLabel?.(row) ?? (columns[0] ? textOf(columns[0], row) : '')
  return (
    <div role="rowgroup" className={styles.body} style={{ height: rows.length * rowHeight }}>
      <div ref={setProbe} className={styles.probe} role="presentation" />
      <div ref={setHeadProbe} className={styles.headProbe} role="presentation" />
      {items.map(({ index, start }) => {
        const here = drawn.current.get(index)
        if (!here) return null
        const { row, id } = here
        return (
          <RowGuard key={slots.current.get(index)} row={row} top={start - headHeight}>
            <TableRow
              {...{ row, index, columns, looks, selectable }}
              top={start - headHeight}
              selected={props.selected.has(id) || id === props.current}
              active={active.row === index ? active.column : -1}
              state={props.rowState?.(row)}
              label={selectable ? labelOf(row) : undefined}
              href={linkOf(props.href, row)}
              hasHead={!asCards}
              card={asCards ? card : undefined}
            />
          </RowGuard>
        )
      })}
    </div>
  )
}

function cellAt(grid: HTMLElement, place: Place): HTMLElement | null {
  return place.row < 0
    ? grid.querySelector<HTMLElement>(`[data-head="${place.column}"]`)
    : grid.querySelector<HTMLElement>(`[data-index="${place.row}"] > [aria-colindex="${place.column + 1}"]`)
}

/** Scrolls sideways until a column stands clear of the pinned ones. */
function bringAcross(grid: HTMLElement, column: number, layout: Layout) {
  if (layout.lefts[column] !== undefined) return
  const left = layout.widths.slice(0, column).reduce((sum, width) => sum + width, 0)
  const right = left + (layout.widths[column] ?? 0)
  if (left - layout.pinnedWidth < grid.scrollLeft) grid.scrollLeft = left - layout.pinnedWidth
  else if (right > grid.scrollLeft + grid.clientWidth) grid.scrollLeft = right - grid.clientWidth
}
