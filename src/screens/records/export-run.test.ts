import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { imaginedFailure } from '../../api/imagined-failure'
import type { Appliance } from '../../api/appliance'
import type { Filter } from '../../catalog/filter'
import type { LogRecord, RecordQuery } from '../../catalog/records'
import * as blobs from '../../ui/save-blob'
import { exportColumns } from './export-columns'
import { exportPage, RecordExport } from './export-run'

/** A store with a cursor that moves on whether its answer arrives or not. */
const store = {
  records: [] as LogRecord[],
  at: 0,
  found: [] as LogRecord[],
  lost: new Set<number>(),
  /** The console refuses: the store behind it does not answer. Its cursor stays where it is. */
  away: false,
  /** The call at which it goes away, and what is answered then. */
  goes: -1,
  status: 502,
  calls: 0,
  /** Those that it never hands out. */
  hidden: new Set<LogRecord>(),
  /** A call after which the cursor steps over some records. */
  slips: -1,
  /** Calls that are too many at once. */
  busy: new Set<number>(),
  retryAfter: null as number | null,
}

/** How long was waited, ms; `gives` up instead. */
const waiting = { ms: [] as number[], gives: false }
vi.mock(import('../../api/waits'), async (original) => ({
  ...(await original()),
  waitFor: (ms: number) => {
    waiting.ms.push(ms)
    return Promise.resolve(waiting.gives)
  },
}))

const timeIn = ({ _source }: LogRecord) => Number(_source['timestamp'])
const fits = (record: LogRecord, filter: Filter | undefined): boolean =>
  !filter ||
  ('rules' in filter
    ? filter.rules.every((rule) => fits(record, rule))
    : filter.operator === '<'
      ? timeIn(record) < Number(filter.operand)
      : timeIn(record) >= Number(filter.operand))

const failure = (id: string, kind: 'unreachable' | 'server' | 429, status: number | null, said: string) =>
  imaginedFailure({
    kind,
    status,
    said,
    retryAfter: store.retryAfter,
    operation: id,
    method: 'POST',
    path: '/records',
    needs: 'metrics full',
  })

function answer(id: string, body: RecordQuery) {
  store.calls += 1
  if (store.busy.has(store.calls)) throw failure(id, 429, 429, 'Too many requests')
  if (store.away || store.calls === store.goes) {
    store.away = true
    throw failure(id, 'server', store.status, 'The record store does not answer')
  }
  if (id === 'records.search') {
    store.found = store.records.filter((record) => fits(record, body.filter))
    store.at = 0
  }
  const limit = id === 'records.search' ? (body.limit ?? 100) : exportPage
  const records = store.found.slice(store.at, store.at + limit).filter((record) => !store.hidden.has(record))
  store.at += limit + (store.calls === store.slips ? 137 : 0)
  if (store.lost.has(store.calls)) throw failure(id, 'unreachable', null, '')
  return { records, total: store.found.length, from: 1, until: 2, cursor: 'c' }
}

vi.mock(import('../../api/send'), async (original) => ({
  ...(await original()),
  call: ((_: unknown, { id }: { id: string }, { body }: { body: RecordQuery }) =>
    Promise.resolve().then(() => answer(id, body))) as never,
}))

const appliance = {
  id: 'a',
  url: 'https://a',
  name: 'eda',
  release: '9.8',
  platform: 'discover',
} as unknown as Appliance
let saved: { name: string; blob: Blob }[] = []

beforeEach(() => {
  saved = []
  store.lost = new Set()
  store.hidden = new Set()
  store.slips = -1
  store.away = false
  store.goes = -1
  store.busy = new Set()
  store.retryAfter = null
  Object.assign(waiting, { ms: [], gives: false })
  vi.spyOn(blobs, 'saveBlob').mockImplementation((name, blob) => void saved.push({ name, blob }))
})
afterEach(() => vi.restoreAllMocks())

function exportOf(format: 'csv' | 'ndjson' | 'json') {
  store.calls = 0
  return new RecordExport(appliance, { from: 1e12 - 1000, until: 1e12 }, format, exportColumns([], ['n']))
}

/** Runs to the end; what stops is resumed. */
async function finish(work: RecordExport): Promise<string> {
  await work.run()
  for (let tries = 0; tries < 50 && work.snapshot().state === 'paused'; tries++) await work.run()
  return (await saved.at(-1)?.blob.text()) ?? ''
}

// Fifty records to a millisecond, the newest first.
const many = Array.from({ length: 4200 }, (_, n): LogRecord => ({
  _id: `r${n}`,
  _type: '~x',
  _source: { timestamp: 1e12 - Math.floor(n / 50), n },
}))

describe('an export', () => {
  it('that was interrupted anywhere equals one that was not', async () => {
    store.records = many
    const whole = { csv: '', ndjson: '', json: '' }
    for (const format of ['csv', 'ndjson', 'json'] as const) whole[format] = await finish(exportOf(format))
    expect(JSON.parse(whole.json)).toEqual(many)
    expect(
      whole.ndjson
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(many)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('csv', 'ndjson', 'json'),
        fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 6 }),
        async (format, lost) => {
          store.lost = new Set(lost)
          const work = exportOf(format)
          expect(await finish(work)).toBe(whole[format])
          expect(work.snapshot()).toMatchObject({ state: 'done', written: many.length, total: many.length })
          expect(saved.at(-1)?.name).toMatch(new RegExp(`^records-eda-\\d{8}-\\d{6}\\.${format}$`))
        },
      ),
      { numRuns: 20 },
    )
  })

  it('waits while the store is away in its middle, says so, and is whole when it is back', async () => {
    store.records = many
    for (const [goes, status] of [
      [1, 502],
      [3, 504],
      [5, 502],
    ] as const) {
      const before = saved.length
      const work = exportOf('ndjson')
      Object.assign(store, { goes, status })
      for (let tries = 0; tries < 2; tries += 1) {
        await work.run()
        const now = work.snapshot()
        expect(now).toMatchObject({ state: 'paused', written: (goes - 1) * exportPage, file: undefined })
        expect(now.error).toMatchObject({ status, said: 'The record store does not answer' })
        expect(saved).toHaveLength(before)
      }
      Object.assign(store, { goes: -1, away: false })
      const lines = (await finish(work)).trimEnd().split('\n')
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(many)
      expect(work.snapshot()).toMatchObject({ state: 'done', written: many.length, error: undefined })
      expect(saved.at(-1)?.name).toMatch(/\.ndjson$/)
    }
  })

  it('that asks too much leaves the appliance alone, longer each time, and goes on by itself', async () => {
    store.records = many
    const work = exportOf('ndjson')
    store.busy = new Set([2, 4, 5])
    await work.run()
    expect(work.snapshot()).toMatchObject({ state: 'done', written: many.length, waits: undefined, error: undefined })
    const lines = ((await saved.at(-1)?.blob.text()) ?? '').trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(many)
    expect(waiting.ms).toEqual([2000, 2000, 5000])
  })

  it.each([
    ['is told so without end', { retryAfter: null, gives: false }, [2000, 5000, 15_000, 30_000, 60_000]],
    ['is to wait longer than anybody would', { retryAfter: 61_000, gives: false }, []],
    ['is not waited for any more', { retryAfter: 9000, gives: true }, [9000]],
  ])('that asks too much and %s stops, and can be resumed', async (_, { retryAfter, gives }, waited) => {
    store.records = many
    const work = exportOf('ndjson')
    store.busy = new Set(Array.from({ length: 20 }, (_each, n) => n + 2))
    store.retryAfter = retryAfter
    waiting.gives = gives
    await work.run()
    expect(work.snapshot()).toMatchObject({ state: 'paused', written: exportPage, waits: undefined })
    expect(work.snapshot().error).toMatchObject({ status: 429 })
    expect(waiting.ms).toEqual(waited)
    store.busy = new Set()
    await finish(work)
    expect(work.snapshot()).toMatchObject({ state: 'done', written: many.length })
  })

  it('that the appliance never hands out whole is named partial', async () => {
    store.records = many
    const some = Math.floor(many.length * 0.81)
    store.hidden = new Set(many.slice(some))
    const work = exportOf('ndjson')
    const text = await finish(work)
    expect(text.trimEnd().split('\n')).toHaveLength(some)
    expect(work.snapshot()).toMatchObject({ state: 'partial', written: some, total: many.length })
    expect(saved[0]?.name).toMatch(/\.ndjson\.partial$/)
  })

  it('finds again what a cursor stepped over in the middle, and says so', async () => {
    store.records = many
    store.slips = 2
    const work = exportOf('json')
    const records = JSON.parse(await finish(work)) as LogRecord[]
    expect(records).not.toEqual(many)
    const byNumber = (one: LogRecord, other: LogRecord) => Number(one._source['n']) - Number(other._source['n'])
    expect(records.toSorted(byNumber)).toEqual(many)
    expect(work.snapshot()).toMatchObject({ state: 'done', written: many.length })
    expect(work.snapshot().notes.join()).toContain('left out 137 records')
  })

  it('can be saved as what there is when it was stopped', async () => {
    store.records = many
    store.lost = new Set([3])
    const work = exportOf('json')
    await work.run()
    expect(work.snapshot().state).toBe('paused')
    expect(saved).toEqual([])
    await work.save()
    expect(JSON.parse((await saved[0]?.blob.text()) ?? '')).toEqual(many.slice(0, 2 * exportPage))
    expect(saved[0]?.name).toMatch(/\.partial$/)
  })
})
