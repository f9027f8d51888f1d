/**
 * What has been read of a list so far, page by page, whether that is all of it, and where to read again if not. The
 * rule that it rests on is told in pages.ts.
 */

import { turn } from '../browser/turn'

/** Rows that are taken in at a time; more than any page that is asked for. */
const atOnce = 20_000

export type RowId = string | number

interface Run {
  offset: number
  asked: number
  ids: RowId[]
  /** How many pages had come when it was asked for. */
  since: number
  /** There are rows behind its end: it is shorter than asked for because the appliance gave no more. */
  cut?: boolean
}

export interface PageRequest {
  offset: number
  limit: number
}

/** What has been read so far, and what that leaves to read. */
export class Reading<Row> {
  readonly runs: Run[] = []
  readonly moved = new Set<RowId>()
  /** Where each id is in the lists below: of 50,000 rows, an object for each would be swept up again and again. */
  private readonly met = new Map<RowId, number>()
  private readonly rows: Row[] = []
  private readonly indexes: number[] = []
  private readonly runOf: number[] = []
  private readonly parent: number[] = []
  private largest = 0
  private honoured = 0
  /** Offsets that were answered with the beginning of the list. */
  private readonly beginnings = new Set<number>()

  constructor(
    private readonly idOf: (row: Row) => RowId,
    private readonly overlap: number,
    private readonly leastCap: number,
  ) {}

  get size(): number {
    return this.met.size
  }

  /** Adds a page and returns the rows in it that are new. A page of very many is taken in slices. */
  async add(offset: number, asked: number, rows: readonly Row[], since = this.runs.length): Promise<Row[]> {
    const ids: RowId[] = []
    for (let from = 0; from < rows.length; from += atOnce) {
      if (from > 0) await turn()
      for (const row of rows.slice(from, from + atOnce)) ids.push(this.idOf(row))
    }
    if (this.isBeginning(offset, ids)) this.beginnings.add(offset)
    const run = this.runs.length
    this.runs.push({ offset, asked, ids, since })
    this.parent.push(run)
    this.largest = Math.max(this.largest, rows.length)
    if (rows.length >= asked) this.honoured = Math.max(this.honoured, asked)
    this.tellCut()
    const fresh: Row[] = []
    for (const [at, row] of rows.entries()) {
      if (at > 0 && at % atOnce === 0) await turn()
      if (this.meet(run, offset + at, ids[at] ?? this.idOf(row), row)) fresh.push(row)
    }
    return fresh
  }

  /**
   * A page that ended before rows which came with it or later did not end where the list does: the appliance gives
   * fewer at once than before. Rows that had come when it was asked for may be gone.
   */
  private tellCut(): void {
    for (const run of this.runs) {
      if (run.cut || run.ids.length === 0 || run.ids.length >= run.asked) continue
      run.cut = this.runs.some((other, i) => i >= run.since && other.ids.length > 0 && other.offset >= endOf(run))
      if (!run.cut) continue
      this.largest = Math.max(run.ids.length, this.leastCap)
      this.honoured = Math.min(this.honoured, this.largest)
    }
  }

  /**
   * The appliance does not heed the offset: no other place of the list can be read. Once may be chance, where as many
   * rows as the offset were put in at the front meanwhile.
   */
  get standsStill(): boolean {
    return this.beginnings.size > 2
  }

  /** True for a page from further on that is, row by row, one from the beginning. */
  private isBeginning(offset: number, ids: readonly RowId[]): boolean {
    if (offset === 0 || ids.length < 2) return false
    return this.runs.some(
      (run) =>
        run.offset === 0 && run.ids.length > 1 && ids.every((id, at) => at >= run.ids.length || run.ids[at] === id),
    )
  }

  /** True for a row that was not met before. */
  private meet(run: number, index: number, id: RowId, row: Row): boolean {
    const before = this.met.get(id)
    if (before === undefined) {
      this.met.set(id, this.rows.length)
      this.rows.push(row)
      this.indexes.push(index)
      this.runOf.push(run)
      return true
    }
    this.parent[this.root(run)] = this.root(this.runOf[before] ?? run)
    if (this.indexes[before] !== index) this.moved.add(id)
    return false
  }

  private root(run: number): number {
    let at = run
    while (this.parent[at] !== undefined && this.parent[at] !== at) at = this.parent[at] ?? at
    return at
  }

  /** A page that surely ended where the list did; one that is longer than asked for is all there is. */
  isTail({ asked, ids, cut }: Run): boolean {
    if (ids.length > asked) return true
    if (ids.length === asked || cut) return false
    return asked <= this.honoured || ids.length < Math.max(this.largest, this.leastCap)
  }

  /** A page that shows that there is nothing, or may be nothing, behind it. */
  isShort = ({ asked, ids }: Run): boolean => ids.length !== asked

  /** The limit to ask for: what the appliance has been seen to give, if it was asked for more in vain. */
  limitFor(wanted: number): number {
    if (this.honoured >= wanted) return wanted
    const capped = this.runs.some(
      (run) => this.isShort(run) && this.runs.some((other) => other.ids.length > 0 && other.offset >= endOf(run)),
    )
    return capped ? Math.max(2, this.largest) : wanted
  }

  isComplete(): boolean {
    const heads = new Set(this.runs.flatMap((run, i) => (run.offset === 0 ? [this.root(i)] : [])))
    if (this.runs.some((run) => run.offset === 0 && run.ids.length === 0)) return true
    return this.runs.some((run, i) => {
      if (!heads.has(this.root(i))) return false
      if (this.isTail(run)) return true
      // A page of one row cannot overlap; an empty page right behind it has to do.
      return run.ids.length === 1 && this.runs.some((other) => other.ids.length === 0 && other.offset === endOf(run))
    })
  }

  /** What to read next where pages do not join, the oftener tried the further back. */
  repairs(limit: number, round: number): PageRequest[] {
    const filled = this.runs
      .map((run, i) => ({ run, root: this.root(i) }))
      .filter(({ run }) => run.ids.length > 0)
      .toSorted((a, b) => a.run.offset - b.run.offset || endOf(b.run) - endOf(a.run))
    const wanted: PageRequest[] = []
    const step = Math.max(1, limit - this.overlap)
    let reach: (typeof filled)[number] | undefined
    for (const here of filled) {
      if (reach && here.root !== reach.root) {
        const from = this.before(reach.run, limit, round)
        const gap = here.run.offset - endOf(reach.run)
        for (let offset = from; offset <= from + Math.max(0, gap); offset += step) wanted.push({ offset, limit })
      }
      if (!reach || endOf(here.run) >= endOf(reach.run)) reach = here
    }
    if (reach && !this.isTail(reach.run)) wanted.push({ offset: this.before(reach.run, limit, round), limit })
    return wanted.length > 0 ? wanted : [{ offset: 0, limit }]
  }

  /** An offset far enough before the end of a run to share rows with it. */
  private before(run: Run, limit: number, round: number): number {
    const back = Math.min(this.overlap * 2 ** round, Math.floor(limit / 2))
    return Math.max(run.offset === 0 ? 0 : 1, endOf(run) - Math.min(Math.max(1, back), Math.max(1, run.ids.length - 1)))
  }

  /** True if the last page shares a row with the page before it. */
  joinsPrevious(): boolean {
    const [before, last] = this.runs.slice(-2)
    if (!before || !last) return true
    const ids = new Set(before.ids)
    return last.ids.some((id) => ids.has(id))
  }

  /** All rows in the order of the list. */
  inOrder(): Row[] {
    const told = new Uint8Array(this.rows.length)
    const inOrder: Row[] = []
    for (const { ids } of this.runs.toSorted((a, b) => a.offset - b.offset)) {
      for (const id of ids) {
        const at = this.met.get(id)
        const row = at === undefined ? undefined : this.rows[at]
        if (at === undefined || row === undefined || told[at]) continue
        told[at] = 1
        inOrder.push(row)
      }
    }
    return inOrder
  }
}

export const endOf = (run: Run): number => run.offset + run.ids.length
