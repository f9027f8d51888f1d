/** What was asked of the appliance. Keys are never written down, only whose they were. */

export interface RequestLogEntry {
  id: number
  /** ms since 1970. */
  time: number
  method: string
  /** Without the query. */
  path: string
  query: string
  /** `tags.create`; null for what the catalogue does not know. */
  operation: string | null
  /** 0 where the connection ended without an answer. */
  status: number
  /** From the request's arrival to its answer, ms. */
  ms: number
  /** Size of the answer's body on the wire. */
  bytes: number
  user: string | null
  origin: string | null
  /** JSON and text bodies of up to 10,000 characters. */
  body: string | null
  /** What was tolerated: a trailing slash, an unknown parameter. */
  notes: string[]
  /** The kinds of the faults that it met. */
  faults: string[]
}

const kept = 20_000

export class RequestLog {
  readonly entries: RequestLogEntry[] = []
  #next = 1

  add(entry: Omit<RequestLogEntry, 'id'>): void {
    this.entries.push({ id: this.#next++, ...entry })
    if (this.entries.length > kept) this.entries.splice(0, this.entries.length - kept)
  }

  clear(): void {
    this.entries.length = 0
  }
}
