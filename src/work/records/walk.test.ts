import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ErrorKind } from '../../api/errors'
import { imaginedFailure } from '../../api/imagined-failure'
import type { Filter } from '../../catalog/filter'
import type { LogRecord, RecordQuery } from '../../catalog/records'
import { keyOfRecord, RecordWalk, type WalkAppliance } from './walk'

/** A store of records that answers like an appliance, and fails where a test says so. */
const store = {
  records: [] as LogRecord[],
  open: new Map<string, { found: LogRecord[]; at: number; limit: number }>(),
  cursors: true,
  offsets: true,
  /** Records that it answers at once, whatever it is asked for. */
  most: Infinity,
  /**
   * For each call to come: answer, lose the answer or its end, answer with another cursor, drop the cursors before it,
   * or end the pages early.
   */
  plan: [] as ('ok' | 'lost' | 'torn' | 'moves' | 'expire' | 'down' | 'end')[],
  asked: [] as RecordQuery[],
  /** What was asked and what was read of it, in this order. */
  course: [] as ('asked' | 'read')[],
}

const fail = (kind: ErrorKind, status: number | null) =>
  imaginedFailure({
    kind,
    status,
    operation: 'records.search',
    method: 'POST',
    path: '/records/search',
    needs: 'metrics full',
  })

const timeIn = ({ _source }: LogRecord) => Number(_source['timestamp'])

function fits(record: LogRecord, filter: Filter | undefined): boolean {
  if (!filter) return true
  if ('rules' in filter) return filter.rules.every((rule) => fits(record, rule))
  const limit = Number(filter.operand)
  return filter.operator === '<' ? timeIn(record) < limit : timeIn(record) >= limit
}

function page(cursor: string) {
  const open = store.open.get(cursor)
  if (!open) throw fail(404, 404)
  const records = open.found.slice(open.at, open.at + open.limit)
  open.at += records.length
  return { records, total: open.found.length, from: 1000.6, until: 1999.4, cursor }
}

let count = 0

function answer(operation: { id: string }, input: { body: RecordQuery & { cursor: string } }) {
  const fate = store.plan.shift() ?? 'ok'
  if (fate === 'down') throw fail('server', 503)
  if (fate === 'expire') store.open.clear()
  let result: unknown
  if (operation.id !== 'records.search') {
    if (fate === 'end') return { result: { ...page(input.body.cursor), records: [] }, torn: false }
    result = page(input.body.cursor)
  } else {
    const { body } = input
    store.asked.push(body)
    if (!store.cursors && body.context_ttl !== undefined) throw fail(422, 422)
    if (!store.offsets && body.offset !== undefined) throw fail(422, 422)
    const [sort] = body.sort ?? []
    const sign = sort?.direction === 'asc' ? 1 : -1
    // Whoever is asked anew keeps no order among records of one moment.
    const shaken = store.records.toSorted(() => (count++ % 3) - 1)
    const found = shaken
      .filter((record) => fits(record, body.filter))
      .toSorted((a, b) => sign * (timeIn(a) - timeIn(b)))
    const limit = Math.min(body.limit ?? 100, store.most)
    const at = body.offset ?? 0
    const open = { found, at: at + limit, limit }
    const cursor = `c${store.open.size + 1}-${count++}`
    const facts = { total: found.length, from: 1000.6, until: 1999.4 }
    result = { records: found.slice(at, at + limit), ...facts, ...(body.context_ttl !== undefined && { cursor }) }
    if (body.context_ttl !== undefined) store.open.set(cursor, open)
  }
  if (fate === 'lost') throw fail('unreachable', null)
  if (fate === 'moves' && operation.id !== 'records.search') {
    const open = store.open.get(input.body.cursor)
    const cursor = `m${count++}`
    store.open.delete(input.body.cursor)
    if (open) store.open.set(cursor, open)
    result = { ...(result as object), cursor }
  }
  return { result, torn: fate === 'torn' }
}

type Ask = (input: { body: RecordQuery & { cursor: string } }, onReply: (reply: object) => void) => Promise<unknown>

const ask =
  (operation: { id: string }): Ask =>
  async (input, onReply) => {
    store.course.push('asked')
    await Promise.resolve()
    const { result, torn } = answer(operation, input)
    const text = JSON.stringify(result)
    onReply({ status: 200, size: 1, ends: () => ({ head: text, tail: text }) })
    // Reading takes a while.
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
    if (torn) throw fail('truncated', 200)
    store.course.push('read')
    return result
  }

vi.mock(import('../../api/send'), async (original) => ({
  ...(await original()),
  call: ((
    _: unknown,
    operation: { id: string },
    input: { body: RecordQuery & { cursor: string } },
    { onReply }: { onReply: (reply: object) => void },
  ) => ask(operation)(input, onReply)) as never,
}))

const appliance: WalkAppliance = { id: 'a', url: 'https://a', release: '9.8', platform: 'discover' }

const recordsAt = (times: readonly number[], ids = true): LogRecord[] =>
  times.map((timestamp, n) => ({ ...(ids && { _id: `r${n}` }), _type: '~http', _source: { timestamp, n } }))

/** Walks to the end; what fails is tried again, as an operator would. */
async function whole(walk: RecordWalk, upTo?: number): Promise<LogRecord[]> {
  const all: LogRecord[] = []
  for (let tries = 0; tries < 500; tries++) {
    try {
      const { records } = await walk.next(undefined, upTo)
      all.push(...records)
      if (walk.ended) return all
    } catch {
      // Taken up again in the next round.
    }
  }
  throw new Error('never ended')
}

const sorted = (records: readonly LogRecord[]) => records.map(keyOfRecord).toSorted()

beforeEach(() => {
  store.open.clear()
  store.plan = []
  store.asked = []
  store.course = []
  store.cursors = true
  store.offsets = true
  store.most = Infinity
})

describe('a walk', () => {
  it('hands out every record once, whatever is lost, expires or is refused on the way', async () => {
    await fc.assert(
      fc.asyncProperty(
        // Many records of one millisecond, some with fractions of it.
        fc.array(
          fc.integer({ min: 1000, max: 1012 }).chain((at) => fc.constantFrom(at, at + 0.25, at + 0.999)),
          { maxLength: 80 },
        ),
        fc.array(fc.constantFrom('ok', 'ok', 'ok', 'lost', 'torn', 'moves', 'expire', 'down'), { maxLength: 30 }),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom(0, 20, Infinity),
        fc.constantFrom('asc', 'desc', undefined),
        fc.integer({ min: 3, max: 40 }),
        async (times, plan, cursors, ids, upTo, direction, limit) => {
          store.records = recordsAt(times, ids)
          store.plan = [...plan]
          store.cursors = cursors
          store.open.clear()
          const walk = new RecordWalk(appliance, {
            from: 1000,
            until: 2000,
            limit,
            context_ttl: '1m',
            ...(direction && { sort: [{ field: 'timestamp', direction }] }),
          })
          const all = await whole(walk, upTo)
          expect(sorted(all)).toEqual(sorted(store.records))
          expect(walk.delivered).toBe(times.length)
          expect(walk.total ?? 0).toBe(times.length)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('goes on by time where its cursor has expired, and says so', async () => {
    store.records = recordsAt(Array.from({ length: 30 }, (_, n) => 1500 + n))
    const walk = new RecordWalk(appliance, { from: 1000, until: 2000, limit: 10, context_ttl: '1m' })
    const first = await walk.next()
    store.plan = ['expire']
    const next = await walk.next()
    expect(walk.notes).toEqual([expect.stringContaining('The cursor had expired')])
    expect(sorted([...first.records, ...next.records, ...(await whole(walk))])).toEqual(sorted(store.records))
  })

  it('never asks for another window', async () => {
    store.records = recordsAt(Array.from({ length: 50 }, () => 1500))
    store.plan = ['ok', 'expire', 'lost', 'ok']
    await whole(new RecordWalk(appliance, { from: 1000, until: 2000, limit: 10, context_ttl: '1m' }))
    expect(store.asked.length).toBeGreaterThan(1)
    expect(new Set(store.asked.map(({ from, until }) => `${from} ${until}`))).toEqual(new Set(['1000 2000']))
  })

  it('takes the window of the first answer where the query was relative', async () => {
    store.records = recordsAt(Array.from({ length: 30 }, (_, n) => 1500 + n))
    const walk = new RecordWalk(appliance, { from: -900_000, limit: 10 })
    expect(walk.window).toBeUndefined()
    await whole(walk)
    expect(store.asked.map(({ from }) => from)).toEqual([-900_000, ...store.asked.slice(1).map(() => 1000)])
    expect(walk.window).toEqual({ from: 1000, until: 2000 })
  })

  it('can be told to have ended short, and finds the rest', async () => {
    store.records = recordsAt(Array.from({ length: 50 }, () => 1500.5))
    store.plan = ['ok', 'ok', 'end']
    const walk = new RecordWalk(appliance, { from: 1000, until: 2000, limit: 10, context_ttl: '1m' })
    const first = await whole(walk)
    expect([first.length, walk.total]).toEqual([20, 50])
    walk.takeUp()
    expect(sorted([...first, ...(await whole(walk))])).toEqual(sorted(store.records))
  })

  it.each([
    ['a store that answers fewer than it is asked for', 7, recordsAt(Array.from({ length: 30 }, (_, n) => 1500 + n))],
    ['records of one moment that are alike', Infinity, Array.from({ length: 15 }, () => recordsAt([1500], false)[0])],
  ])('reads %s to the end, each once', async (_, most, records) => {
    Object.assign(store, { most, records, cursors: false })
    expect(await whole(new RecordWalk(appliance, { from: 1000, until: 2000, limit: 10 }))).toHaveLength(records.length)
  })

  it('goes on in a later walk from where an earlier one stood', async () => {
    store.records = recordsAt(Array.from({ length: 50 }, () => 1500))
    const query = { from: 1000, until: 2000, limit: 20, context_ttl: '1m' }
    const first = new RecordWalk(appliance, query)
    const { records } = await first.next()
    const rest = await whole(new RecordWalk(appliance, query, first.mark))
    expect(sorted([...records, ...rest])).toEqual(sorted(store.records))
  })

  it('says that an order other than time cannot go on where offsets are refused', async () => {
    store.records = recordsAt(Array.from({ length: 30 }, (_, n) => 1500 + n))
    store.cursors = false
    store.offsets = false
    const walk = new RecordWalk(appliance, {
      from: 1000,
      until: 2000,
      limit: 10,
      context_ttl: '1m',
      sort: [{ field: 'n', direction: 'asc' }],
    })
    expect((await walk.next()).records).toHaveLength(10)
    await expect(walk.next()).rejects.toThrow('422')
    expect(walk.notes.join(' ')).toContain('refuses to skip')
  })

  it('keeps a cursor alive by reading ahead, and hands that page out next', async () => {
    store.records = recordsAt(Array.from({ length: 30 }, (_, n) => 1500 + n))
    const walk = new RecordWalk(appliance, { from: 1000, until: 2000, limit: 10, context_ttl: '1m' })
    const first = await walk.next()
    const before = walk.expiresAt
    await walk.renew()
    expect(walk.expiresAt).toBeGreaterThanOrEqual(before ?? Infinity)
    expect(walk.delivered).toBe(10)
    expect(sorted([...first.records, ...(await whole(walk))])).toEqual(sorted(store.records))
  })

  it('asks for the next page before the one that came is read', async () => {
    store.records = recordsAt(Array.from({ length: 50 }, (_, n) => 1500 + n))
    const walk = new RecordWalk(appliance, { from: 1000, until: 2000, limit: 10, context_ttl: '1m' })
    await whole(walk, Infinity)
    expect(store.course.join(' ')).toMatch(/^asked read asked asked read/)
  })

  it('asks for no page beyond what is wanted', async () => {
    store.records = recordsAt(Array.from({ length: 50 }, (_, n) => 1500 + n))
    const walk = new RecordWalk(appliance, { from: 1000, until: 2000, limit: 10, context_ttl: '1m' })
    while (walk.delivered < 30) await walk.next(undefined, 30)
    expect(store.course.filter((one) => one === 'asked')).toHaveLength(3)
  })

  it('gives up what it asked for ahead where another signal takes over, and finds it again', async () => {
    store.records = recordsAt(Array.from({ length: 60 }, (_, n) => 1500 + n))
    const walk = new RecordWalk(appliance, { from: 1000, until: 2000, limit: 10, context_ttl: '1m' })
    const { signal } = new AbortController()
    const found: LogRecord[] = []
    while (walk.delivered < 30) found.push(...(await walk.next(signal, Infinity)).records)
    expect(sorted([...found, ...(await whole(walk))])).toEqual(sorted(store.records))
    expect(store.asked).toHaveLength(2)
  })
})
