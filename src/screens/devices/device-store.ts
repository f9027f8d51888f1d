/**
 * The devices that were read, kept outside of the pages: coming back from a device finds the list as it was. One
 * list for each appliance and search; the two used last stay in memory. Rows appear page by page; while a list is
 * read anew its old rows stay.
 */
import { useSyncExternalStore } from 'react'
import type { Appliance } from '../../api/appliance'
import { isCancelled } from '../../api/errors'
import { readAll } from '../../api/pages'
import type { Device } from '../../catalog/devices'
import { searchKey, toRequest, type ApplianceSearch } from './appliance-search'

export interface DeviceList {
  rows: readonly Device[]
  /**
   * `stopped`: an operator ended the reading; what had come is shown. `unsettled`: the list changed faster than it
   * could be read, so that some devices may be missing.
   */
  state: 'reading' | 'complete' | 'unsettled' | 'stopped' | 'failed'
  /** Devices that this reading has brought so far. */
  loaded: number
  /** When the reading began and, once it is over, when it ended (ms since 1970). */
  startedAt: number
  endedAt: number | null
  /** Devices that stood on two pages, since the list moved while it was read. */
  moved: number
  requests: number
  error: unknown
  /** The rows are those of an earlier reading. */
  old: boolean
}

const kept = 2

interface Entry {
  list: DeviceList
  abort: AbortController
}

const entries = new Map<string, Entry>()
const listeners = new Set<() => void>()

const keyOf = (appliance: Appliance, search: ApplianceSearch): string => `${appliance.id} ${searchKey(search)}`

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function put(key: string, entry: Entry, change: Partial<DeviceList>): void {
  // A reading that was replaced or forgotten has nothing more to say.
  if (entries.get(key) !== entry) return
  entry.list = { ...entry.list, ...change }
  for (const listener of listeners) listener()
}

/** Reads a list, again if it is there; the rows that are there stay until the new ones are complete. */
export async function readDevices(appliance: Appliance, search: ApplianceSearch): Promise<void> {
  const key = keyOf(appliance, search)
  const before = entries.get(key)
  before?.abort.abort()
  const old = before?.list.rows ?? []
  const entry: Entry = {
    abort: new AbortController(),
    list: {
      rows: old,
      state: 'reading',
      loaded: 0,
      startedAt: Date.now(),
      endedAt: null,
      moved: 0,
      requests: 0,
      error: null,
      old: old.length > 0,
    },
  }
  entries.delete(key)
  entries.set(key, entry)
  forgetOldest()
  put(key, entry, {})

  let rows: Device[] = []
  try {
    const answer = await readAll(appliance, {
      ...toRequest(search),
      signal: entry.abort.signal,
      onPage: (page) => {
        // A copy of references: the table takes a new array for a change, and keeps what it knew of the rows.
        rows = rows.concat(page.rows)
        put(key, entry, old.length > 0 ? { loaded: page.loaded } : { rows, loaded: page.loaded })
      },
    })
    const { moved, requests } = answer
    put(key, entry, {
      rows: answer.rows,
      loaded: answer.rows.length,
      state: answer.complete ? 'complete' : 'unsettled',
      endedAt: Date.now(),
      moved,
      requests,
      old: false,
    })
  } catch (error) {
    const stopped = isCancelled(error)
    put(key, entry, {
      state: stopped ? 'stopped' : 'failed',
      error: stopped ? null : error,
      endedAt: Date.now(),
    })
  }
}

/** Ends a reading; what has come stays. */
export function stopReading(appliance: Appliance, search: ApplianceSearch): void {
  entries.get(keyOf(appliance, search))?.abort.abort()
}

/** Starts a reading where there is none yet; other readings of the same appliance that still run are ended. */
export function ensureDevices(appliance: Appliance, search: ApplianceSearch): void {
  const key = keyOf(appliance, search)
  for (const [other, entry] of entries) {
    if (other === key || entry.list.state !== 'reading' || !other.startsWith(`${appliance.id} `)) continue
    entry.abort.abort()
    if (entry.list.rows.length === 0) entries.delete(other)
  }
  const entry = entries.get(key)
  if (entry) {
    // Used last: it goes to the end of the line.
    entries.delete(key)
    entries.set(key, entry)
  } else void readDevices(appliance, search)
}

function forgetOldest(): void {
  while (entries.size > kept) {
    const [oldest] = entries.keys()
    if (oldest === undefined) return
    entries.get(oldest)?.abort.abort()
    entries.delete(oldest)
  }
}

/** A device as one of the lists holds it, for what is shown before it is read itself. */
export function knownDevice(appliance: Appliance, id: number): Device | undefined {
  for (const [key, { list }] of entries) {
    if (!key.startsWith(`${appliance.id} `)) continue
    const found = list.rows.find((device) => device.id === id)
    if (found) return found
  }
  return undefined
}

/** Puts a device that was read anew in the place of the one that the lists hold. */
export function replaceDevice(appliance: Appliance, device: Device): void {
  for (const [key, entry] of entries) {
    if (!key.startsWith(`${appliance.id} `)) continue
    const at = entry.list.rows.findIndex((row) => row.id === device.id)
    const there = entry.list.rows[at]
    if (!there || sameDevice(there, device)) continue
    put(key, entry, { rows: entry.list.rows.with(at, device) })
  }
}

const sameDevice = (a: Device, b: Device): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/** The list of a search as far as it was read; null before its first reading. */
export function useDevices(appliance: Appliance, search: ApplianceSearch): DeviceList | null {
  return useSyncExternalStore(subscribe, () => entries.get(keyOf(appliance, search))?.list ?? null)
}
