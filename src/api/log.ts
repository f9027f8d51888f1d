/**
 * The request log: what was sent and what came back, the newest 500, for the log panel, the samples and the
 * connection state in the header. It holds no key and no secret of a body.
 */
import type { Method } from '../catalog/operation'
import type { ErrorKind } from './errors'
import { createStore, type Store } from './store'

/** One field of a form: text, or a file by its name and size. */
export type LogPart = { name: string; text: string } | { name: string; file: string; size: number }

/** A body as it may be shown: text, the name of a file, the fields of a form, or too large to keep. */
export type LogBody =
  | { kind: 'text'; text: string }
  | { kind: 'file'; name: string; size: number }
  | { kind: 'form'; parts: readonly LogPart[] }
  | { kind: 'cut'; size: number }

/** A form as it may be shown. */
export const formForLog = (form: FormData): LogBody => ({
  kind: 'form',
  parts: [...form].map(([name, value]) =>
    typeof value === 'string' ? { name, text: value } : { name, file: value.name, size: value.size },
  ),
})

/** A place where answers differ from the catalogue: `[].vlanid`, what is wrong, in how many of the rows looked at. */
export interface Unexpected {
  where: string
  problem: string
  count: number
}

export interface LogEntry {
  id: number
  /** Id of the appliance. */
  appliance: string
  /** Id of the operation. */
  operation: string
  method: Method
  /** Path and query without the API's prefix. */
  path: string
  url: string
  /** Headers without the key. */
  headers: Record<string, string>
  body: LogBody | null
  /** Milliseconds since 1970. */
  started: number
  state: 'running' | 'done' | 'failed'
  status: number | null
  error: ErrorKind | null
  /** The appliance's words on a failure. */
  said: string
  ms: number | null
  /** Size of the answer's body, uncompressed. */
  bytes: number | null
  /** 1 for the first, up to 3 where a read was repeated. */
  attempt: number
  unexpected: readonly Unexpected[]
}

/** How many requests are kept. */
export const logSize = 500

export type NewEntry = Pick<
  LogEntry,
  'appliance' | 'operation' | 'method' | 'path' | 'url' | 'headers' | 'body' | 'attempt'
>
export type Ending = Partial<Pick<LogEntry, 'status' | 'error' | 'said' | 'bytes' | 'unexpected'>>

export interface RequestLog extends Store<readonly LogEntry[]> {
  /** Notes a request that is being sent; the function returned notes its end. */
  begin(entry: NewEntry): (ending: Ending) => void
  clear(): void
}

/** A log of its own, for a test; the console has the one below. */
export function createLog(size = logSize): RequestLog {
  const store = createStore<readonly LogEntry[]>([])
  let next = 1
  return {
    get: store.get,
    subscribe: store.subscribe,
    clear: () => store.set([]),
    begin(entry) {
      const id = next++
      const begun = performance.now()
      const running: LogEntry = {
        ...entry,
        id,
        started: Date.now(),
        state: 'running',
        status: null,
        error: null,
        said: '',
        ms: null,
        bytes: null,
        unexpected: [],
      }
      store.set([...store.get().slice(-(size - 1)), running])
      return (ending) => {
        const ended: LogEntry = {
          ...running,
          ...ending,
          state: ending.error === undefined || ending.error === null ? 'done' : 'failed',
          ms: performance.now() - begun,
        }
        store.set(store.get().map((one) => (one.id === id ? ended : one)))
      }
    },
  }
}

export const log = createLog()

export interface Connection {
  state: 'answering' | 'silent' | 'key refused' | 'unknown'
  /** When the answer or the failure came, ms since 1970. */
  at: number | null
  ms: number | null
}

/** What the last finished request says about the connection to an appliance. */
export function connectionOf(entries: readonly LogEntry[], appliance: string): Connection {
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i]
    if (!entry || entry.appliance !== appliance || entry.ms === null) continue
    if (entry.error === 'cancelled' || entry.error === 'unsendable') continue
    const at = entry.started + entry.ms
    if (entry.status === 401) return { state: 'key refused', at, ms: entry.ms }
    return { state: entry.status === null ? 'silent' : 'answering', at, ms: entry.ms }
  }
  return { state: 'unknown', at: null, ms: null }
}
