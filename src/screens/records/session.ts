/**
 * One search over the records of an appliance and what it has brought so far. A search fixes its window: everything
 * that follows (further pages, counts, exports) asks within exactly these milliseconds, until the next search. What
 * answers late to a search that was superseded or stopped is never shown.
 */
import type { Appliance } from '../../api/appliance'
import { isCancelled } from '../../api/errors'
import type { Filter } from '../../catalog/filter'
import type { LogRecord, RecordQuery } from '../../catalog/records'
import { turn } from '../../browser/turn'
import { countRecords } from '../../work/records/count'
import { bothOf, RecordWalk, timeOf } from '../../work/records/walk'
import type { Span } from '../../crud/time-range/range'
import { boundWords, mostBytes, mostFields, mostRows, notedAtOnce, showEvery } from './bound'
import { lifetime, type Query } from './query'
import { fieldOf, fieldsIn } from './values'

export interface RecordRow {
  /** Its place among the loaded ones. */
  id: number
  record: LogRecord
  /** ms since 1970, with fractions; 0 where the record has none. */
  time: number
  /** The code that it was answered with, where it has one: read once, for bars are drawn anew with each page. */
  status: number | undefined
}

export function rowOf(record: LogRecord, id: number): RecordRow {
  const status = fieldOf(record._source, 'statusCode')
  return { id, record, time: timeOf(record) ?? 0, status: typeof status === 'number' ? status : undefined }
}

export interface Ran {
  query: Query
  /** As it was sent. */
  body: RecordQuery
  /** The window that all further requests send; undefined until the appliance has resolved it. */
  window: Span | undefined
  /** ms. */
  at: number
}

export interface Loading {
  what: 'first' | 'more' | 'all'
  of: number
  startedAt: number
}

export interface Results {
  ran: Ran | undefined
  /** The same array as long as nothing came. */
  rows: readonly RecordRow[]
  total: number | undefined
  loading: Loading | undefined
  /** The search was stopped by hand: what is here is what came until then. */
  stopped: boolean
  error: unknown
  notes: readonly string[]
  expiresAt: number | undefined
  ended: boolean
  /** Why no more are loaded into the page. */
  bound: string | undefined
  /** Names of the fields in the loaded records that are seen, in the order in which they came. */
  seen: readonly string[]
  /** Counts that are on their way. */
  counting: number
  /** Answers by field values instead of records. */
  grouped: boolean
}

export const nothing: Results = {
  ran: undefined,
  rows: [],
  total: undefined,
  loading: undefined,
  stopped: false,
  error: undefined,
  notes: [],
  expiresAt: undefined,
  ended: false,
  bound: undefined,
  seen: [],
  counting: 0,
  grouped: false,
}

/** All matches are loaded, whether the appliance has said that its list ends or not; it alone knows how many they are. */
export const isComplete = ({ rows, total, ended }: Pick<Results, 'rows' | 'total' | 'ended'>): boolean =>
  total === undefined ? ended : rows.length >= total

export class RecordsSession {
  private results = nothing
  private walk: RecordWalk | undefined
  private running: AbortController | undefined
  /** Ends the counts of this search with it. */
  private whole = new AbortController()
  private bytes = 0
  private fields = new Set<string>()
  /** What has come and is not shown yet. */
  private waiting: RecordRow[] = []
  private readonly listeners = new Set<() => void>()

  constructor(readonly appliance: Appliance) {}

  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  snapshot = (): Results => this.results

  private set(change: Partial<Results>): void {
    this.results = { ...this.results, ...change }
    for (const listener of this.listeners) listener()
  }

  /** Signal of everything that belongs to the present search. */
  get signal(): AbortSignal {
    return this.whole.signal
  }

  /** Searches anew; the one before is over, whatever of it is still on its way. */
  async search(query: Query, body: RecordQuery): Promise<void> {
    this.whole.abort()
    this.running?.abort()
    this.whole = new AbortController()
    const walk = new RecordWalk(this.appliance, body)
    this.walk = walk
    this.bytes = 0
    this.fields = new Set()
    this.waiting = []
    this.set({
      ...nothing,
      // The rows of before stand, dimmed, until the first of the new ones are there.
      rows: this.results.rows,
      seen: this.results.seen,
      grouped: this.results.grouped,
      total: this.results.total,
      ran: { query, body, window: walk.window, at: Date.now() },
    })
    await this.load('first', 1)
  }

  /** Reads on until there are so many more rows. */
  async loadMore(count: number): Promise<void> {
    await this.load('more', this.results.rows.length + count)
  }

  async loadAll(): Promise<void> {
    await this.load('all', mostRows)
  }

  /** Ends rows, histogram and counts alike. */
  cancel(): void {
    this.whole.abort()
    this.running?.abort()
    this.whole = new AbortController()
    this.show()
    const { loading, stopped } = this.results
    this.set({
      loading: undefined,
      stopped: loading !== undefined || stopped,
      // What stands dimmed meanwhile belongs to the search before, and must not pass for this one's.
      ...(loading?.what === 'first' && { rows: [], seen: [], total: undefined }),
    })
  }

  /** Keeps the cursor alive by reading a page ahead. */
  async renew(): Promise<void> {
    const { walk } = this
    if (!walk) return
    try {
      await walk.renew(this.signal)
    } catch (error) {
      if (!isCancelled(error) && this.walk === walk) this.set({ error })
    }
    if (this.walk === walk) this.set({ expiresAt: walk.expiresAt, notes: [...walk.notes] })
  }

  /** Looks for what a list lacks that the appliance ended before all matches were there. */
  takeUp(): void {
    this.walk?.takeUp()
    this.set({ ended: false })
  }

  /** Ends the counts; rows go on. */
  endCounts(): void {
    this.whole.abort()
    this.whole = new AbortController()
  }

  /** The last answer said that the window reached beyond what is stored. */
  get truncated(): boolean {
    const { answer } = this.walk ?? {}
    return answer?.lookback_truncated === true || answer?.lookback_exceeded === true
  }

  private async load(what: Loading['what'], target: number): Promise<void> {
    const { walk } = this
    if (!walk) return
    this.running?.abort()
    const running = new AbortController()
    this.running = running
    const mine = () => this.walk === walk && this.running === running && !running.signal.aborted
    if (what !== 'first') walk.keepOpen(lifetime)
    const of = Math.min(walk.total ?? (what === 'all' ? 0 : target), target)
    this.set({ loading: { what, of, startedAt: Date.now() }, error: undefined, stopped: false })
    try {
      let first = what === 'first'
      let shown = 0
      while (!walk.ended && (first || this.results.rows.length + this.waiting.length < target)) {
        const page = await walk.next(running.signal, target)
        if (!mine()) return
        this.bytes += page.bytes
        await this.note(page.records, first ? 0 : this.results.rows.length + this.waiting.length, mine)
        if (!mine()) return
        if (first) this.take(walk, true)
        first = false
        if (performance.now() - shown > showEvery(this.results.rows.length)) {
          this.show()
          shown = performance.now()
        }
        const rows = this.results.rows.length + this.waiting.length
        if (rows >= mostRows || this.bytes > mostBytes) {
          this.show()
          if (!walk.ended) this.set({ bound: boundWords(rows, this.bytes) })
          break
        }
      }
      this.show()
      this.set({ loading: undefined, ended: walk.ended, notes: [...walk.notes], expiresAt: walk.expiresAt })
    } catch (error) {
      if (!mine() || isCancelled(error)) return
      this.show()
      this.set({
        loading: undefined,
        error,
        notes: [...walk.notes],
        expiresAt: walk.expiresAt,
        // A first answer that failed leaves nothing of the search before standing as if it were its own.
        ...(what === 'first' && { rows: [], seen: [], total: undefined }),
      })
    }
  }

  /** Makes rows of what has come, page by page, so that showing several pages costs no more than one. */
  private async note(found: readonly LogRecord[], before: number, mine: () => boolean): Promise<void> {
    for (const [index, record] of found.entries()) {
      if (index > 0 && index % notedAtOnce === 0) {
        await turn()
        if (!mine()) return
      }
      this.waiting.push(rowOf(record, before + index))
      if (this.fields.size >= mostFields) continue
      for (const [name] of fieldsIn(record._source)) if (this.fields.size < mostFields) this.fields.add(name)
    }
  }

  private show(): void {
    if (this.walk && this.waiting.length > 0) this.take(this.walk, false)
  }

  private take(walk: RecordWalk, first: boolean): void {
    const { ran, rows, seen } = this.results
    const grouped = Boolean(ran?.body.aggregations)
    const waiting = this.waiting.splice(0)
    this.set({
      rows: first ? waiting : [...rows, ...waiting],
      total: walk.total,
      notes: [...walk.notes],
      expiresAt: walk.expiresAt,
      ended: walk.ended || grouped,
      grouped,
      ...((first || this.fields.size !== seen.length) && { seen: [...this.fields] }),
      ...(ran && !ran.window && { ran: { ...ran, window: walk.window } }),
    })
    if (grouped) walk.ended = true
  }

  /** The query as run, in its window, for a search of another kind: a count, an export. Undefined before one ran. */
  within(rule?: Filter): RecordQuery | undefined {
    const { ran } = this.results
    if (!ran?.window) return undefined
    const { aggregations: _, context_ttl: __, offset: ___, sort: ____, ...body } = ran.body
    return { ...body, ...ran.window, ...(rule && { filter: bothOf(body.filter, rule) }) }
  }

  /**
   * How many records match a query, which should be one of `within`.
   * @throws ApiError
   */
  async count(query: RecordQuery, signal: AbortSignal = this.signal): Promise<number> {
    this.set({ counting: this.results.counting + 1 })
    try {
      return await countRecords(this.appliance, query, signal)
    } finally {
      this.set({ counting: Math.max(0, this.results.counting - 1) })
    }
  }
}
