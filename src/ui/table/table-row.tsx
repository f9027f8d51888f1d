import { Component, memo, type CSSProperties, type ReactNode } from 'react'
import { classes } from '../class-names'
import { CardLines, type CardParts } from './card-lines'
import cardStyles from './card-lines.module.css'
import { bounded } from './bounded'
import { alignOf, briefOf, textOf, unreadable, type Column } from './column'
import type { Layout } from './layout'
import styles from './table.module.css'
import { TickBox } from './tick-box'

/** A mark at the left edge of a row. */
export type RowState = 'failed' | 'busy'

/** How the cells of one column look in every row. */
export interface CellLook {
  className: string
  style: CSSProperties | undefined
  /** Its edge overflows, so its content is cut by a box of its own. */
  wrap: boolean
}

/** `scrolls`: the columns are wider than the window. Only then do cells stick: sticking costs each frame. */
export function cellLooks<Row>(
  columns: readonly Column<Row>[],
  layout: Layout,
  selectable: boolean,
  scrolls: boolean,
): CellLook[] {
  const first = selectable ? 1 : 0
  return layout.widths.map((_, i) => {
    const column = columns[i - first]
    const left = layout.lefts[i]
    const lastPinned = left !== undefined && layout.lefts[i + 1] === undefined && column !== undefined
    return {
      className: classes(
        styles.cell,
        !column && styles.tick,
        i === 0 && styles.first,
        i === layout.widths.length - 1 && styles.last,
        column && alignOf(column) === 'right' && styles.right,
        column?.mono && styles.mono,
        column?.strong && styles.strong,
        column?.quiet && styles.quiet,
        left !== undefined && scrolls && styles.pinned,
        lastPinned && styles.edge,
      ),
      style: left === undefined || !scrolls ? undefined : { left },
      wrap: lastPinned,
    }
  })
}

interface RowProps<Row> {
  row: Row
  index: number
  /** Px from the first row's place. */
  top: number
  columns: readonly Column<Row>[]
  looks: readonly CellLook[]
  selectable: boolean
  selected: boolean
  /** The active cell's column in this row, else -1. */
  active: number
  state: RowState | undefined
  label: string | undefined
  href: string | undefined
  hasHead: boolean
  /** Makes the two lines; keep it the same function between drawings. */
  card: ((row: Row) => CardParts) | undefined
}

function contentOf<Item>(column: Column<Item>, row: Item): ReactNode {
  try {
    return column.cell ? bounded(column.cell(row)) : textOf(column, row)
  } catch {
    return unreadable
  }
}

/** A card has its own two lines; of the columns it shows those that were chosen besides the usual ones, too. */
function partsOf<Item>(card: (row: Item) => CardParts, columns: readonly Column<Item>[], row: Item): CardParts {
  try {
    const chosen = columns.flatMap((column) => (column.hidden && briefOf(column, row)) || [])
    return { ...card(row), ...(chosen.length > 0 && { chosen: chosen.join(' · ') }) }
  } catch {
    return { title: unreadable }
  }
}

function Row<Item>(props: RowProps<Item>) {
  const { row, index, top, columns, looks, selectable, selected, active, state, href, card } = props
  const first = selectable ? 1 : 0
  return (
    <div
      role="row"
      aria-rowindex={index + (props.hasHead ? 2 : 1)}
      aria-selected={selectable ? selected : undefined}
      data-index={index}
      className={classes(styles.row, selected && styles.selected, state && styles[state], card && styles.cardRow)}
      style={{ transform: `translateY(${top}px)` }}
    >
      {selectable && (
        <div
          role="gridcell"
          aria-colindex={1}
          tabIndex={active === 0 ? 0 : -1}
          className={looks[0]?.className}
          style={looks[0]?.style}
        >
          <TickBox checked={selected} readOnly aria-label={`Select ${props.label || 'row'}`} />
        </div>
      )}
      {card ? (
        <div role="gridcell" aria-colindex={first + 1} tabIndex={active === first ? 0 : -1} className={cardStyles.card}>
          <CardLines parts={partsOf(card, columns, row)} href={href} />
        </div>
      ) : (
        columns.map((column, i) => {
          const look = looks[i + first]
          const content = contentOf(column, row)
          return (
            <div
              key={column.id}
              role="gridcell"
              aria-colindex={i + first + 1}
              tabIndex={active === i + first ? 0 : -1}
              className={look?.className}
              style={look?.style}
            >
              {i === 0 && href !== undefined ? (
                <a href={href} tabIndex={-1} className={styles.link}>
                  {content}
                </a>
              ) : look?.wrap ? (
                <span>{content}</span>
              ) : (
                content
              )}
            </div>
          )
        })
      )}
    </div>
  )
}

/** A row of which a part breaks while it is drawn says so in its place; the others stand. */
export class RowGuard extends Component<{ row: unknown; top: number; children: ReactNode }, { broken: unknown }> {
  override state = { broken: undefined }

  static getDerivedStateFromError(): { broken: unknown } {
    return { broken: pending }
  }

  static getDerivedStateFromProps(props: { row: unknown }, { broken }: { broken: unknown }) {
    if (broken === pending) return { broken: props.row }
    return broken !== undefined && broken !== props.row ? { broken: undefined } : null
  }

  override render() {
    if (this.state.broken === undefined) return this.props.children
    return (
      <div role="row" className={styles.row} style={{ transform: `translateY(${this.props.top}px)` }}>
        <div role="gridcell" className={styles.cell}>
          <i>{unreadable}</i>
        </div>
      </div>
    )
  }
}

/** Which row broke is known when its properties are at hand. */
const pending = Symbol('broke')

// A memoised generic component loses its parameter; the cast gives it back.
export const TableRow = memo(Row) as typeof Row
