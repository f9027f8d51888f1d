/** One request and its answer on the wire: latency, faults, cross-origin headers, compression, log. */
import type { HttpBindings } from '@hono/node-server'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import { emptyReply, type Reply } from './answer'
import { keptHead } from './firmware-image'
import { corsHeaders, preflightHeaders, type CorsRules } from './cors'
import { spoil, type Fault, type Faults } from './faults'
import type { RequestLog } from './log'
import { prefix, serve, type Served, type Site } from './serve'

export interface Frame {
  site: Site
  cors: CorsRules
  bare401: boolean
  /** ms before each answer. */
  latency: number
  faults: Faults
  log: RequestLog
  revoke: (key: string) => void
  restart: (downFor: number) => void
  /** The connection below TLS. */
  socketOf: (remotePort: number | undefined) => Socket | undefined
}

const compress = promisify(gzip)
/** Bytes below which compression does not pay. */
const smallest = 1400
/** Characters of a request body that the log keeps. */
const loggedBody = 10_000
/** The first level of gzip: rows repeat so much that higher ones only cost time. */
const level = constants.Z_BEST_SPEED

const pairsOf = (headers: Record<string, string>): Headers => new Headers(headers)

export class Exchange {
  readonly #frame: Frame
  readonly #env: HttpBindings
  readonly #started = performance.now()
  readonly #method: string
  readonly #path: string
  readonly #query: string
  readonly #origin: string | undefined
  /** Taken down at once: a request that is cut off has no socket any more. */
  readonly #remotePort: number | undefined
  #body = new Uint8Array()
  #total = 0

  constructor(frame: Frame, env: HttpBindings) {
    this.#frame = frame
    this.#env = env
    const { incoming } = env
    const [path = '', query = ''] = (incoming.url ?? '').split('?', 2)
    this.#method = incoming.method ?? 'GET'
    this.#path = path.slice(prefix.length)
    this.#query = query
    this.#origin = incoming.headers.origin
    this.#remotePort = incoming.socket.remotePort
  }

  /** Length of the body as its sender announced it. */
  get #length(): number {
    return Number(this.#env.incoming.headers['content-length'] ?? 0)
  }

  /** The response; null if the connection was ended instead. */
  async run(): Promise<Response | null> {
    const { faults, latency } = this.#frame
    const met = faults.meeting(this.#method, this.#path)
    const within = met.find((fault) => fault.kind === 'cut')
    try {
      const isImage =
        this.#env.incoming.headers['content-type']?.startsWith('application/vnd.extrahop.firmware') ?? false
      const most = within?.kind === 'cut' ? this.#length * (within.percent / 100) : Infinity
      const read = await readBody(this.#env.incoming, isImage ? keptHead : Infinity, most)
      this.#body = read.kept
      this.#total = read.total
    } catch {
      // Whoever asked has gone away.
      return null
    }
    if (within) return this.#cut(within, met, nobody())
    if (latency > 0) await sleep(latency)
    for (const fault of met) await this.#suffer(fault)
    if (met.some(({ kind }) => kind === 'hang')) await faults.hang()
    const cut = met.find(({ kind }) => kind === 'drop' || kind === 'reset' || kind === 'reboot')
    const replaced = met.some(({ kind }) => kind === 'status' || kind === 'store-away')
    const early = cut && !('after' in cut && cut.after)
    const served = early || replaced ? nobody() : await this.#serve(met)
    if (cut) return this.#cut(cut, met, served)
    return this.#send(served, met)
  }

  /** What a fault does before the request is looked at. */
  async #suffer(fault: Fault): Promise<void> {
    if (fault.kind === 'delay') await sleep(fault.ms)
    if (fault.kind === 'revoke-key') {
      const key = fault.key ?? /apikey=(\S+)/.exec(this.#env.incoming.headers.authorization ?? '')?.[1]
      if (key !== undefined) this.#frame.revoke(key)
    }
  }

  async #serve(met: readonly Fault[]): Promise<Served> {
    const { headers } = this.#env.incoming
    if (this.#method === 'OPTIONS') {
      const privateNetwork = headers['access-control-request-private-network'] === 'true'
      return { ...nobody(), reply: emptyReply(204, preflightHeaders(this.#frame.cors, this.#origin, privateNetwork)) }
    }
    const query = new URLSearchParams(this.#query)
    for (const fault of met) if (fault.kind === 'ignore-query') query.delete(fault.name)
    return serve(this.#frame.site, {
      method: this.#method,
      path: this.#path,
      query,
      authorization: headers.authorization,
      contentType: headers['content-type'] ?? '',
      body: this.#body,
      total: this.#total,
    })
  }

  /** Headers for the page's origin, unless the answer is one that comes without. */
  #cors(status: number, met: readonly Fault[]): Record<string, string> {
    const { cors, bare401 } = this.#frame
    if (this.#method === 'OPTIONS' && !met.some(({ kind }) => kind === 'status')) return {}
    if (status === 401 && bare401) return {}
    if (met.some((fault) => fault.kind === 'status' && fault.cors === false)) return {}
    return corsHeaders(cors, this.#origin)
  }

  async #send(served: Served, met: readonly Fault[]): Promise<Response | null> {
    let reply = served.reply
    for (const fault of met) reply = spoil(fault, reply)
    const headers = { ...reply.headers, ...this.#cors(reply.status, met) }
    let body = typeof reply.body === 'string' ? Buffer.from(reply.body) : reply.body
    if (body && body.length >= smallest && /\bgzip\b/.test(this.#env.incoming.headers['accept-encoding'] ?? '')) {
      body = await compress(body, { level })
      headers['content-encoding'] = 'gzip'
    }
    if (body) headers['content-length'] = String(body.length)
    const short = met.find((fault) => fault.kind === 'truncate')
    this.#note(served, reply.status, body?.length ?? 0, met)
    if (short?.kind === 'truncate' && body) return this.#truncate(reply.status, headers, body, short.bytes)
    return new Response(body, { status: reply.status, headers: pairsOf(headers) })
  }

  #truncate(status: number, headers: Record<string, string>, body: Uint8Array, bytes?: number): null {
    const { outgoing } = this.#env
    outgoing.writeHead(status, headers)
    const part = body.subarray(0, Math.min(bytes ?? Math.floor(body.length / 2), body.length - 1))
    outgoing.write(part, () => this.#end('drop'))
    return null
  }

  #cut(fault: Fault, met: readonly Fault[], served: Served): null {
    this.#note(served, 0, 0, met)
    if (fault.kind === 'reboot') this.#frame.restart(fault.ms)
    else this.#end(fault.kind === 'reset' ? 'reset' : 'drop')
    return null
  }

  #end(how: 'drop' | 'reset'): void {
    const socket = this.#frame.socketOf(this.#remotePort)
    if (how === 'reset') socket?.resetAndDestroy()
    else socket?.destroy()
  }

  #note(served: Served, status: number, bytes: number, met: readonly Fault[]): void {
    const text = /json|text|form/.test(this.#env.incoming.headers['content-type'] ?? 'json')
    this.#frame.log.add({
      time: this.#frame.site.world.now(),
      method: this.#method,
      path: this.#path,
      query: this.#query,
      operation: served.operation?.id ?? null,
      status,
      ms: Math.round((performance.now() - this.#started) * 10) / 10,
      bytes,
      user: served.user,
      origin: this.#origin ?? null,
      body: text && this.#body.length > 0 ? Buffer.from(this.#body).toString('utf8').slice(0, loggedBody) : null,
      notes: served.notes,
      faults: met.map(({ kind }) => kind),
    })
  }
}

const nobody = (): Served & { reply: Reply } => ({ operation: null, user: null, notes: [], reply: emptyReply(204) })

/** The first `keep` bytes of a body and the length of all of it; given up after `most` bytes. */
async function readBody(
  incoming: IncomingMessage,
  keep: number,
  most: number,
): Promise<{ kept: Uint8Array<ArrayBuffer>; total: number }> {
  const chunks: Buffer[] = []
  let total = 0
  if (most > 0)
    for await (const chunk of incoming) {
      if (!Buffer.isBuffer(chunk)) continue
      if (total < keep) chunks.push(chunk.subarray(0, keep - total))
      total += chunk.length
      if (total >= most) break
    }
  return { kept: new Uint8Array(Buffer.concat(chunks)), total }
}
