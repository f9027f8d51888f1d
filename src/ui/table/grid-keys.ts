/** A cell of a grid. Row -1 is the head; column 0 is the box for selecting where there is one. */
export interface Place {
  row: number
  column: number
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
