/**
 * The devices of a search, in the cache with everything else: coming back from a device finds the list as it was,
 * signing out forgets it, and a write anywhere in the console is heard. Rows appear page by page; while a list is
 * read anew its old rows stay. A write that names devices costs those devices, not the list.
 */
import { queryOptions, useQuery, useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import type { Appliance } from '../../api/appliance'
import { changedBy, type Changed } from '../../api/changed'
import { isCancelled } from '../../api/errors'
import { readAll } from '../../api/pages'
import { turn } from '../../browser/turn'
import type { Device } from '../../catalog/devices'
import { sameJson } from '../../api/same-json'
import { toRequest, type ApplianceSearch } from './appliance-search'

interface Read {
  rows: readonly Device[]
  /**
   * How the reading ended: `stopped`, by an operator, what had come is shown; `unsettled`, the list changed faster
   * than it could be read, so that some devices may be missing. Null while it is read.
   */
  end: 'complete' | 'unsettled' | 'stopped' | null
  /** Devices that this reading has brought so far. */
  loaded: number
  /** When the reading began and, once it is over, when it ended (ms since 1970). */
  startedAt: number
  endedAt: number | null
  /** Devices that stood on two pages, since the list moved while it was read. */
  moved: number
  requests: number
  /** The rows are those of an earlier reading. */
  old: boolean
}

export interface DeviceList extends Omit<Read, 'end'> {
  state: 'reading' | 'complete' | 'unsettled' | 'stopped' | 'failed'
  error: unknown
}

const listKey = (appliance: Appliance, search: ApplianceSearch): QueryKey => [
  appliance.id,
  'devices',
  'every page',
  toRequest(search),
]
const listsOf = (appliance: Appliance) => ({ queryKey: [appliance.id, 'devices', 'every page'] })

const hashOf = (key: QueryKey): string => JSON.stringify(key)

/** What ends a reading that is going on, by the hash of its list. */
const running = new Map<string, AbortController>()

async function readList(client: QueryClient, appliance: Appliance, search: ApplianceSearch): Promise<Read> {
  const queryKey = listKey(appliance, search)
  const hash = hashOf(queryKey)
  running.get(hash)?.abort()
  const controller = new AbortController()
  running.set(hash, controller)
  const before = client.getQueryData<Read>(queryKey)?.rows ?? []
  let read: Read = {
    rows: before,
    end: null,
    loaded: 0,
    startedAt: Date.now(),
    endedAt: null,
    moved: 0,
    requests: 0,
    old: before.length > 0,
  }
  const tell = (change: Partial<Read>) => {
    read = { ...read, ...change }
    // A reading that was replaced has nothing more to say; nor has one whose list was forgotten, at signing out.
    if (running.get(hash) === controller && client.getQueryState(queryKey)) client.setQueryData(queryKey, read)
  }
  tell({})
  let rows: Device[] = []
  try {
    const answer = await readAll(appliance, {
      ...toRequest(search),
      signal: controller.signal,
      onPage: (page) => {
        // A copy of references: the table takes a new array for a change, and keeps what it knew of the rows.
        rows = rows.concat(page.rows)
        tell(before.length > 0 ? { loaded: page.loaded } : { rows, loaded: page.loaded })
      },
    })
    const { moved, requests, complete } = answer
    const end = complete ? 'complete' : 'unsettled'
    return {
      ...read,
      rows: answer.rows,
      loaded: answer.rows.length,
      end,
      endedAt: Date.now(),
      moved,
      requests,
      old: false,
    }
  } catch (error) {
    tell({ endedAt: Date.now() })
    if (isCancelled(error)) return { ...read, end: 'stopped' }
    throw error
  } finally {
    if (running.get(hash) === controller) running.delete(hash)
  }
}

export const listQuery = (appliance: Appliance, search: ApplianceSearch) =>
  queryOptions<Read>({
    queryKey: listKey(appliance, search),
    // The signal is left alone on purpose: a reading goes on while another page is looked at.
    queryFn: async ({ client }) => {
      // What asks first is the mounting of a page, whose task is long enough without the first two requests.
      await turn()
      return readList(client, appliance, search)
    },
    staleTime: Infinity,
    gcTime: Infinity,
    retry: false,
    // 50,000 rows are not compared with those before them.
    structuralSharing: false,
    meta: { heard: ({ client, operation, input }) => hear(client, appliance, changedBy(operation, 'devices', input)) },
  })

/** Asks for a list that nothing shows yet. */
export const askAhead = (client: QueryClient, appliance: Appliance, search: ApplianceSearch): void =>
  void client.prefetchQuery({
    ...listQuery(appliance, search),
    queryFn: () => readList(client, appliance, search),
  })

/** Lists that stay in memory: those used last. */
const kept = 2
const lastUsed: string[] = []

/** Ends other readings of the appliance that still run, and forgets the lists that were not used lately. */
function makeRoom(client: QueryClient, appliance: Appliance, search: ApplianceSearch): void {
  const hash = hashOf(listKey(appliance, search))
  lastUsed.splice(0, lastUsed.length, hash, ...lastUsed.filter((other) => other !== hash).slice(0, kept - 1))
  for (const { queryKey, state } of client.getQueryCache().findAll(listsOf(appliance))) {
    const other = hashOf(queryKey)
    if (other === hash) continue
    running.get(other)?.abort()
    const { rows = [] } = (state.data ?? {}) as Partial<Read>
    if (rows.length === 0 || !lastUsed.includes(other)) client.removeQueries({ queryKey, exact: true })
  }
}

/** The list of a search as far as it was read; null before its first reading. */
export function useDevices(appliance: Appliance, search: ApplianceSearch) {
  const client = useQueryClient()
  const { data, error, isFetching, refetch } = useQuery(listQuery(appliance, search))
  useEffect(() => makeRoom(client, appliance, search), [client, appliance, search])
  const state = isFetching ? 'reading' : error ? 'failed' : (data?.end ?? 'stopped')
  const list = useMemo<DeviceList | null>(() => (data ? { ...data, state, error } : null), [data, state, error])
  return {
    list,
    /** Reads the list, again if it is there; the rows that are there stay until the new ones are complete. */
    read: useCallback(() => void refetch(), [refetch]),
    /** Ends a reading; what has come stays. */
    stop: useCallback(() => running.get(hashOf(listKey(appliance, search)))?.abort(), [appliance, search]),
  }
}

/** A device as one of the lists holds it, for what is shown before it is read itself. */
export function knownDevice(client: QueryClient, appliance: Appliance, id: number): Device | undefined {
  for (const [, list] of client.getQueriesData<Read>(listsOf(appliance))) {
    const found = list?.rows.find((device) => device.id === id)
    if (found) return found
  }
  return undefined
}

/** Puts devices that were read anew in the place of those that the lists hold; null for one that is gone. */
export function putDevices(client: QueryClient, appliance: Appliance, read: ReadonlyMap<number, Device | null>): void {
  for (const [queryKey, list] of client.getQueriesData<Read>(listsOf(appliance))) {
    if (!list) continue
    let changed = false
    const rows = list.rows.flatMap((row) => {
      const now = read.get(row.id)
      if (now === undefined || (now !== null && sameJson(now, row))) return row
      changed = true
      return now ?? []
    })
    if (changed) client.setQueryData(queryKey, { ...list, rows })
  }
}

/** Devices that were written, by appliance, until they are read; writes come in bursts. */
const written = new Map<string, Set<number>>()
/** How long a burst is waited for, ms. */
const burst = 100

function hear(client: QueryClient, appliance: Appliance, changed: Changed): void {
  if (changed === 'any') {
    void client.invalidateQueries(listsOf(appliance))
    return
  }
  const ids = changed.map(Number).filter(Number.isSafeInteger)
  if (ids.length === 0) return
  const waiting = written.get(appliance.id)
  if (waiting) {
    for (const id of ids) waiting.add(id)
    return
  }
  written.set(appliance.id, new Set(ids))
  setTimeout(() => {
    const all = [...(written.get(appliance.id) ?? [])]
    written.delete(appliance.id)
    import('./catch-up')
      .then(({ catchUp }) => catchUp(client, appliance, all))
      .then(({ read, fit }) => {
        putDevices(client, appliance, read)
        return fit(listsOf(appliance))
      })
      .catch(
        // What is not known to be as the list shows it is read with the list.
        () => client.invalidateQueries(listsOf(appliance)),
      )
  }, burst)
}
