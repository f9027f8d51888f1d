/**
 * Reads a whole list that the appliance hands out in pages, in few round trips and without losing a row while the
 * list changes underneath.
 *
 * Pages are read several at once and overlap by a few rows. Each page is a run of neighbours at one moment; two pages
 * that share a row join without a gap, whatever was added or removed before them in between. The list is complete
 * once the page that begins it and one that ends it are joined through such pages; where they are not, the place is
 * read again with more overlap. That holds as long as the appliance keeps one order.
 *
 * A page shorter than asked for is the end, or the appliance caps the limit: it is the end if a longer page has been
 * seen before, and else one more page behind it tells.
 */

export interface PageOptions<Row> {
  signal?: AbortSignal | undefined
  /** New rows as they come, in the order of arrival; `loaded` counts all so far. */
  onPage?: ((page: { rows: Row[]; loaded: number }) => void) | undefined
  /** Rows a page. Default 5,000. */
  pageSize?: number | undefined
  /** Rows of the first page, so that something can be shown soon. Default 500. */
  firstPage?: number | undefined
  /** Requests at once. Default 6, which is what browsers open to a host. */
  concurrency?: number | undefined
  /** Rows that neighbouring pages share. Default 10. */
  overlap?: number | undefined
  /** No appliance caps a page below this; 100 is what it answers when no limit is given. */
  leastCap?: number | undefined
}

export interface AllRows<Row> {
  /** In the order of the appliance, each id once. */
  rows: Row[]
  /** Rows that were met in two places, because the list changed while it was read. */
  moved: number
  requests: number
  /** False only if the list changed faster than it could be read; some rows may be missing then. */
  complete: boolean
  ms: number
}

export type FetchPage<Row> = (offset: number, limit: number, signal: AbortSignal) => Promise<readonly Row[]>

type RowId = string | number

interface Run {
  offset: number
  asked: number
  ids: RowId[]
}

interface Request {
  offset: number
  limit: number
}

/** Rounds of repairing several places at once, before the list is walked through page after page. */
const mostRounds = 5
const mostWalks = 4

/** What has been read so far, and what that leaves to read. */
class Reading<Row> {
  readonly runs: Run[] = []
  readonly moved = new Set<RowId>()
  private readonly met = new Map<RowId, { row: Row; index: number; run: number }>()
  private readonly parent: number[] = []
  private largest = 0
  private honoured = 0

  constructor(
    private readonly idOf: (row: Row) => RowId,
    private readonly overlap: number,
    private readonly leastCap: number,
  ) {}

  get size(): number {
    return this.met.size
  }

  /** Adds a page and returns the rows in it that are new. */
  add(offset: number, asked: number, rows: readonly Row[]): Row[] {
    const run = this.runs.length
    const ids = rows.map(this.idOf)
    this.runs.push({ offset, asked, ids })
    this.parent.push(run)
    this.largest = Math.max(this.largest, rows.length)
    if (rows.length >= asked) this.honoured = Math.max(this.honoured, asked)
    return rows.filter((row, i) => {
      const id = this.idOf(row)
      const before = this.met.get(id)
      if (!before) {
        this.met.set(id, { row, index: offset + i, run })
        return true
      }
      this.parent[this.root(run)] = this.root(before.run)
      if (before.index !== offset + i) this.moved.add(id)
      return false
    })
  }

  private root(run: number): number {
    let at = run
    while (this.parent[at] !== undefined && this.parent[at] !== at) at = this.parent[at] ?? at
    return at
  }

  /** A page that surely ended where the list did. */
  isTail({ asked, ids }: Run): boolean {
    if (ids.length >= asked) return false
    return asked <= this.honoured || ids.length < Math.max(this.largest, this.leastCap)
  }

  /** A page that shows that there is nothing, or may be nothing, behind it. */
  isShort = ({ asked, ids }: Run): boolean => ids.length < asked

  /** The limit to ask for: what the appliance has been seen to give, if it was asked for more in vain. */
  limitFor(wanted: number): number {
    if (this.honoured >= wanted) return wanted
    const capped = this.runs.some(
      (run) => this.isShort(run) && this.runs.some((other) => other.ids.length > 0 && other.offset >= endOf(run)),
    )
    return capped ? Math.max(2, this.largest) : wanted
  }

  isComplete(): boolean {
    const heads = this.runs.flatMap((run, i) => (run.offset === 0 ? [this.root(i)] : []))
    if (this.runs.some((run) => run.offset === 0 && run.ids.length === 0)) return true
    return this.runs.some((run, i) => {
      if (!heads.includes(this.root(i))) return false
      if (this.isTail(run)) return true
      // A page of one row cannot overlap; an empty page right behind it has to do.
      return run.ids.length === 1 && this.runs.some((other) => other.ids.length === 0 && other.offset === endOf(run))
    })
  }

  /** What to read next where pages do not join, the oftener tried the further back. */
  repairs(limit: number, round: number): Request[] {
    const filled = this.runs
      .map((run, i) => ({ run, root: this.root(i) }))
      .filter(({ run }) => run.ids.length > 0)
      .toSorted((a, b) => a.run.offset - b.run.offset || endOf(b.run) - endOf(a.run))
    const wanted: Request[] = []
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
    const left = new Map(this.met)
    return this.runs
      .toSorted((a, b) => a.offset - b.offset)
      .flatMap((run) =>
        run.ids.flatMap((id) => {
          const met = left.get(id)
          left.delete(id)
          return met ? [met.row] : []
        }),
      )
  }
}

const endOf = (run: Run): number => run.offset + run.ids.length

/**
 * Reads all rows of a list with `limit` and `offset`.
 * @throws whatever `fetchPage` throws; the other pages are then cancelled
 */
export async function readPages<Row>(
  fetchPage: FetchPage<Row>,
  idOf: (row: Row) => RowId,
  options: PageOptions<Row> = {},
): Promise<AllRows<Row>> {
  const { pageSize = 5000, concurrency = 6, leastCap = 100, signal, onPage } = options
  const firstPage = Math.min(options.firstPage ?? 500, pageSize)
  const overlap = Math.min(options.overlap ?? 10, Math.floor(firstPage / 2))
  const begun = performance.now()
  const reading = new Reading(idOf, overlap, leastCap)
  const stop = new AbortController()
  const both = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal
  let requests = 0

  const fetchOne = async ({ offset, limit }: Request) => {
    requests += 1
    const fetched = await fetchPage(offset, limit, both)
    const rows = reading.add(offset, limit, fetched)
    if (rows.length > 0) onPage?.({ rows, loaded: reading.size })
  }

  /** Works through a supply of requests, several at once. */
  const workers = (count: number, take: () => Request | undefined) =>
    Promise.all(
      Array.from({ length: count }, async () => {
        for (let request = take(); request; request = take()) await fetchOne(request)
      }),
    )

  /** Page after page from an offset, until one comes back short. */
  const scan = (from: number, limit: number): (() => Request | undefined) => {
    let next = from
    return () => {
      if (reading.runs.some((run) => run.offset + limit > from && reading.isShort(run))) return undefined
      const offset = next
      next += limit - overlap
      return { offset, limit }
    }
  }

  /**
   * One page after another from the start, each joined to the one before: slow, and sure as soon as the list rests
   * for a moment. Ends as soon as what was read before joins up.
   */
  const walk = async (limit: number) => {
    let offset = 0
    let back = overlap
    for (let first = true; !reading.isComplete(); first = false) {
      await fetchOne({ offset, limit })
      const page = reading.runs.at(-1)
      if (!page || page.ids.length === 0) return
      if (first || reading.joinsPrevious()) {
        back = overlap
        if (reading.isTail(page)) return
        offset = page.offset + Math.max(1, page.ids.length - back)
      } else {
        back *= 2
        offset = Math.max(0, page.offset - back)
        if (offset === 0) return
      }
    }
  }

  try {
    // The second page goes out with the first: most lists that need one need the other.
    const onwards = scan(firstPage - overlap, pageSize)
    const second = onwards()
    await Promise.all([
      fetchOne({ offset: 0, limit: firstPage }).then(() => workers(concurrency - 1, onwards)),
      second ? fetchOne(second).then(() => workers(1, onwards)) : null,
    ])
    for (let round = 0; round < mostRounds && !reading.isComplete(); round++) {
      const limit = reading.limitFor(pageSize)
      const repairs = reading.repairs(limit, round)
      await workers(concurrency, () => repairs.shift())
      const ends = Math.max(...reading.runs.map(endOf))
      const last = reading.runs.filter((run) => run.asked <= limit && endOf(run) === ends)
      if (last.some((run) => !reading.isShort(run))) await workers(concurrency, scan(ends - overlap, limit))
    }
    for (let again = 0; again < mostWalks && !reading.isComplete(); again++) await walk(reading.limitFor(pageSize))
  } catch (error) {
    stop.abort()
    throw error
  }
  const complete = reading.isComplete()
  return { rows: reading.inOrder(), moved: reading.moved.size, requests, complete, ms: performance.now() - begun }
}
