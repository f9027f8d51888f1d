import { ArrowDown, ArrowUp } from 'lucide-react'
import { memo, useEffect, useRef, type PointerEvent } from 'react'
import { classes } from '../class-names'
import { alignOf, type Column } from './column'
import { narrowest, type Layout } from './layout'
import type { Sort } from './view'
import styles from './table.module.css'
import { TickBox } from './tick-box'

interface HeadProps<Row> {
  columns: readonly Column<Row>[]
  layout: Layout
  sort: readonly Sort[]
  selectable: boolean
  reached: 'none' | 'some' | 'all'
  widths: Readonly<Record<string, number>>
  /** The active cell's column, -1 if it is in a row. */
  active: number
  onActive: (column: number) => void
  onAll: () => void
  onWidths: (widths: Record<string, number>, done: boolean) => void
}

/** The row of heads: a click sorts (the grid hears it, as it hears the keys), a drag at the right edge resizes, two clicks there forget the width. */
function Head<Row>(props: HeadProps<Row>) {
  const { columns, layout, sort, selectable, reached, active } = props
  const first = selectable ? 1 : 0
  const box = useRef<HTMLInputElement>(null)
  /** The pointer was last pressed at an edge. */
  const resizes = useRef(false)
  useEffect(() => {
    if (box.current) box.current.indeterminate = reached === 'some'
  }, [reached])
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={styles.head}
      onPointerDown={({ target }) => {
        resizes.current = target instanceof Element && target.matches('[data-edge]')
      }}
      onClickCapture={(event) => {
        // WebKit sends the click that ends a drag to the head under the pointer, whoever captured it.
        if (resizes.current && event.detail > 0) event.stopPropagation()
      }}
    >
      {selectable && (
        <div
          role="columnheader"
          aria-colindex={1}
          aria-label="Selected"
          tabIndex={active === 0 ? 0 : -1}
          data-head={0}
          className={classes(styles.th, styles.tick, styles.first, styles.pinned)}
          style={{ left: 0 }}
          onFocus={() => props.onActive(0)}
        >
          <TickBox ref={box} checked={reached === 'all'} aria-label="Select all" onChange={props.onAll} />
        </div>
      )}
      {columns.map((column, i) => {
        const place = i + first
        const at = sort.findIndex((entry) => entry.column === column.id)
        const entry = sort[at]
        const left = layout.lefts[place]
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={place + 1}
            aria-sort={entry ? (entry.desc ? 'descending' : 'ascending') : 'none'}
            tabIndex={active === place ? 0 : -1}
            data-head={place}
            className={classes(
              styles.th,
              place === 0 && styles.first,
              i === columns.length - 1 && styles.last,
              alignOf(column) === 'right' && styles.right,
              entry && styles.sorted,
              left !== undefined && styles.pinned,
              left !== undefined && layout.lefts[place + 1] === undefined && styles.edge,
            )}
            style={left === undefined ? undefined : { left }}
            title={column.title}
            onFocus={() => props.onActive(place)}
            onMouseDown={(event) => event.shiftKey && event.preventDefault()}
          >
            <span className={styles.title}>{column.title}</span>
            {entry && (entry.desc ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />)}
            {entry && sort.length > 1 && <sup>{at + 1}</sup>}
            <Handle
              column={column.id}
              width={layout.widths[place] ?? narrowest}
              least={Math.max(narrowest, column.min ?? 0)}
              widths={props.widths}
              onWidths={props.onWidths}
            />
          </div>
        )
      })}
    </div>
  )
}

// A memoised generic component loses its parameter; the cast gives it back.
export const TableHead = memo(Head) as typeof Head

interface HandleProps {
  column: string
  width: number
  least: number
  widths: Readonly<Record<string, number>>
  onWidths: (widths: Record<string, number>, done: boolean) => void
}

function Handle({ column, width, least, widths, onWidths }: HandleProps) {
  const from = useRef<{ x: number; width: number } | undefined>(undefined)
  const widthAt = (event: PointerEvent) =>
    from.current && Math.round(Math.max(least, from.current.width + event.clientX - from.current.x))
  return (
    <span
      aria-hidden="true"
      data-edge
      className={styles.handle}
      onDoubleClick={() => {
        const { [column]: _forgotten, ...rest } = widths
        onWidths(rest, true)
      }}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, width }
      }}
      onPointerMove={(event) => {
        const next = widthAt(event)
        if (next !== undefined) onWidths({ ...widths, [column]: next }, false)
      }}
      onPointerUp={(event) => {
        const next = widthAt(event)
        const moved = from.current && event.clientX !== from.current.x
        from.current = undefined
        if (next !== undefined && moved) onWidths({ ...widths, [column]: next }, true)
      }}
      onPointerCancel={() => {
        from.current = undefined
        onWidths({ ...widths }, true)
      }}
    />
  )
}
