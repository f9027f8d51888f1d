import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Appliance } from '../../api/appliance'
import * as turning from '../../browser/turn'
import type { RecordQuery } from '../../catalog/records'
import { flowQuery, pairRule } from './around'
import { filterFields } from './fields'
import { emptyQuery, firstBody } from './query'
import { isComplete, RecordsSession } from './session'
import { branchesOf } from './use-branches'

const store = {
  asked: [] as RecordQuery[],
  waiting: [] as (() => void)[],
  held: false,
  total: 250,
  page: 100,
  size: 1000,
  also: {} as Record<string, number>,
}

vi.mock(import('../../api/send'), async (original) => ({
  ...(await original()),
  call: (async (
    _: unknown,
    { id }: { id: string },
    { body }: { body: RecordQuery },
    options: { signal?: AbortSignal; onReply?: (reply: { size: number }) => void },
  ) => {
    if (id === 'records.search') store.asked.push(body)
    if (store.held) await new Promise<void>((resolve) => store.waiting.push(resolve))
    options.signal?.throwIfAborted()
    options.onReply?.({ size: store.size })
    const limit = body.limit ?? store.page
    const records = Array.from({ length: Math.min(limit, store.total) }, (_one, n) => ({
      _id: `${JSON.stringify(body.filter)}${store.asked.length}-${n}`,
      _type: '~http',
      _source: { timestamp: 1_795_651_200_000 - n, uri: JSON.stringify(body.types), ...store.also },
    }))
    return { records, total: store.total, from: body.from, until: body.until, cursor: 'c' }
  }) as never,
}))

const appliance = { id: 'a', url: 'https://a', release: '9.8', platform: 'discover' } as unknown as Appliance
const fields = filterFields(['~http'])
const now = 1_795_651_200_000
const query = { ...emptyQuery, types: ['~http'], limit: 100 }
const release = () => {
  store.held = false
  for (const go of store.waiting.splice(0)) go()
}

beforeEach(() => {
  store.asked = []
  store.waiting = []
  store.held = false
  Object.assign(store, { total: 250, page: 100, size: 1000, also: {} })
})

describe('a search', () => {
  it('fixes one window for its pages, counts, bars, branches and whatever else is asked within it', async () => {
    const session = new RecordsSession(appliance)
    await session.search(query, firstBody(query, fields, now))
    await session.loadMore(100)
    const rule = { field: 'method', operator: '=', operand: 'GET' } as const
    const within = session.within(rule)
    if (!within) throw new Error('No window')
    await session.count(within)
    expect(within).not.toHaveProperty('sort')
    expect(store.asked.length).toBeGreaterThan(1)
    expect(new Set(store.asked.map(({ from, until }) => `${from} ${until}`))).toEqual(
      new Set([`${now - 1_800_000} ${now}`]),
    )
    expect(isComplete(session.snapshot())).toBe(false)
    expect(session.snapshot().rows).toHaveLength(200)
  })

  it('that was superseded is never shown, however late its answer', async () => {
    const session = new RecordsSession(appliance)
    store.held = true
    const late = session.search(query, firstBody(query, fields, now))
    const other = { ...query, types: ['~dns_response'] }
    const newer = session.search(other, firstBody(other, fields, now))
    await vi.waitFor(() => expect(store.waiting).toHaveLength(2))
    const [answerLate, answerNewer] = store.waiting.splice(0)
    answerNewer?.()
    await newer
    answerLate?.()
    await late
    const { rows, ran } = session.snapshot()
    expect(ran?.query.types).toEqual(['~dns_response'])
    expect(new Set(rows.map(({ record }) => record._source['uri']))).toEqual(new Set(['["~dns_response"]']))
  })

  it('that is cancelled ends its rows and its counts alike', async () => {
    const session = new RecordsSession(appliance)
    await session.search(query, firstBody(query, fields, now))
    const within = session.within()
    if (!within) throw new Error('No window')
    store.held = true
    const more = session.loadMore(100)
    const counted = session.count(within)
    expect(session.snapshot()).toMatchObject({ counting: 1, loading: { what: 'more' } })
    session.cancel()
    release()
    await more
    await expect(counted).rejects.toThrow('aborted')
    expect(session.snapshot()).toMatchObject({ counting: 0, loading: undefined, stopped: true })
    expect(session.snapshot().rows).toHaveLength(100)
  })
})

describe('all of a search', () => {
  const all = async () => {
    const session = new RecordsSession(appliance)
    await session.search(query, firstBody(query, fields, now))
    await session.loadAll()
    return session.snapshot()
  }
  it('is loaded up to what a page should hold, in records and in bytes, which is said', async () => {
    Object.assign(store, { total: 1_000_000, page: 10_000 })
    const many = await all()
    expect(many.rows.length).toBeGreaterThanOrEqual(100_000)
    expect(many.rows.length).toBeLessThan(110_000)
    expect(new Set(many.rows.map(({ id }) => id)).size).toBe(many.rows.length)
    expect(many.bound).toContain('100,000 records at most')
    store.size = 40_000_000
    const large = await all()
    expect(large.rows.length).toBeLessThan(80_000)
    expect(large.bound).toContain('MB')
  })
})

it('offers no column for each of ten thousand fields', async () => {
  store.also = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`f${n}`, n]))
  store.total = 2
  const session = new RecordsSession(appliance)
  await session.search(query, firstBody(query, fields, now))
  const { rows, seen } = session.snapshot()
  expect(Object.keys(rows[0]?.record._source ?? {}).length).toBeGreaterThan(10_000)
  expect(seen).toHaveLength(400)
})

it('takes an answer of more records than were asked for in turns', async () => {
  store.total = 12_000
  const session = new RecordsSession(appliance)
  const turns = vi.spyOn(turning, 'turn')
  await session.search({ ...query, limit: 12_000 }, { ...firstBody(query, fields, now), limit: 12_000 })
  expect(turns).toHaveBeenCalledTimes(2)
  expect(new Set(session.snapshot().rows.map(({ id }) => id)).size).toBe(12_000)
})

describe('what is asked beside a search', () => {
  it('counts each branch that is sent, by its path', () => {
    const leaf = { field: 'method', operator: '=', operand: 'GET' } as const
    const inner = { operator: 'or', rules: [leaf] }
    const tree = { operator: 'and', rules: [leaf, { ...leaf, off: true }, inner, { ...inner, off: true }] } as never
    expect(branchesOf(tree, fields).map(({ at }) => at)).toEqual(['', '0', '2', '2.0'])
  })

  it('finds the same two ends, and the same flow', () => {
    const record = {
      _type: '~http',
      _source: {
        timestamp: now,
        flowId: 'f7',
        clientAddr: { type: 'ipaddr4', value: '10.0.0.1' },
        serverAddr: '10.0.0.2',
      },
    }
    const rule = JSON.stringify(pairRule(record))
    expect(rule).toContain('10.0.0.1')
    expect(rule).toContain('10.0.0.2')
    expect(JSON.stringify(flowQuery(record, now, query).filter)).toContain('f7')
  })
})
