/**
 * A metric query whose answer may come in parts. A Command answers with an `xid` alone and has one result for each node
 * fetched from /metrics/next: an answer, the text "again", null for the end, or one node's error, after which the
 * others still come. What has come is told as it comes.
 */
import type { ApiError } from '../../api/errors'
import { isApiError } from '../../api/errors'
import { call, type Target } from '../../api/send'
import { catalog } from '../../catalog'
import type { MetricAnswer, MetricQuery } from '../../catalog/metrics'
import type { Reply } from '../../api/transport'
import type { Operation } from '../../catalog/operation'
import { learnClock } from '../appliance-clock'

const { query, total, totalByObject, next } = catalog.metrics.operations

export type Asking = 'query' | 'total' | 'totalByObject'
const operations = { query, total, totalByObject } as const

/** A query as it was sent, which can be sent again, and what came as it came: one reply for each node. */
export interface Asked {
  operation: Operation
  body: MetricQuery
  replies: readonly Reply[]
}

export interface Gathered {
  answers: readonly MetricAnswer[]
  /** The same as they came. */
  replies: readonly Reply[]
  /** How many nodes were asked; 1 where the appliance answers itself. */
  nodes: number
  /** What single nodes failed with. */
  failures: readonly Error[]
}

export interface GatherOptions {
  signal?: AbortSignal | undefined
  /** Called with all that has come, whenever something has. */
  onPart?: ((gathered: Gathered) => void) | undefined
  /** Pause after "again", ms; grows to eight times that. */
  pause?: number
  /** Gives up after so many ms without anything new. */
  patience?: number
}

const sleep = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(done, ms)
    function done() {
      signal?.removeEventListener('abort', stop)
      resolve()
    }
    function stop() {
      clearTimeout(timer)
      reject(signal?.reason instanceof Error ? signal.reason : new DOMException('Stopped', 'AbortError'))
    }
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })

/** Said in the place of a node that never answered. */
export class NodeSilent extends Error {
  override name = 'NodeSilent'
}

/** Errors that end the whole query and not one node's part. */
const ends = (error: ApiError): boolean =>
  error.kind === 'cancelled' || error.kind === 'unsendable' || error.status === 401 || error.status === 404

/** No appliance has so many; an answer that promises more is not believed. */
const mostNodes = 1000

/** How many parts are promised, however that is written. */
const promised = (count: unknown): number => Math.min(mostNodes, Math.max(1, Math.floor(Number(count)) || 1))

/**
 * Asks, and fetches every node's part.
 * @throws ApiError when the question itself is refused, or no node answered
 */
export async function gather(
  appliance: Target,
  asking: Asking,
  body: MetricQuery,
  { signal, onPart, pause = 150, patience = 60_000 }: GatherOptions = {},
): Promise<Gathered> {
  const sent = Date.now()
  let reply: Reply | undefined
  const replies: Reply[] = []
  const options = { signal, onReply: (came: Reply) => void (reply = came) }
  const keep = () => void (reply && replies.push(reply))
  const first = await call(appliance, operations[asking], { body }, options)
  // A null says as much as a field that is absent.
  const xid = first.xid ?? undefined
  if (body.until === 0 && first.until !== undefined && xid === undefined) learnClock(appliance.id, first.until, sent)
  if (xid === undefined || first.stats) keep()
  if (xid === undefined) return { answers: [first], replies, nodes: 1, failures: [] }
  const nodes = promised(first.num_results)
  const answers: MetricAnswer[] = first.stats ? [first] : []
  const failures: Error[] = []
  let quiet = Date.now()
  let wait = pause
  const params = { xid }
  while (answers.length + failures.length < nodes) {
    try {
      // A repeated read would fetch the next node's part, so a lost one stays lost.
      const part = await call(appliance, next, { params }, { ...options, retries: 0 })
      if (part === null) break
      if (part === 'again') {
        if (Date.now() - quiet > patience) break
        await sleep(wait, signal)
        wait = Math.min(wait * 1.5, pause * 8)
        continue
      }
      if (typeof part === 'object' && !Array.isArray(part)) {
        answers.push(part)
        keep()
      } else failures.push(new NodeSilent('What a node answered cannot be read'))
    } catch (error) {
      if (!isApiError(error) || ends(error)) {
        if (isApiError(error) && error.status === 404 && answers.length > 0) break
        throw error
      }
      failures.push(error)
    }
    quiet = Date.now()
    wait = pause
    onPart?.({ answers: [...answers], replies: [...replies], nodes, failures: [...failures] })
  }
  if (answers.length === 0 && failures[0]) throw failures[0]
  const silent = nodes - answers.length - failures.length
  for (let missing = 0; missing < silent; missing++) failures.push(new NodeSilent('A node did not answer'))
  return { answers, replies, nodes, failures }
}
