/**
 * One exchange over HTTP, by fetch. It knows time limits, cancelling and answers that break off, and nothing of
 * operations. Nothing that identifies the person or the page goes along but the key: no cookies, no referrer.
 */
import { later } from '../browser/timer'
import { turn } from '../browser/turn'
import type { HttpRequest } from './request'

export interface Reply {
  status: number
  /** Null too where the browser may not read it: across origins only what the appliance exposes. */
  header(name: string): string | null
  /** Every header that the browser may read, names in lower case. */
  headers: readonly (readonly [name: string, value: string])[]
  /** False if the connection ended in the middle of the body. */
  whole: boolean
  /** Length of the body in bytes; null if it is not whole. */
  size: number | null
  /** The body as text; empty if it is not whole. */
  text(): Promise<string>
  /** The same in pieces, between which the page has its turn. */
  texts?(): AsyncIterable<string>
  /** A line from either end of the body, as it came: for what need not wait until all of it is read. */
  ends?(): { head: string; tail: string }
  /** The body as a file; while it is put together the page has its turn. */
  file(): Promise<Blob>
}

export interface Exchange {
  signal: AbortSignal | undefined
  /** The longest silence before the headers, and between two pieces of the body, ms. */
  timeout: number
  onProgress?: ((sent: number, total: number) => void) | undefined
}

/** Why no answer could be read. */
export class Failure extends Error {
  override name = 'Failure'
  readonly kind: 'unreachable' | 'timeout' | 'cancelled'
  constructor(kind: Failure['kind'], said = '') {
    super(said)
    this.kind = kind
  }
}

/** Bytes of an end of a body. */
const endBytes = 1000

/** The header that carries a key (5.3 guide, Learn about the ExtraHop REST API). */
export const authorization = (key: string): string => `ExtraHop apikey=${key}`

/** An abort signal that fires after `timeout` ms without a call of `alive`, in a hidden tab too. */
export function watchdog(timeout: number) {
  const controller = new AbortController()
  let heard = performance.now()
  // Signs of life are many, so they leave the timer as it is.
  const look = () => {
    const left = heard + timeout - performance.now()
    if (left <= 0) controller.abort()
    else forget = later(left, look)
  }
  let forget = later(timeout, look)
  return {
    signal: controller.signal,
    alive: () => {
      heard = performance.now()
    },
    /** Fires before its time: somebody has enough. */
    abort: () => controller.abort(),
    stop: () => forget(),
  }
}

function failureOf(error: unknown, outer: AbortSignal | undefined, timer: AbortSignal): Failure {
  if (outer?.aborted) return new Failure('cancelled')
  if (timer.aborted) return new Failure('timeout')
  return new Failure('unreachable', error instanceof Error ? error.message : '')
}

/**
 * Sends one request and reads the whole answer.
 * @throws Failure
 */
export async function exchange(request: HttpRequest, key: string, options: Exchange): Promise<Reply> {
  const outer = options.signal
  if (outer?.aborted) throw new Failure('cancelled')
  const timer = watchdog(options.timeout)
  // Not by AbortSignal.any: in WebKit a request that waits would then wait for ever.
  outer?.addEventListener('abort', timer.abort)
  try {
    const response = await fetch(request.url, {
      method: request.method,
      // The call that makes the first key has none.
      headers: { ...request.headers, ...(key !== '' && { Authorization: authorization(key) }) },
      body: request.body ?? null,
      redirect: 'error',
      credentials: 'omit',
      // What is not a GET is never kept by a browser; with no-store it would also forget that it may ask, and ask before each.
      cache: request.method === 'GET' ? 'no-store' : 'default',
      referrerPolicy: 'no-referrer',
      signal: timer.signal,
    })
    const pieces = await readBody(response, timer.alive).catch((error: unknown) => {
      if (timer.signal.aborted) throw error
      return null
    })
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      headers: [...response.headers],
      whole: pieces !== null,
      size: pieces?.reduce((sum, piece) => sum + piece.length, 0) ?? null,
      text: () => textOf(pieces ?? []),
      texts: () => textsOf(pieces ?? []),
      ends: () => ({
        head: decode(pieces?.[0]?.subarray(0, endBytes)),
        tail: decode(pieces?.at(-1)?.subarray(-endBytes)),
      }),
      file: () => fileOf(pieces ?? [], response.headers.get('content-type') ?? ''),
    }
  } catch (error) {
    throw failureOf(error, outer, timer.signal)
  } finally {
    outer?.removeEventListener('abort', timer.abort)
    timer.stop()
  }
}

/**
 * Bytes that are taken in, or decoded and read, before the page has its turn. A browser hands over up to two million in
 * one piece.
 */
const atOnce = 100_000

/** Gives the page its turn each time so many bytes were handled. */
function inTurns(): (bytes: number) => Promise<void> | undefined {
  let left = atOnce
  return (bytes) => {
    left -= bytes
    if (left > 0) return undefined
    left = atOnce
    return turn()
  }
}

async function readBody(response: Response, alive: () => void): Promise<Uint8Array<ArrayBuffer>[]> {
  alive()
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const handled = inTurns()
  const reader = response.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    pieces.push(value)
    alive()
    await handled(value.length)
  }
  return pieces
}

const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

/**
 * The text in pieces; in between the page has its turn. Not by way of a Blob: a browser keeps those in another process,
 * which costs more than the parsing of a large page.
 */
async function* textsOf(pieces: readonly Uint8Array[]): AsyncGenerator<string, void> {
  const decoder = new TextDecoder()
  const handled = inTurns()
  // To take the last piece from the browser was a task already, and a long text may cost a collection of memory.
  if (pieces.some(({ length }) => length > atOnce)) await turn()
  for (const piece of pieces) {
    // Decoded whole: what a decoder makes is freed in one task, and many short texts take ten times as long.
    const text = decoder.decode(piece, { stream: true })
    for (let at = 0; at < text.length; at += atOnce) {
      const part = text.slice(at, at + atOnce)
      yield part
      await handled(part.length)
    }
  }
  yield decoder.decode()
}

/** Bytes that are put into a file at a time: a browser copies them at once, 50 million in a fourth of a second. */
const atOnceInFile = 4_000_000

async function fileOf(pieces: readonly Uint8Array<ArrayBuffer>[], type: string): Promise<Blob> {
  const parts: Blob[] = []
  let some: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (const piece of pieces) {
    some.push(piece)
    size += piece.length
    if (size < atOnceInFile) continue
    parts.push(new Blob(some))
    some = []
    size = 0
    await turn()
  }
  return new Blob([...parts, ...some], { type })
}

async function textOf(pieces: readonly Uint8Array[]): Promise<string> {
  const texts: string[] = []
  for await (const text of textsOf(pieces)) texts.push(text)
  return texts.join('')
}
