/**
 * A metric query whose answer may come in parts. A Command answers with an `xid` alone and has one result for each node
 * fetched from /metrics/next: an answer, the text "again", null for the end, or one node's error, after which the
 * others still come. What has come is told as it comes.
 */
import type { ApiError } from '../../api/errors'
import { isApiError } from '../../api/errors'
import { call, type Target } from '../../api/send'
import { catalog } from '../../catalog'
import type { MetricAnswer, MetricQuery, MetricStat } from '../../catalog/metrics'
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
  /** Rows that were left out, since they say neither of what nor of when they are. */
  unread: number
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

const ifNumber = (value: number | undefined) => (typeof value === 'number' ? value : undefined)

const isStat = ({ oid, time, duration }: MetricStat): boolean =>
  typeof oid !== 'object' && typeof time === 'number' && typeof duration === 'number'

/**
 * An answer whose rows can be put on a grid. A number that is none (or one that JavaScript cannot count with) would take
 * away all rows where it is reckoned with.
 */
function sound(answer: MetricAnswer): MetricAnswer {
  const { stats, cycle, node_id: node } = answer
  return {
    ...answer,
    from: ifNumber(answer.from),
    until: ifNumber(answer.until),
    clock: ifNumber(answer.clock),
    cycle: typeof cycle === 'string' ? cycle : undefined,
    node_id: typeof node === 'object' ? undefined : node,
    stats: Array.isArray(stats)
      ? stats.filter(isStat).map((stat) => (Array.isArray(stat.values) ? stat : { ...stat, values: [] }))
      : undefined,
  }
}

const unreadIn = ({ stats }: MetricAnswer): number =>
  Array.isArray(stats) ? stats.filter((stat) => !isStat(stat)).length : 0

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
  const came = await call(appliance, operations[asking], { body }, options)
  const first = sound(came)
  let unread = unreadIn(came)
  // A null says as much as a field that is absent.
  const xid = first.xid ?? undefined
  if (body.until === 0 && first.until !== undefined && xid === undefined) learnClock(appliance.id, first.until, sent)
  if (xid === undefined || first.stats) keep()
  if (xid === undefined) return { answers: [first], replies, nodes: 1, failures: [], unread }
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
        answers.push(sound(part))
        unread += unreadIn(part)
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
    onPart?.({ answers: [...answers], replies: [...replies], nodes, failures: [...failures], unread })
  }
  if (answers.length === 0 && failures[0]) throw failures[0]
  const silent = nodes - answers.length - failures.length
  for (let missing = 0; missing < silent; missing++) failures.push(new NodeSilent('A node did not answer'))
  return { answers, replies, nodes, failures, unread }
}
