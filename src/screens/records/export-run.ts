/**
 * All matches of the present search as a file, not only the loaded ones. Records go from the answer to the file page by
 * page, so that memory stays flat; the next page is asked for while one is written. A dropped connection pauses the
 * export: it goes on without gap or duplicate. Where it ends with fewer or more than the total, the file says
 * `.partial` and nothing says "done". Before that, what lacks is looked for where the store allows: behind the last
 * record, and wherever the appliance counts more than was written; such records stand at the end of the file.
 */
import type { Appliance } from '../../api/appliance'
import { isApiError, isCancelled } from '../../api/errors'
import { waitFor } from '../../api/waits'
import type { LogRecord, RecordQuery } from '../../catalog/records'
import { openSink, type FileSink } from '../../crud/export/file-sink'
import { mediaTypes, type ExportFormat } from '../../crud/export/formats'
import { rowWriter, type ExportColumn, type RowWriter } from '../../crud/export/row-writer'
import { writeRows } from '../../crud/export/write-rows'
import { exportName } from '../../ui/file-name'
import { WrittenRecords } from './export-gaps'
import { lifetime } from './query'
import { RecordWalk, type WalkPage } from '../../work/records/walk'

/** Records a page: large enough that round trips do not count, small enough for a task under 50 ms. */
export const exportPage = 1000

/** How long an appliance that is asked too much is left alone before the next try, ms; then the export stops. */
const pauses = [2000, 5000, 15_000, 30_000, 60_000]

export type ExportState = 'running' | 'paused' | 'done' | 'partial' | 'discarded'

export interface ExportStatus {
  state: ExportState
  format: ExportFormat
  written: number
  total: number | undefined
  bytes: number
  startedAt: number
  /** It waits so long before it goes on by itself, because it was told that it asks too much, ms. */
  waits: number | undefined
  /** What stopped it. */
  error: unknown
  notes: readonly string[]
  /** The name under which it was saved. */
  file: string | undefined
  from: number
  until: number
}

/** The file could not be written. */
class FileFailed extends Error {
  constructor(cause: unknown) {
    super('The file could not be written', { cause })
  }
}

export class RecordExport {
  private readonly walk: RecordWalk
  private readonly query: RecordQuery & { from: number; until: number }
  private readonly known: WrittenRecords
  private readonly found: string[] = []
  private writer: RowWriter<LogRecord> | undefined
  private sink: FileSink | undefined
  private controller: AbortController | undefined
  private readonly listeners = new Set<() => void>()
  private status: ExportStatus

  /**
   * @param query in its window, without sort: an export is in the order of time
   * @param columns those of the CSV
   * @param byCursor false asks for each page anew, by the time of the last record: slower, but a request that the
   *   browser or something on the way sends twice cannot move a cursor past records that nobody got
   */
  constructor(
    private readonly appliance: Appliance,
    query: RecordQuery & { from: number; until: number },
    readonly format: ExportFormat,
    private readonly columns: readonly ExportColumn<LogRecord>[],
    readonly byCursor = true,
  ) {
    const { sort: _, offset: __, ...plain } = query
    this.query = plain
    this.known = new WrittenRecords(plain)
    this.walk = new RecordWalk(appliance, { ...plain, limit: exportPage, ...(byCursor && { context_ttl: lifetime }) })
    this.status = {
      state: 'running',
      format,
      written: 0,
      total: undefined,
      bytes: 0,
      startedAt: Date.now(),
      waits: undefined,
      error: undefined,
      notes: [],
      file: undefined,
      from: query.from,
      until: query.until,
    }
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
  snapshot = (): ExportStatus => this.status

  private set(change: Partial<ExportStatus>): void {
    this.status = { ...this.status, ...change }
    for (const listener of this.listeners) listener()
  }

  /** Begins, or goes on after a pause. Never rejects: what went wrong is in the status. */
  async run(): Promise<void> {
    const { signal } = (this.controller = new AbortController())
    let tries = -1
    for (;;) {
      const { written } = this.status
      this.set({ state: 'running', error: undefined, waits: undefined })
      try {
        await this.go(signal)
        return
      } catch (error) {
        if (error instanceof FileFailed) {
          // The walk has gone on meanwhile: what the disk did not take would be a gap.
          await this.discard()
          this.set({ error: error.cause })
          return
        }
        tries = this.status.written > written ? 0 : tries + 1
        if (await this.waitsOut(error, tries, signal)) continue
        this.set({
          state: 'paused',
          total: this.walk.total,
          bytes: this.sink?.size() ?? 0,
          notes: [...this.walk.notes, ...this.found],
          waits: undefined,
          error: isCancelled(error) || signal.aborted ? undefined : error,
        })
        return
      }
    }
  }

  /** Waits where it was told that it asks too much; true once it is worth another try. */
  private async waitsOut(error: unknown, tries: number, signal: AbortSignal): Promise<boolean> {
    if (!isApiError(error) || error.kind !== 429 || signal.aborted) return false
    const longest = pauses.at(-1) ?? 0
    const ms = Math.max(error.retryAfter ?? 0, pauses[tries] ?? Infinity)
    if (ms > longest) return false
    this.set({ waits: ms, bytes: this.sink?.size() ?? 0, total: this.walk.total })
    return !(await waitFor(ms, error, signal)) && !signal.aborted
  }

  /** To the end, from where it stands. */
  private async go(signal: AbortSignal): Promise<void> {
    let told = 0
    this.writer ??= await rowWriter(this.format, this.columns, (record: LogRecord) => record)
    if (!this.sink) {
      this.sink = await openSink(mediaTypes[this.format])
      await this.sink.write(this.writer.head())
    }
    const { writer, sink, walk } = this
    const write = async (page: readonly LogRecord[]) => {
      // What has come is written to its end, so that the file and the walk stand at the same record.
      try {
        await writeRows(page, writer, sink)
      } catch (cause) {
        throw new FileFailed(cause)
      }
      this.known.note(page)
      this.status = { ...this.status, written: this.status.written + page.length }
      if (Date.now() - told > 150) {
        told = Date.now()
        this.set({ total: walk.total, bytes: sink.size(), notes: [...walk.notes, ...this.found] })
      }
    }
    const writeWalk = async () => {
      let next: Promise<WalkPage> | undefined = walk.next(signal, Infinity)
      while (next) {
        const page: WalkPage = await next
        // Asked for now, it is on its way while this one is written; a failure is heard when its turn comes.
        next = walk.ended ? undefined : walk.next(signal, Infinity)
        next?.catch(() => undefined)
        await write(page.records)
      }
    }
    await writeWalk()
    if (this.lacks) {
      walk.takeUp()
      await writeWalk()
    }
    if (this.lacks) await this.writeMissing(write, signal)
    this.set({ total: walk.total, bytes: sink.size(), notes: [...walk.notes, ...this.found] })
    await this.save()
  }

  private get lacks(): boolean {
    return this.walk.total !== undefined && this.status.written < this.walk.total
  }

  /** Reads again where the appliance counts more than was written. */
  private async writeMissing(write: (records: readonly LogRecord[]) => Promise<void>, signal: AbortSignal) {
    let count = 0
    for await (const found of this.known.missing(this.appliance, { ...this.query, limit: exportPage }, signal)) {
      await write(found)
      count += found.length
    }
    if (count > 0)
      this.found.push(
        `The appliance had left out ${count.toLocaleString('en')} records on the way; they were asked for again and stand at the end.`,
      )
  }

  /** Stops after the page that is being written; `run` goes on. */
  pause(): void {
    this.controller?.abort()
  }

  /** True if all matches are in the file, none twice. */
  get whole(): boolean {
    const { written, total } = this.status
    return total !== undefined && written === total
  }

  /** Hands over what there is; `.partial` unless it is everything. */
  async save(): Promise<void> {
    const { sink, writer } = this
    if (!sink || !writer) return
    const ending = this.whole ? this.format : `${this.format}.partial`
    const file = exportName('records', this.appliance.name, ending)
    await sink.write(writer.foot())
    await sink.save(file)
    this.sink = undefined
    this.set({ state: this.whole ? 'done' : 'partial', file })
  }

  /** The same once more, asking for each page by time. */
  again(): RecordExport {
    return new RecordExport(this.appliance, this.query, this.format, this.columns, false)
  }

  async discard(): Promise<void> {
    this.controller?.abort()
    await this.sink?.discard()
    this.sink = undefined
    this.set({ state: 'discarded' })
  }
}
