import { isNumeric, orderRows, rankTexts, sortNumber, sortText, type SortKey, type Steps } from './order'
import type { Column } from './column'
import { rowTest } from './filter'
import { holds, readNeedle, searchText } from './quick'
import { noVerdicts, type Verdicts } from './use-verdicts'
import type { Filter, Sort, TableView } from './view'

/**
 * Sorts and filters a large array of rows for one table, and remembers what it worked out: the words of a
 * row are joined once, a column is ranked once, an order is kept while only filters change, and a needle
 * that grows looks only at the rows that held the shorter one. When rows are added at the end or one is
 * exchanged, what is known of the others is kept.
 */
export class RowEngine<Row> {
  private rows: readonly Row[] = []
  private columns: readonly Column<Row>[] = []
  private searched: readonly Column<Row>[] = []
  private texts: (string | undefined)[] = []
  /** What rows are ordered by, for each column of words; null for a row that has nothing there. */
  private keys = new Map<string, (string | null | undefined)[]>()
  private ranks = new Map<string, Float64Array>()
  private order: { name: string; rows: Uint32Array } | undefined
  private filtered: { name: string; verdicts: Verdicts; mask: Uint8Array } | undefined
  private found: { needle: string; mask: Uint8Array } | undefined

  /** Takes other rows; what is known of those that stayed where they were is kept. */
  setRows(rows: readonly Row[]) {
    if (rows === this.rows) return
    const before = this.rows
    this.rows = rows
    for (const known of [this.texts, ...this.keys.values()]) {
      known.length = Math.min(known.length, rows.length)
      for (let i = 0; i < known.length; i += 1) if (rows[i] !== before[i]) known[i] = undefined
    }
    this.forgetResults()
    this.ranks.clear()
  }

  /** Takes other columns; `searched` are those whose words the quick filter looks at. */
  setColumns(columns: readonly Column<Row>[], searched: readonly Column<Row>[]) {
    if (columns !== this.columns) {
      // A column that is the same has the same to say: the words of tags that come later cost tags alone.
      const same = new Set(columns.filter((column) => this.columns.includes(column)).map(({ id }) => id))
      this.columns = columns
      for (const known of [this.keys, this.ranks]) for (const id of known.keys()) if (!same.has(id)) known.delete(id)
      this.forgetResults()
    }
    if (searched.length !== this.searched.length || searched.some((column, i) => column !== this.searched[i])) {
      this.texts = []
      this.found = undefined
    }
    this.searched = searched
  }

  private forgetResults() {
    this.order = undefined
    this.filtered = undefined
    this.found = undefined
  }

  /**
   * The rows of a view, in order. `now` (ms) is what "within the last" is measured from, `verdicts` answer for patterns.
   */
  *run(
    view: Pick<TableView, 'sort' | 'filters' | 'quick'>,
    now: number,
    verdicts: Verdicts = noVerdicts,
  ): Steps<Row[]> {
    const order = yield* this.ordered(view.sort)
    const filtered = yield* this.filter(view.filters, now, verdicts)
    const found = yield* this.find(view.quick)
    const result: Row[] = []
    for (const index of order) {
      if (filtered && !filtered[index]) continue
      if (found && !found[index]) continue
      const row = this.rows[index]
      if (row !== undefined) result.push(row)
    }
    return result
  }

  /** Joins the words of rows ahead of the first keystroke. */
  *prepare(): Steps<void> {
    for (let i = 0; i < this.rows.length; i += 1) {
      this.textAt(i)
      if (i % 256 === 255) yield
    }
  }

  /** Ranks the columns in sight ahead of the first click on one of their heads. */
  *rank(): Steps<void> {
    for (const column of this.searched) yield* this.ranksOf(column)
  }

  private *ordered(sort: readonly Sort[]): Steps<Uint32Array> {
    const name = `${this.rows.length} ${JSON.stringify(sort)}`
    if (this.order?.name === name) return this.order.rows
    const keys: SortKey[] = []
    for (const { column: id, desc = false } of sort) {
      const column = this.columns.find((one) => one.id === id)
      if (column) keys.push({ ranks: yield* this.ranksOf(column), desc })
    }
    const rows = yield* orderRows(this.rows.length, keys)
    this.order = { name, rows }
    return rows
  }

  private *ranksOf(column: Column<Row>): Steps<Float64Array> {
    const known = this.ranks.get(column.id)
    if (known) return known
    let ranks: Float64Array
    if (isNumeric(column)) {
      ranks = new Float64Array(this.rows.length)
      for (const [i, row] of this.rows.entries()) {
        ranks[i] = sortNumber(column, row)
        if (i % 2048 === 2047) yield
      }
    } else {
      const keys = this.keys.get(column.id) ?? []
      this.keys.set(column.id, keys)
      for (let i = 0; i < this.rows.length; i += 1) {
        if (keys[i] !== undefined) continue
        const row = this.rows[i]
        keys[i] = (row === undefined ? undefined : sortText(column, row)) ?? null
        if (i % 512 === 511) yield
      }
      ranks = yield* rankTexts(keys)
    }
    this.ranks.set(column.id, ranks)
    return ranks
  }

  private *filter(filters: readonly Filter[], now: number, verdicts: Verdicts): Steps<Uint8Array | undefined> {
    const tests = filters.flatMap((filter) => rowTest(filter, this.columns, now, verdicts) ?? [])
    if (tests.length === 0) return undefined
    const name = `${now} ${JSON.stringify(filters)}`
    if (this.filtered?.name === name && this.filtered.verdicts === verdicts) return this.filtered.mask
    const mask = new Uint8Array(this.rows.length)
    for (const [i, row] of this.rows.entries()) {
      mask[i] = tests.every((test) => test(row)) ? 1 : 0
      if (i % 256 === 255) yield
    }
    this.filtered = { name, verdicts, mask }
    return mask
  }

  private *find(quick: string): Steps<Uint8Array | undefined> {
    const looked = readNeedle(quick)
    if (!looked) return undefined
    const needle = quick.trim().toLowerCase()
    if (this.found?.needle === needle) return this.found.mask
    const before = looked.narrows && this.found && narrows(needle, this.found.needle) ? this.found.mask : undefined
    const mask = new Uint8Array(this.rows.length)
    for (const [i, row] of this.rows.entries()) {
      if (!before || before[i]) mask[i] = holds(looked, this.textAt(i), row, this.searched) ? 1 : 0
      // Each of many values is looked for in each row.
      if (i % (looked.parts.length > 50 ? 16 : 512) === 15) yield
    }
    const { whole } = looked
    if (whole !== undefined) {
      const named = mask.map((held, i) => (held && this.textAt(i).includes(whole) ? 1 : 0))
      if (named.includes(1)) mask.set(named)
    }
    this.found = { needle, mask }
    return mask
  }

  private textAt(index: number): string {
    const known = this.texts[index]
    if (known !== undefined) return known
    const row = this.rows[index]
    const text = row === undefined ? '' : searchText(this.searched, row)
    this.texts[index] = text
    return text
  }
}

/** True if every row that holds the needle also held the one before. */
function narrows(needle: string, before: string): boolean {
  const words = needle.split(/\s+/)
  // What was found by address or MAC was found by more than its letters.
  if (readNeedle(before)?.narrows !== true) return false
  return before.split(/\s+/).every((old) => words.some((word) => word.includes(old)))
}
