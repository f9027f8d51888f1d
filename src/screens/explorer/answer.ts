/** Sending from the explorer: what came back, as far as the browser may see it. */
import { bodyOf } from '../../api/answer'
import { isApiError, isLost } from '../../api/errors'
import { lookedUp } from '../../api/look-up'
import { callRaw } from '../../api/send'
import type { Appliance } from '../../api/appliance'
import type { RawInput } from '../../api/request'
import type { Reply } from '../../api/transport'
import type { Operation } from '../../catalog/operation'

export interface ExplorerAnswer {
  operation: Operation
  status: number | null
  ms: number
  /** Size of the body, uncompressed. */
  bytes: number | null
  headers: readonly (readonly [name: string, value: string])[]
  value: unknown
  /** The body as it came, byte for byte; null without one. */
  file: (() => Promise<Blob>) | null
  /** What went wrong, if it did. */
  error: unknown
  /** When it came, ms since 1970. */
  at: number
}

/** Headers that a create or a limit would need and that browsers hide unless the appliance exposes them. */
const wanted = ['location', 'date', 'retry-after'] as const

export const hiddenHeaders = (answer: ExplorerAnswer): string[] =>
  wanted.filter((name) => !answer.headers.some(([readable]) => readable === name))

/** Sends with the session's key. Never throws: an error is an answer, too. */
export async function sendFrom(
  appliance: Appliance,
  operation: Operation,
  input: RawInput,
  options: { signal: AbortSignal; onProgress: (sent: number, total: number) => void },
): Promise<ExplorerAnswer> {
  const begun = performance.now()
  let seen: Pick<ExplorerAnswer, 'status' | 'bytes' | 'headers'> = { status: null, bytes: null, headers: [] }
  let came: Reply | undefined
  const done = (value: unknown, error: unknown): ExplorerAnswer => ({
    operation,
    ...seen,
    ms: performance.now() - begun,
    value,
    file: came?.whole ? async () => (await came?.file()) ?? new Blob() : null,
    error,
    at: Date.now(),
  })
  try {
    const value = await callRaw(appliance, operation, input, {
      ...options,
      // What the operator sends is sent once.
      retries: 0,
      asAnswered: true,
      exact: true,
      onReply: (reply) => {
        seen = { status: reply.status, bytes: reply.size, headers: reply.headers }
        came = reply
      },
    })
    // Where a new object is says a header, which is shown; there may be a body all the same.
    const { kind } = operation.returns
    return done(kind === 'created' || kind === 'accepted' ? came && (await bodyOf(came)) : value, undefined)
  } catch (error) {
    // What is too large to show can still be kept.
    if (isApiError(error) && error.came) return done(error.came, error)
    const lost = !operation.reads && isApiError(error) && isLost(error)
    const told = lost ? await lookedUp(appliance, operation, input, error) : error
    return done(came && (await bodyOf(came)), told)
  }
}
