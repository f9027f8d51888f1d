/** A cell of a grid. Row -1 is the head; column 0 is the box for selecting where there is one. */
export interface Place {
  row: number
  column: number
}

/** The cell of a row in which something stands, as the document tells it. */
export function placeIn(target: EventTarget | null): Place | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"]') : null
  const row = Number(cell?.parentElement?.dataset['index'] ?? NaN)
  return !cell || Number.isNaN(row) ? undefined : { row, column: Number(cell.getAttribute('aria-colindex')) - 1 }
}

/** The active cell once something has the focus: the one it stands in. */
export function placeFor(target: EventTarget | null, now: Place): Place {
  const at = placeIn(target)
  return !at || (at.row === now.row && at.column === now.column) ? now : at
}

/** What the keyboard needs to know of a grid. */
export interface GridSize {
  rows: number
  columns: number
  /** Rows that fit into the window. */
  page: number
  hasHead: boolean
}

/** The keys that move, after the ARIA grid pattern; undefined for all others. */
export function move(key: string, ctrl: boolean, from: Place, size: GridSize): Place | undefined {
  const last = { row: size.rows - 1, column: size.columns - 1 }
  const top = size.hasHead ? -1 : 0
  const at = (row: number, column: number): Place => ({
    row: Math.max(top, Math.min(last.row, row)),
    column: Math.max(0, Math.min(last.column, column)),
  })
  switch (key) {
    case 'ArrowDown':
      return at(ctrl ? last.row : from.row + 1, from.column)
    case 'ArrowUp':
      return at(ctrl ? Math.min(0, last.row) : from.row - 1, from.column)
    case 'ArrowRight':
      return at(from.row, ctrl ? last.column : from.column + 1)
    case 'ArrowLeft':
      return at(from.row, ctrl ? 0 : from.column - 1)
    case 'Home':
      return ctrl ? at(0, 0) : at(from.row, 0)
    case 'End':
      return ctrl ? at(last.row, last.column) : at(from.row, last.column)
    case 'PageDown':
      return at(Math.max(0, from.row) + size.page, from.column)
    case 'PageUp':
      // From a row a page up ends at the first row; the head is one more step.
      return at(from.row < 0 ? -1 : Math.max(0, from.row - size.page), from.column)
    default:
      return undefined
  }
}
