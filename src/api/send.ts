/**
 * The client: an operation and its input go out, the answer comes back read, or an ApiError. Reads are repeated
 * at most twice where the network or an overload is to blame; writes never, since nobody knows whether the first
 * was done.
 */
import { extrahop } from '../catalog/extrahop'
import { namesObject, type Failures, type Input, type Operation, type Output } from '../catalog/operation'
import { needsIn, type Needs } from '../catalog/privilege'
import type { Release } from '../catalog/release'
import { failuresIn, pageIn, partlySaid, readAnswer, saidOf, type Wanted } from './answer'
import { ApiError, asBlocked, kindOfStatus, type ErrorFacts, type ErrorKind } from './errors'
import { keyOf } from './keys'
import { learnFrom } from './learned'
import { noteCall } from './key-trouble'
import { formForLog, log, type Ending, type LogBody } from './log'
import { hidesAnswers, hidJustNow } from './reach'
import { buildRequest, UnsendableInput, type HttpRequest, type RawInput } from './request'
import { withoutKey, withoutSecrets } from './secrets'
import { may, type Standing } from './standing'
import { exchange, Failure, type Reply } from './transport'
import { waitFor } from './waits'

/** Whom to call; an Appliance is one. */
export interface Target {
  id: string
  /** Base address. */
  url: string
  /** What an operation needs depends on it; without it, what the oldest release asks for. */
  release?: Release
  /** What its key is known to be allowed. */
  standing?: Standing
}

export interface CallOptions extends Wanted {
  signal?: AbortSignal | undefined
  /** The longest silence, ms. Without it 30 s, more for queries and files. */
  timeout?: number | undefined
  /** How often a read may be repeated. Default 2. */
  retries?: number | undefined
  /** It asks for the sake of another call that came to nothing: no further question is asked about it. */
  asked?: boolean
  /** Bytes of a file that have gone out. */
  onProgress?: ((sent: number, total: number) => void) | undefined
  /** Called with every answer as it came, also those that become errors. */
  onReply?: ((reply: Reply) => void) | undefined
}

/** What an operation answers; a bulk assignment of which a part was not applied answers `Failures`. */
export type Answered<Op> = Output<Op> extends undefined ? Failures | undefined : Output<Op>

/** True for the answer of a bulk assignment that was applied in part (207) or not at all (422). */
export function isFailures(answer: unknown): answer is Failures {
  return typeof answer === 'object' && answer !== null && 'failures' in answer && Array.isArray(answer.failures)
}

const second = 1000

/** The longest silence that a call is given, ms. */
export function timeoutOf(
  operation: Pick<Operation, 'method' | 'reads' | 'returns'>,
  request: Pick<HttpRequest, 'body'>,
): number {
  // A firmware image is checked after the last byte has come, which takes minutes.
  if (request.body instanceof Blob || request.body instanceof FormData) return 600 * second
  if (operation.returns.kind === 'bytes') return 120 * second
  return operation.reads && operation.method !== 'GET' ? 60 * second : 30 * second
}

/** Beyond this an appliance's wish to wait is passed on as the error it is. */
const longestWait = 10 * second

/** How long to wait before the next attempt, ms; null where repeating would not help. */
export function waitBefore(error: ApiError, attempt: number, random = Math.random()): number | null {
  const again =
    error.kind === 'unreachable' ||
    error.kind === 'truncated' ||
    error.kind === 429 ||
    error.status === 502 ||
    error.status === 503 ||
    error.status === 504
  if (!again) return null
  if (error.retryAfter !== null) return error.retryAfter <= longestWait ? error.retryAfter : null
  // Half fixed, half chance: many pages that fail together do not come back together.
  const base = (error.kind === 429 ? 800 : 250) * 2 ** (attempt - 1)
  return base / 2 + random * base
}

/** `Retry-After` in ms; it is a number of seconds or a date. */
export function retryAfterOf(value: string | null, now = Date.now()): number | null {
  if (value === null || value.trim() === '') return null
  if (/^\d+$/.test(value.trim())) return Number(value) * second
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}

const keptBody = 64 * 1024

function bodyForLog(operation: Operation, request: HttpRequest, input: RawInput): LogBody | null {
  if (request.body === undefined) return null
  if (request.body instanceof Blob) {
    return { kind: 'file', name: request.body instanceof File ? request.body.name : 'file', size: request.body.size }
  }
  if (request.body instanceof FormData) {
    const { body } = buildRequest('https://host', operation, {
      ...input,
      body: withoutSecrets(input.body, operation.body),
    })
    return body instanceof FormData ? formForLog(body) : null
  }
  if (request.body.length > keptBody) return { kind: 'cut', size: request.body.length }
  const clean = withoutSecrets(input.body, operation.body)
  const text = buildRequest('https://host', operation, { ...input, body: clean }).body
  return { kind: 'text', text: typeof text === 'string' ? text : '' }
}

/** What a refusal says that the key needs: nothing that it is known to have. */
function needsFor({ release, standing }: Target, operation: Operation): Needs {
  const needs = release ? needsIn(operation, release) : operation.needs
  return standing && may(standing, needs) === 'yes' ? 'any' : needs
}

/** What a failure says of its operation, whatever else there is to say of it. */
const unsaid = (target: Target, operation: Operation) => ({
  operation: operation.id,
  method: operation.method,
  path: operation.path,
  needs: needsFor(target, operation),
  reads: operation.reads,
  names: namesObject(operation),
  starts: operation.returns.kind === 'accepted',
  status: null,
  retryAfter: null,
})

/** One attempt, from the request to the read answer, noted in the log. */
async function attempt(
  target: Target,
  key: string,
  operation: Operation,
  request: HttpRequest,
  body: LogBody | null,
  number: number,
  options: CallOptions,
): Promise<unknown> {
  const end = log.begin({
    appliance: target.id,
    operation: operation.id,
    method: request.method,
    path: request.path,
    url: request.url,
    headers: request.headers,
    body,
    attempt: number,
  })
  const begun = performance.now()
  const ending: Ending = {}
  const fail = (kind: ErrorKind, facts: Partial<ErrorFacts> = {}) => {
    const said = withoutKey(facts.said ?? '', key)
    end({ ...ending, error: kind, said })
    return new ApiError({
      ...unsaid(target, operation),
      path: request.path,
      ...facts,
      said,
      kind,
      ms: performance.now() - begun,
    })
  }

  const { signal } = options
  const timeout = options.timeout ?? timeoutOf(operation, request)
  const isFile = request.body instanceof Blob || request.body instanceof FormData
  const byUpload = isFile && typeof XMLHttpRequest !== 'undefined'
  let reply: Reply
  try {
    // Files go by a way of their own, for the progress; few calls have one.
    const send = byUpload ? (await import('./upload')).upload : exchange
    reply = await send(request, key, { signal, timeout, onProgress: options.onProgress })
  } catch (error) {
    if (error instanceof Failure) throw fail(error.kind, { said: error.message })
    throw fail('unreachable', { said: String(error) })
  }
  const { status } = reply
  options.onReply?.(reply)
  ending.status = status
  ending.bytes = reply.size
  const failures = operation.partial && (status === 207 || status === 422) ? failuresIn(await reply.text()) : null
  if (failures) {
    end({ ...ending, unexpected: [] })
    return failures
  }
  if (status < 200 || status >= 300) {
    // A proxy in between refuses for reasons of its own: that says nothing about what the key may do.
    const page = status === 403 ? await pageIn(reply) : undefined
    if (page !== undefined) throw fail('not-json', { status, said: page })
    const text = await reply.text()
    const retryAfter = retryAfterOf(reply.header('retry-after'))
    throw fail(kindOfStatus(status), { status, retryAfter, said: saidOf(text) })
  }
  if (!reply.whole) throw fail('truncated', { status })
  if (status === 207) throw fail(207, { status, said: partlySaid(await reply.text(), operation) })
  const read = await readAnswer(operation, reply, options)
  if ('kind' in read) throw fail(read.kind, { status, said: read.said, ...('came' in read && { came: read.came }) })
  end({ ...ending, unexpected: read.unexpected })
  return read.value
}

/** True if the smallest of all reads is answered in a way that this page may see. */
const isReadable = (target: Target, key: string): Promise<boolean> =>
  callWithKey(target, key, extrahop.operations.get, {}, { retries: 0, timeout: 4 * second, asked: true }).then(
    () => true,
    (error: unknown) => error instanceof ApiError && error.status !== null,
  )

/** As `callRaw`, with a key that is not kept: sign-in tries it first. */
export async function callWithKey(
  target: Target,
  key: string | undefined,
  operation: Operation,
  input: RawInput,
  options: CallOptions = {},
): Promise<unknown> {
  const unsent = { ...unsaid(target, operation), ms: 0 }
  if (key === undefined) throw new ApiError({ ...unsent, kind: 401, said: 'This tab holds no key for the appliance.' })
  let request: HttpRequest
  try {
    request = buildRequest(target.url, operation, input)
  } catch (error) {
    if (error instanceof UnsendableInput) throw new ApiError({ ...unsent, kind: 'unsendable', said: error.message })
    throw error
  }
  const body = bodyForLog(operation, request, input)
  const attempts = operation.reads ? 1 + (options.retries ?? 2) : 1
  for (let number = 1; ; number++) {
    try {
      return await attempt(target, key, operation, request, body, number, options)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      // A sign-in has its own diagnosis. One repeat is left, for a line that broke for a moment.
      const signedIn = key === keyOf(target.id) && !options.asked
      if (signedIn && error.kind === 'unreachable') {
        const hides =
          number >= Math.min(2, attempts)
            ? hidesAnswers(target.url, () => isReadable(target, key))
            : hidJustNow(target.url)
        if (await hides) throw asBlocked(error)
      }
      if (number >= attempts) throw error
      const wait = waitBefore(error, number)
      if (wait === null) throw error
      if (await waitFor(wait, request, options.signal)) throw error
      if (options.signal?.aborted)
        throw new ApiError({ ...unsent, path: request.path, kind: 'cancelled', said: '', ms: error.ms })
    }
  }
}

/**
 * Calls an operation whose types are not known where it is called: the generic resource pages, the explorer.
 * @throws ApiError
 */
export async function callRaw(
  target: Target,
  operation: Operation,
  input: RawInput,
  options?: CallOptions,
): Promise<unknown> {
  const key = keyOf(target.id)
  /** What comes late, when there is another key already, says nothing about that one. */
  const learn = (error?: unknown) => {
    if (keyOf(target.id) !== key) return
    noteCall(target.id, error)
    learnFrom(target.id, operation, error)
  }
  try {
    const answer = await callWithKey(target, key, operation, input, options)
    learn()
    return answer
  } catch (error) {
    learn(error)
    throw error
  }
}

/**
 * Calls an operation of an appliance that is signed in. The answer is raw JSON, compared with the catalogue and
 * used as it came: unknown fields are kept, and what differs is noted in the log.
 * @throws ApiError
 */
export const call = <Op extends Operation>(
  target: Target,
  operation: Op,
  input: Input<Op>,
  options?: CallOptions,
  // The catalogue vouches for the answer's type; the compiler cannot follow it through a type that is still open.
): Promise<Answered<Op>> => callRaw(target, operation, input, options) as Promise<Answered<Op>>
