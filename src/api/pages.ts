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

import { firstOf } from '../browser/first-of'
import { turn } from '../browser/turn'
import type { Input, Output } from '../catalog/operation'
import { devices } from '../catalog/devices'
import { exists, type Appliance } from './appliance'
import { endOf, Reading, type PageRequest, type RowId } from './reading'
import { call } from './send'

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

/** Rounds of repairing several places at once, before the list is walked through page after page. */
const mostRounds = 5
const mostWalks = 4

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
  const both = signal ? firstOf(signal, stop.signal) : stop.signal
  let requests = 0

  const fetchOne = async ({ offset, limit }: PageRequest) => {
    requests += 1
    const since = reading.runs.length
    const fetched = await fetchPage(offset, limit, both)
    // To parse the end of a page, to take it in and to ask for the next is a task each.
    await turn()
    const rows = await reading.add(offset, limit, fetched, since)
    if (rows.length > 0) onPage?.({ rows, loaded: reading.size })
    await turn()
  }

  const isOpen = () => !reading.isComplete() && !reading.standsStill

  /** Works through a supply of requests, several at once. */
  const workers = (count: number, take: () => PageRequest | undefined) =>
    Promise.all(
      Array.from({ length: count }, async () => {
        for (let request = take(); request; request = take()) await fetchOne(request)
      }),
    )

  /** Page after page from an offset, until one comes back short. */
  const scan = (from: number, limit: number): (() => PageRequest | undefined) => {
    let next = from
    return () => {
      if (reading.standsStill) return undefined
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
    for (let first = true; isOpen(); first = false) {
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
    // The second page goes out with the first, if that is a small one: most lists that need one need the other. Only
    // when a whole page came back full does it pay to ask for several more: before that they are for nothing in most
    // lists, and in the way of what is there already.
    const onwards = scan(firstPage - overlap, pageSize)
    const second = firstPage < pageSize ? onwards() : undefined
    await Promise.all([
      fetchOne({ offset: 0, limit: firstPage }).then(() => workers(second ? 1 : concurrency, onwards)),
      second ? fetchOne(second).then(() => workers(concurrency - 1, onwards)) : null,
    ])
    for (let round = 0; round < mostRounds && isOpen(); round++) {
      const limit = reading.limitFor(pageSize)
      const repairs = reading.repairs(limit, round)
      await workers(concurrency, () => repairs.shift())
      const ends = Math.max(...reading.runs.map(endOf))
      const last = reading.runs.filter((run) => run.asked <= limit && endOf(run) === ends)
      if (last.some((run) => !reading.isShort(run))) await workers(concurrency, scan(ends - overlap, limit))
    }
    for (let again = 0; again < mostWalks && isOpen(); again++) await walk(reading.limitFor(pageSize))
  } catch (error) {
    stop.abort()
    throw error
  }
  const complete = reading.isComplete()
  return { rows: reading.inOrder(), moved: reading.moved.size, requests, complete, ms: performance.now() - begun }
}

type ListQuery = NonNullable<Input<typeof devices.operations.list>['query']>
type SearchBody = Input<typeof devices.operations.search>['body']
type DeviceRow = Output<typeof devices.operations.list>[number]

export interface DeviceSelection {
  /** The appliance's own search by one property. */
  query?: Omit<ListQuery, 'limit' | 'offset'> | undefined
  /** A filter tree, in releases that have POST /devices/search. */
  filter?: SearchBody['filter'] | undefined
  /** The fields wanted, in releases that can leave the others out; the id comes always. */
  fields?: readonly string[] | undefined
}

/** Whether devices are read by POST /devices/search: it takes no search by one property. */
export const readsBySearch = (appliance: Appliance, query: DeviceSelection['query']): boolean =>
  exists(devices.operations.search, appliance) && query?.search_type === undefined && query?.value === undefined

/**
 * Reads all devices, or all that match. Where the release has it, by POST /devices/search: each distinct address
 * costs a browser one more round trip to ask for permission, and a search has the same address for every page.
 * @throws ApiError
 */
export function readAll(
  appliance: Appliance,
  options: PageOptions<DeviceRow> & DeviceSelection = {},
): Promise<AllRows<DeviceRow>> {
  const { query, filter, fields } = options
  const { list, search } = devices.operations
  const bySearch = readsBySearch(appliance, query)
  const result = fields && { result_fields: [...fields] }
  const window = { active_from: query?.active_from, active_until: query?.active_until }
  return readPages<DeviceRow>(
    (offset, limit, signal) =>
      bySearch
        ? call(appliance, search, { body: { filter, ...window, ...result, limit, offset } }, { signal })
        : call(appliance, list, { query: { search_type: 'any', ...query, limit, offset } }, { signal }),
    (device) => device.id,
    options,
  )
}
