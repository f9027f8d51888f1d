/**
 * What goes wrong between a console and an appliance, switched on from outside the API. A fault waits for requests
 * that match it; `revoke-key` and `reboot` without a match happen at once.
 */
import { z } from '../catalog/zod'
import type { Reply } from './answer'

const Match = z.strictObject({
  /** Any but a preflight unless given; OPTIONS for preflights. */
  method: z.string().optional(),
  /** Path below /api/v1; `*` stands for anything: `/devices*`. */
  path: z.string().optional(),
})

const base = { match: Match.optional(), times: z.number().int().min(1).optional() }

export const FaultSpec = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('delay'), ms: z.number().min(0) }),
  z.strictObject({ ...base, kind: z.literal('hang') }),
  /** Closes the connection without an answer; `after`: the request is carried out first. */
  z.strictObject({ ...base, kind: z.literal('drop'), after: z.boolean().optional() }),
  /** The same by a TCP reset. */
  z.strictObject({ ...base, kind: z.literal('reset'), after: z.boolean().optional() }),
  /** Closes the connection when so much of the request's body has come. */
  z.strictObject({ ...base, kind: z.literal('cut'), percent: z.number().min(0).max(100) }),
  /** Another status, with a message of its own; `cors: false` leaves the cross-origin headers out. */
  z.strictObject({
    ...base,
    kind: z.literal('status'),
    status: z.number().int().min(200).max(599),
    message: z.string().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    cors: z.boolean().optional(),
  }),
  /** Ends the connection after so many bytes of the body, half of them unless given. */
  z.strictObject({ ...base, kind: z.literal('truncate'), bytes: z.number().int().min(0).optional() }),
  z.strictObject({ ...base, kind: z.literal('content-type'), value: z.string().default('text/html') }),
  z.strictObject({ ...base, kind: z.literal('malformed') }),
  z.strictObject({ ...base, kind: z.literal('missing-field'), field: z.string() }),
  z.strictObject({ ...base, kind: z.literal('renamed-field'), field: z.string(), to: z.string() }),
  /** The record store does not answer: 502 at once, 504 where the appliance waits for it in vain. */
  z.strictObject({ ...base, kind: z.literal('store-away'), status: z.literal([502, 504]).default(502) }),
  /** A search over records ends without a word: its next pages are empty. */
  z.strictObject({ ...base, kind: z.literal('cursor-ends') }),
  /** Fields of the first records of an answer, each as JSON, whatever they are. */
  z.strictObject({ ...base, kind: z.literal('odd-records'), sources: z.array(z.string()) }),
  /** A query parameter is not looked at, as an older or a broken release does not: `search_type`. */
  z.strictObject({ ...base, kind: z.literal('ignore-query'), name: z.string() }),
  /** The key stops working, for good. Without `key`, that of the first matching request. */
  z.strictObject({ ...base, kind: z.literal('revoke-key'), key: z.string().optional() }),
  /** Nobody listens for so many ms. */
  z.strictObject({ ...base, kind: z.literal('reboot'), ms: z.number().min(0).default(1000) }),
])

export type FaultSpec = z.input<typeof FaultSpec>
export type Fault = z.output<typeof FaultSpec> & { id: number; left: number }

const pathTest = (path: string): RegExp =>
  new RegExp(
    `^${path
      .split('*')
      .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
      .join('.*')}$`,
  )

/** Where those strike that belong to records, unless told. */
const places: Partial<Record<Fault['kind'], string>> = {
  'store-away': '/records/*',
  'cursor-ends': '/records/cursor*',
  'odd-records': '/records/search',
}

function hits(fault: Fault, method: string, path: string): boolean {
  const wanted = fault.match?.method?.toUpperCase()
  if (wanted === undefined ? method === 'OPTIONS' : wanted !== method) return false
  const place = fault.match?.path ?? places[fault.kind]
  return place === undefined || pathTest(place).test(path)
}

/** The faults that are switched on. */
export class Faults {
  #list: Fault[] = []
  #next = 1
  readonly #atOnce: (fault: Fault) => void
  /** Ends what hangs. */
  readonly #released = new Set<() => void>()

  constructor(atOnce: (fault: Fault) => void) {
    this.#atOnce = atOnce
  }

  /** Switches a fault on; its id. Throws a ZodError for a spec that does not fit. */
  add(spec: FaultSpec): number {
    const fault = { ...FaultSpec.parse(spec), id: this.#next++, left: spec.times ?? Infinity }
    const now = fault.kind === 'reboot' || (fault.kind === 'revoke-key' && fault.key !== undefined)
    if (now && !fault.match) this.#atOnce(fault)
    else this.#list.push(fault)
    return fault.id
  }

  /** Switches all faults off, or one; requests that hang get their answer. */
  clear(id?: number): void {
    this.#list = id === undefined ? [] : this.#list.filter((fault) => fault.id !== id)
    for (const release of this.#released) release()
    this.#released.clear()
  }

  get list(): readonly Fault[] {
    return this.#list
  }

  /** The faults that a request meets; each counts down. */
  meeting(method: string, path: string): Fault[] {
    const met = this.#list.filter((fault) => hits(fault, method, path))
    for (const fault of met) fault.left--
    this.#list = this.#list.filter((fault) => fault.left > 0)
    return met
  }

  /** How many requests are there and wait for their answer. */
  get hanging(): number {
    return this.#released.size
  }

  /** Waits until the faults are cleared. */
  hang(): Promise<void> {
    return new Promise((resolve) => this.#released.add(resolve))
  }
}

const eachObject = (value: unknown, work: (object: Record<string, unknown>) => void): void => {
  for (const item of Array.isArray(value) ? value : [value])
    if (typeof item === 'object' && item !== null) work(item as Record<string, unknown>)
}

function edited(reply: Reply, work: (object: Record<string, unknown>) => void): Reply {
  if (typeof reply.body !== 'string') return reply
  try {
    const value: unknown = JSON.parse(reply.body)
    eachObject(value, work)
    return { ...reply, body: JSON.stringify(value) }
  } catch {
    return reply
  }
}

/** The JSON as it is given: its numbers may be larger than a number holds. */
function withSources(reply: Reply, sources: readonly string[]): Reply {
  const place = (at: number) => `odd record ${at}`
  const { body, ...rest } = edited(reply, ({ records }) => {
    let at = 0
    eachObject(records, (record) => {
      if (at < sources.length) record['_source'] = place(at)
      at += 1
    })
  })
  if (typeof body !== 'string') return reply
  return {
    ...rest,
    body: sources.reduce((text, source, at) => text.replace(JSON.stringify(place(at)), () => source), body),
  }
}

/** Answers that cannot have a body: a Response with one does not even come to be. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304])

/** What a fault makes of an answer; the faults of the connection leave it as it is. */
export function spoil(fault: Fault, reply: Reply): Reply {
  switch (fault.kind) {
    case 'status':
      return {
        status: fault.status,
        headers: { 'content-type': 'application/json; charset=utf-8', ...fault.headers },
        body: bodiless.has(fault.status)
          ? null
          : JSON.stringify({ error_message: fault.message ?? `Fault ${fault.status}` }),
      }
    case 'store-away':
      return spoil({ ...fault, kind: 'status', message: 'The record store does not answer' }, reply)
    case 'cursor-ends':
      return edited(reply, (object) => {
        object['records'] = []
      })
    case 'odd-records':
      return withSources(reply, fault.sources)
    case 'content-type':
      return { ...reply, headers: { ...reply.headers, 'content-type': fault.value } }
    case 'malformed':
      if (bodiless.has(reply.status)) return reply
      return { ...reply, body: typeof reply.body === 'string' ? `${reply.body.slice(0, -1)},<` : '{"broken": ' }
    case 'missing-field':
      return edited(reply, (object) => Reflect.deleteProperty(object, fault.field))
    case 'renamed-field':
      return edited(reply, (object) => {
        if (!(fault.field in object)) return
        object[fault.to] = object[fault.field]
        Reflect.deleteProperty(object, fault.field)
      })
    default:
      return reply
  }
}
