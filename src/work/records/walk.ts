/**
 * Follows a record search to its end, page after page (5.3 guide, Record log).
 *
 * A cursor moves on by itself with every call (open-search.ts). What was lost, expired or was never offered is found
 * again by time: the same search in the same window, with one rule more that asks for what is not newer than the last record
 * seen, and without the records of that millisecond that were seen already. That leaves no gap and no duplicate, in
 * whatever order the store keeps records of one moment.
 */
import type { Appliance } from '../../api/appliance'
import { isApiError, type ApiError } from '../../api/errors'
import { jsonOf } from '../../api/exact-json'
import { call } from '../../api/send'
import type { Filter } from '../../catalog/filter'
import { recordLimit, records, type LogRecord, type RecordAnswer, type RecordQuery } from '../../catalog/records'
import { spanMs } from '../../catalog/cycles'
import { OpenSearch } from './open-search'
import { readRecords, type ReadAnswer } from './read-answer'

export type WalkAppliance = Pick<Appliance, 'id' | 'url' | 'release' | 'platform'>

export interface WalkPage {
  records: LogRecord[]
  /** Bytes of the answer, as far as known. */
  bytes: number
}

/** `cursor`: the appliance keeps the place; `time`: the last record does; `offset`: a count does. */
export type WalkMode = 'cursor' | 'time' | 'offset'

const { search } = records.operations

/** The store does not do what was asked, as opposed to not answering at all. */
const refuses = (error: unknown): error is ApiError =>
  isApiError(error) && (error.status === 400 || error.status === 404 || error.status === 422 || error.status === 501)

const gone = (error: unknown): boolean =>
  isApiError(error) && (error.status === 404 || error.status === 410 || refuses(error))

/** The time of a record in ms, with fractions; undefined where it has none. */
export function timeOf(record: LogRecord): number | undefined {
  const { timestamp } = record._source
  return typeof timestamp === 'number' && Number.isFinite(timestamp) ? timestamp : undefined
}

/** What tells two records apart. */
export const keyOfRecord = (record: LogRecord): string =>
  record._id === undefined ? jsonOf([record._type, record._source]) : `${record._index ?? ''} ${record._id}`

/** The rule that asks for the millisecond of a moment and what comes behind it. */
const behind = (time: number, descending: boolean): Filter =>
  descending
    ? { field: 'timestamp', operator: '<', operand: String(Math.floor(time) + 1) }
    : { field: 'timestamp', operator: '>=', operand: String(Math.floor(time)) }

export const bothOf = (filter: Filter | undefined, rule: Filter): Filter =>
  filter ? { operator: 'and', rules: [filter, rule] } : rule

/** Where a walk stands: enough to go on from there in a later walk. */
export interface WalkMark {
  /** Records handed out. */
  delivered: number
  total: number | undefined
  /** Time of the last record, ms, and what was handed out of its millisecond, counted. */
  time: number | undefined
  keys: ReadonlyMap<string, number>
}

const start: WalkMark = { delivered: 0, total: undefined, time: undefined, keys: new Map() }

export class RecordWalk {
  mode: WalkMode = 'cursor'
  /** All matches, as the first answer said; undefined where it did not, and once more came than it said. */
  total: number | undefined
  delivered: number
  /** True once there is nothing more. */
  ended = false
  /** The first answer, without its records. */
  answer: Omit<ReadAnswer, 'records'> | undefined
  /** What the operator should know of how it went on, each once. */
  readonly notes: string[] = []

  private open: OpenSearch | undefined
  /** When the cursor dies, ms. */
  private until: number | undefined
  private ahead: WalkPage | undefined
  private time: number | undefined
  private keys: Map<string, number>
  /** Of the records that a search by time answers again, those to leave out. */
  private skip = new Map<string, number>()
  private limit: number
  private readonly descending: boolean
  private readonly byTime: boolean

  /** @param query with absolute `from` and `until`, or one that is sent as it is the first time */
  constructor(
    private readonly appliance: WalkAppliance,
    private query: RecordQuery,
    mark: WalkMark = start,
  ) {
    const [first] = query.sort ?? []
    this.byTime = first === undefined || first.field === 'timestamp'
    this.descending = first === undefined || first.direction === 'desc'
    this.limit = query.limit ?? 100
    this.delivered = mark.delivered
    this.total = mark.total
    this.time = mark.time
    this.keys = new Map(mark.keys)
    if (query.context_ttl === undefined) this.mode = this.byTime ? 'time' : 'offset'
  }

  get mark(): WalkMark {
    return { delivered: this.delivered, total: this.total, time: this.time, keys: new Map(this.keys) }
  }

  /** When the cursor expires, ms since 1970; undefined where there is none. */
  get expiresAt(): number | undefined {
    return this.open && this.until
  }

  /** The window that all further requests send, once the first answer is there; ms. */
  get window(): { from: number; until: number } | undefined {
    const { from, until } = this.query
    return typeof from === 'number' && typeof until === 'number' && from > 0 && until > 0 ? { from, until } : undefined
  }

  /** Asks that the search be kept open from now on, for this long. */
  keepOpen(ttl: string): void {
    if (this.query.context_ttl !== undefined) return
    this.query = { ...this.query, context_ttl: ttl }
    if (this.mode === 'time' || this.mode === 'offset') this.mode = 'cursor'
  }

  /** Reads the next page ahead, which extends the cursor's life; the next `next` hands it out. */
  async renew(signal?: AbortSignal): Promise<void> {
    if (!this.open || this.ended || this.ahead) return
    this.ahead = await this.fetchNext(signal, 0)
  }

  /**
   * The next records; none at the end, and then `ended` is true. Where many are wanted, `upTo` so many in all, the page
   * behind them is asked for while they are read.
   * @throws ApiError; the walk can go on afterwards, where it stood
   */
  async next(signal?: AbortSignal, upTo = 0): Promise<WalkPage> {
    const page = this.ahead ?? (await this.fetchNext(signal, upTo))
    this.ahead = undefined
    this.take(page.records)
    return page
  }

  private async fetchNext(signal: AbortSignal | undefined, upTo: number): Promise<WalkPage> {
    for (;;) {
      if (this.ended) return { records: [], bytes: 0 }
      const page = this.open ? await this.cursorPage(this.open, signal, upTo) : await this.searchPage(signal)
      if (!page) continue
      const fresh = page.records.filter((record) => !this.skipped(record))
      // What was asked again and seen before is no end; go on behind it.
      if (fresh.length > 0 || this.ended) return { ...page, records: fresh }
      if (!this.open) this.reachFurther(page.records.length)
    }
  }

  private skipped(record: LogRecord): boolean {
    if (this.skip.size === 0) return false
    const key = keyOfRecord(record)
    const left = this.skip.get(key)
    if (left === undefined) return false
    if (left === 1) this.skip.delete(key)
    else this.skip.set(key, left - 1)
    return true
  }

  private take(found: readonly LogRecord[]): void {
    this.delivered += found.length
    if (this.total !== undefined && this.delivered > this.total) this.total = undefined
    for (const record of found) {
      const time = timeOf(record)
      if (time === undefined) continue
      if (this.time === undefined || Math.floor(time) !== Math.floor(this.time)) this.keys.clear()
      this.time = time
      const key = keyOfRecord(record)
      this.keys.set(key, (this.keys.get(key) ?? 0) + 1)
    }
  }

  /** Nothing new although something came: one moment has more records than a page holds. */
  private reachFurther(answered: number): void {
    if (answered < this.limit || this.limit >= recordLimit) this.ended = true
    else this.limit = Math.min(recordLimit, this.limit * 4)
  }

  private note(words: string): void {
    if (!this.notes.includes(words)) this.notes.push(words)
  }

  /** One page of the search itself: the first, or one found again by time or by offset. */
  private async searchPage(signal: AbortSignal | undefined): Promise<WalkPage | undefined> {
    const again = this.delivered > 0
    const byOffset = again && (!this.byTime || this.time === undefined)
    const body: RecordQuery = { ...this.query, limit: this.limit }
    if (again && byOffset) body.offset = this.delivered
    if (again && !byOffset && this.time !== undefined)
      body.filter = bothOf(this.query.filter, behind(this.time, this.descending))
    let bytes = 0
    let answer: RecordAnswer
    try {
      answer = await call(
        this.appliance,
        search,
        { body },
        { signal, exact: true, onReply: (reply) => (bytes = reply.size ?? 0) },
      )
    } catch (error) {
      if (body.context_ttl !== undefined && refuses(error) && error.status !== 404) {
        // The search may be wrong for another reason; then it is refused without this, too.
        const { context_ttl: _, ...plain } = this.query
        this.query = plain
        this.mode = this.byTime ? 'time' : 'offset'
        const page = await this.searchPage(signal)
        this.note('The record store keeps no search open, so further pages are found by the time of the last record.')
        return page
      }
      if (byOffset && refuses(error))
        this.note('The record store refuses to skip records, so nothing beyond these can be read in this order.')
      throw error
    }
    const { records: found, ...facts } = readRecords(search, answer)
    this.skip = again && !byOffset ? new Map(this.keys) : new Map()
    if (!this.answer) {
      this.answer = facts
      this.total ??= facts.total
      // The appliance resolved the times on its clock; from here on they are these.
      if (Number.isFinite(facts.from) && Number.isFinite(facts.until) && facts.until > 0 && !this.window)
        this.query = { ...this.query, from: Math.floor(facts.from), until: Math.ceil(facts.until) }
    }
    this.open =
      facts.cursor === undefined ? undefined : new OpenSearch(this.appliance, facts.cursor, this.query.context_ttl)
    this.until = Date.now() + this.ttl
    if (facts.cursor === undefined) {
      if (this.query.context_ttl !== undefined) {
        this.mode = this.byTime ? 'time' : 'offset'
        this.note('The record store hands out no cursor, so further pages are found by the time of the last record.')
      }
      // A store may answer fewer than it was asked for; then it is asked again behind them.
      if (found.length < this.limit && this.delivered + found.length >= (this.total ?? 0)) this.ended = true
    } else this.mode = 'cursor'
    if (found.length === 0) this.ended = true
    return { records: found, bytes }
  }

  private get ttl(): number {
    return Math.abs(spanMs(this.query.context_ttl ?? 0) ?? 0)
  }

  /** The next page of the open search; undefined where it is not open any more and has to be found again. */
  private async cursorPage(
    open: OpenSearch,
    signal: AbortSignal | undefined,
    upTo: number,
  ): Promise<WalkPage | undefined> {
    // Until an answer is there, nobody knows where it stands.
    this.open = undefined
    const goesOn = this.delivered + this.limit < Math.min(upTo, this.total ?? 0)
    let page: Awaited<ReturnType<OpenSearch['next']>>
    try {
      page = await open.next(signal, goesOn)
    } catch (error) {
      if (!gone(error)) throw error
      this.note('The cursor had expired; the search was taken up again at the time of the last record.')
      return undefined
    }
    if (!page) return undefined
    // An answer without a list has lost the place; the records of it are found again by time.
    const { records: found } = readRecords(records.operations.nextPage, page.answer)
    this.open = open
    this.until = Date.now() + this.ttl
    if (found.length === 0) this.ended = true
    return { records: found, bytes: page.bytes }
  }

  /** Takes up a walk that ended before all matches were there: by time, as after an expired cursor. */
  takeUp(): void {
    this.ended = false
    this.open = undefined
  }
}
