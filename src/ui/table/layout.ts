import type { Column, ColumnKind } from './column'

/** Where the columns of a table stand, in px. */
export interface Layout {
  /** One width a column, the box for selecting first if there is one. */
  widths: readonly number[]
  /** All of them together. */
  total: number
  /** Distance from the left edge for each pinned column, else undefined. */
  lefts: readonly (number | undefined)[]
  /** How far the pinned columns reach. */
  pinnedWidth: number
}

/** The width of the column of boxes: gutter, box, air. */
export const selectWidth = 38

/** A column that somebody drags never gets narrower than this. */
export const narrowest = 48

const usual: Record<ColumnKind, number> = {
  text: 168,
  enum: 142,
  address: 112,
  mac: 148,
  number: 88,
  time: 116,
  boolean: 84,
}

/** Words bear an ellipsis; addresses, numbers and times do not, and a width somebody chose stands. */
const yields = <Row>({ kind = 'text', mono }: Column<Row>) => (kind === 'text' || kind === 'enum') && !mono

export function usualWidth<Row>(column: Column<Row>): number {
  return column.width ?? usual[column.kind ?? 'text']
}

/**
 * Spreads the columns over the width there is. Chosen widths are kept; spare width goes to the others in
 * proportion. If there is none to give it to, the rest of the line stays free. Where a little is lacking, such as the
 * scrollbar's width, columns of words give up to a quarter; where more is, the table scrolls and all keep theirs.
 */
export function layoutColumns<Row>(
  columns: readonly Column<Row>[],
  options: {
    pinned: ReadonlySet<string>
    chosen: Readonly<Record<string, number>>
    available: number
    selectable: boolean
  },
): Layout {
  const { pinned, chosen, available, selectable } = options
  const base = columns.map((column) => {
    const width = chosen[column.id] ?? usualWidth(column)
    return Math.max(narrowest, column.min ?? 0, Number.isFinite(width) ? width : 0)
  })
  const used = base.reduce((sum, width) => sum + width, selectable ? selectWidth : 0)
  const spare = available - used
  const slack = base.map((width, i) => {
    const column = columns[i]
    if (!column || !yields(column) || chosen[column.id] !== undefined) return 0
    return Math.max(0, Math.min(Math.floor(width / 4), width - narrowest, width - (column.min ?? 0)))
  })
  // What each column gains or yields is cut from the whole: whole pixels, and none lost to rounding, for text on half
  // pixels is blurred.
  const weights = spare >= 0 ? base.map((width, i) => (chosen[columns[i]?.id ?? ''] === undefined ? width : 0)) : slack
  const weight = weights.reduce((sum, one) => sum + one, 0)
  const whole = -spare <= weight ? spare : 0
  let given = 0
  const spread = base.map((width, i) => {
    if (weight === 0) return width
    const until = given + (weights[i] ?? 0)
    const share = Math.round((whole * until) / weight) - Math.round((whole * given) / weight)
    given = until
    return width + share
  })
  const widths = selectable ? [selectWidth, ...spread] : spread
  let left = 0
  const lefts = widths.map((width, i) => {
    const column = columns[selectable ? i - 1 : i]
    if (column && !pinned.has(column.id)) return undefined
    const at = left
    left += width
    return at
  })
  // On a narrow window pinned columns would leave no room for the others.
  const tooWide = left > available * 0.6
  return {
    widths,
    total: widths.reduce((sum, width) => sum + width, 0),
    lefts: tooWide ? lefts.map((at, i) => (selectable && i === 0 ? at : undefined)) : lefts,
    pinnedWidth: tooWide ? (selectable ? selectWidth : 0) : left,
  }
}
