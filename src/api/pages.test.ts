import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPages, type FetchPage } from './pages'

interface Row {
  id: number
}
const rowsUpTo = (count: number): Row[] => Array.from({ length: count }, (_, id) => ({ id }))
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A list behind limit and offset; `before` runs ahead of each answer and may change it. */
function serve(
  list: Row[],
  { cap = Number.POSITIVE_INFINITY, before }: { cap?: number; before?: (count: number) => void } = {},
) {
  const asked: { offset: number; limit: number }[] = []
  let running = 0
  let most = 0
  const fetchPage: FetchPage<Row> = async (offset, limit) => {
    asked.push({ offset, limit })
    most = Math.max(most, ++running)
    await turn()
    before?.(asked.length)
    running -= 1
    return list.slice(offset, offset + Math.min(limit, cap))
  }
  return { fetchPage, asked, most: () => most }
}
const idOf = (row: Row) => row.id

describe('reading a whole list', () => {
  it('is sure of a list of one row that came in a page of one row: nothing stands behind it', async () => {
    const all = await readPages(serve(rowsUpTo(1)).fetchPage, idOf, { pageSize: 1 })
    expect(all).toMatchObject({ rows: rowsUpTo(1), complete: true })
  })

  it.each([
    ['the limit', (offset: number) => rowsUpTo(9000).slice(offset), 9000, true],
    ['the limit and the offset', () => rowsUpTo(9000), 9000, true],
    ['the offset', (_: number, limit: number) => rowsUpTo(9000).slice(0, limit), 5000, false],
    ['the offset, with less than a page', () => rowsUpTo(7), 7, true],
  ])('ends where an appliance does not heed %s', async (_, answer, rows, complete) => {
    let asked = 0
    const all = await readPages(async (offset, limit) => {
      asked += 1
      if (asked > 20) throw new Error('It asks and asks')
      return answer(offset, limit)
    }, idOf)
    expect(all.rows.map(idOf)).toEqual(rowsUpTo(rows).map(idOf))
    expect(all.complete).toBe(complete)
  })

  it('takes in a page of very many in slices, between which the page has its turn', async () => {
    let over = false
    let turns = 0
    const watch = () => {
      turns += 1
      if (!over) setImmediate(watch)
    }
    const answerAll: FetchPage<Row> = async (offset) => (offset === 0 ? rowsUpTo(200_000) : [])
    const all = readPages(answerAll, (row) => {
      if (row.id === 0) setImmediate(watch)
      return JSON.stringify(row)
    })
    expect((await all).rows).toHaveLength(200_000)
    over = true
    expect(turns).toBeGreaterThan(10)
  })

  it('takes few requests, several at once, the first page small', async () => {
    const server = serve(rowsUpTo(50_000))
    const pages: number[] = []
    const all = await readPages(server.fetchPage, idOf, {
      onPage: ({ rows, loaded }) => pages.push(rows.length, loaded),
    })
    expect(all.rows.map(idOf)).toEqual(rowsUpTo(50_000).map(idOf))
    expect(all).toMatchObject({ complete: true, moved: 0 })
    expect(server.asked[0]).toEqual({ offset: 0, limit: 500 })
    expect(all.requests).toBeLessThanOrEqual(17)
    expect(server.most()).toBe(6)
    expect(pages.slice(0, 2)).toEqual([500, 500])
    expect(pages.at(-1)).toBe(50_000)
  })

  it.each([0, 1, 2, 9, 10, 11, 99, 100, 101, 489, 490, 491, 499, 500, 501, 5489, 5490, 5491, 10_480])(
    'reads %i rows in three requests or few more',
    async (count) => {
      const server = serve(rowsUpTo(count))
      const all = await readPages(server.fetchPage, idOf)
      expect(all.rows).toEqual(rowsUpTo(count))
      expect(all).toMatchObject({ complete: true, moved: 0 })
      expect(all.requests).toBeLessThanOrEqual(count < 500 ? 3 : count < 5490 ? 4 : 9)
    },
  )

  it.each([100, 250, 1000, 4999])('adapts to an appliance that gives %i rows at most', async (cap) => {
    const server = serve(rowsUpTo(20_000), { cap })
    const all = await readPages(server.fetchPage, idOf)
    expect(all.rows).toEqual(rowsUpTo(20_000))
    expect(all.complete).toBe(true)
    expect(server.most()).toBeLessThanOrEqual(6)
    expect(all.requests).toBeLessThan(2.2 * (20_000 / (cap - 10)) + 20)
  })

  it.each([
    ['fewer from then on', (page: number) => (page < 3 ? 5000 : 700)],
    ['fewer once', (page: number) => (page === 3 ? 700 : 5000)],
    ['now fewer, now not', (page: number) => (page % 3 === 0 ? 1234 : 5000)],
  ])('takes no page for the last while there are rows behind it: %s', async (_, capOf) => {
    const list = rowsUpTo(20_000)
    let page = 0
    const all = await readPages(async (offset, limit) => {
      const cap = capOf(page++)
      await turn()
      return list.slice(offset, offset + Math.min(limit, cap))
    }, idOf)
    expect(all.rows).toHaveLength(20_000)
    expect(all).toMatchObject({ complete: true })
  })

  it('cancels the other pages when one fails, and passes the failure on', async () => {
    const signals: AbortSignal[] = []
    const failing = readPages<Row>(async (offset, limit, signal) => {
      signals.push(signal)
      await turn()
      if (offset > 10_000) throw new Error('no')
      return rowsUpTo(limit).map(({ id }) => ({ id: id + offset }))
    }, idOf)
    await expect(failing).rejects.toThrow('no')
    expect(signals.every((signal) => signal.aborted)).toBe(true)
  })

  it('stops when told to', async () => {
    const controller = new AbortController()
    const stopped = readPages<Row>(
      (_, __, signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')))),
      idOf,
      { signal: controller.signal },
    )
    controller.abort()
    await expect(stopped).rejects.toThrow('stopped')
  })
})

describe('while the list changes', () => {
  it('reads each row once when rows come in front, and counts what moved', async () => {
    const list = rowsUpTo(3000)
    let next = 100_000
    const server = serve(list, {
      before: (count) => count < 8 && list.unshift({ id: next++ }, { id: next++ }, { id: next++ }),
    })
    const all = await readPages(server.fetchPage, idOf, { pageSize: 500, firstPage: 100 })
    const ids = all.rows.map(idOf)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => id < 3000).toSorted((a, b) => a - b)).toEqual(rowsUpTo(3000).map(idOf))
    expect(all.moved).toBeGreaterThan(0)
  })

  it('finds the rows that slip before a page when others go', async () => {
    const list = rowsUpTo(3000)
    const server = serve(list, { before: (count) => count < 8 && list.splice(0, 40) })
    const all = await readPages(server.fetchPage, idOf, { pageSize: 500, firstPage: 100 })
    const ids = new Set(all.rows.map(idOf))
    expect(list.filter((row) => !ids.has(row.id))).toEqual([])
    expect(all.complete).toBe(true)
  })

  const change = fc.record({
    when: fc.nat(25),
    where: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.constantFrom('insert', 'remove'),
    count: fc.integer({ min: 1, max: 60 }),
  })

  it('never reads a row twice and never loses one that was there all the time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          size: fc.nat(400),
          changes: fc.array(change, { maxLength: 20 }),
          pageSize: fc.integer({ min: 20, max: 90 }),
          firstPage: fc.integer({ min: 10, max: 20 }),
          concurrency: fc.integer({ min: 1, max: 6 }),
          cap: fc.oneof(fc.constant(1000), fc.integer({ min: 15, max: 60 })),
        }),
        async ({ size, changes, cap, ...options }) => {
          const list = rowsUpTo(size)
          const stable = new Set(list.map(idOf))
          let next = 10_000
          let changedAt = 0
          const before = (count: number) => {
            for (const { when, where, kind, count: many } of changes) {
              if (when !== count) continue
              changedAt = count
              const at = Math.floor(where * list.length)
              if (kind === 'insert') list.splice(at, 0, ...Array.from({ length: many }, () => ({ id: next++ })))
              else for (const gone of list.splice(at, many)) stable.delete(gone.id)
            }
          }
          const server = serve(list, { cap, before })
          const seen: number[] = []
          const onPage = ({ rows, loaded }: { rows: Row[]; loaded: number }) => {
            seen.push(...rows.map(idOf))
            expect(loaded).toBe(seen.length)
          }
          const all = await readPages(server.fetchPage, idOf, { ...options, onPage, overlap: 4, leastCap: 3 })
          const ids = all.rows.map(idOf)
          expect(new Set(ids).size).toBe(ids.length)
          expect(seen.toSorted((a, b) => a - b)).toEqual(ids.toSorted((a, b) => a - b))
          // It gives up only where the list did not rest for a few times as long as it takes to walk through it.
          const walk = 2 + Math.ceil(list.length / (Math.min(cap, options.pageSize) - 4))
          if (!all.complete) expect(server.asked.length - changedAt).toBeLessThan(4 * walk)
          else expect([...stable].filter((id) => !ids.includes(id))).toEqual([])
        },
      ),
      { numRuns: 400 },
    )
  })
})
