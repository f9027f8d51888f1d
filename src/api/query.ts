/**
 * The bridge to the cache, in one currency: query options and mutation options made from an operation. A key is
 * [appliance, resource, path, input]; a write makes stale whatever its operation names, here and nowhere else.
 */
import { mutationOptions, queryOptions, type Query, type QueryClient } from '@tanstack/react-query'
import { later } from '../browser/timer'
import type { Input, Operation } from '../catalog/operation'
import { isList } from '../catalog/rows'
import { ApiError, isApiError, isLost, type ErrorFacts, type LookedUp } from './errors'
import { lookUp, readBefore, witnessOf, type Witness } from './look-up'
import type { RawInput } from './request'
import { sameJson } from './same-json'
import { call, callRaw, type Answered, type CallOptions, type Target } from './send'

export type QueryKey = readonly [appliance: string, resource: string, path: string, input: unknown]

/** The cache key of a read. Its first part, or its first two, match all reads of an appliance or resource. */
export const keyOfQuery = (appliance: Target, operation: Operation, input: unknown): QueryKey => [
  appliance.id,
  operation.resource,
  operation.path,
  input,
]

/** Options for useQuery and its kin. Repeating is the client's business (send.ts), not the cache's. */
export const query = <Op extends Operation>(
  appliance: Target,
  operation: Op,
  input: Input<Op>,
  options?: Omit<CallOptions, 'signal'>,
) =>
  queryOptions<Answered<Op>, Error, Answered<Op>, QueryKey>({
    queryKey: keyOfQuery(appliance, operation, input),
    queryFn: ({ signal }) => call(appliance, operation, input, { ...options, signal }),
    retry: false,
  })

/** As `query`, for code that handles any operation. */
export const queryRaw = (
  appliance: Target,
  operation: Operation,
  input: RawInput,
  options?: Omit<CallOptions, 'signal'>,
) =>
  queryOptions<unknown, Error, unknown, QueryKey>({
    queryKey: keyOfQuery(appliance, operation, input),
    queryFn: ({ signal }) => callRaw(appliance, operation, input, { ...options, signal }),
    retry: false,
  })

/**
 * Reads again what stands on the page, whatever it is: metrics and what is beside a list as well. Stopped, what stood
 * there stays; only what was never read goes on.
 */
export async function readShownAgain(client: QueryClient, appliance: Target, signal?: AbortSignal): Promise<void> {
  const shown = { queryKey: [appliance.id], type: 'active' } as const
  const stopped = new Promise<void>((resolve) => {
    const stop = () => {
      const stood = ({ state }: Query) => state.dataUpdateCount + state.errorUpdateCount > 0
      void client.cancelQueries({ ...shown, predicate: stood })
      resolve()
    }
    signal?.addEventListener('abort', stop, { once: true })
  })
  await Promise.race([client.refetchQueries(shown), stopped])
}

/** A write as it is heard by what it makes stale; without an input where it stands for several. */
export interface Write {
  client: QueryClient
  operation: Operation
  input: RawInput | undefined
}

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Told of a write that concerns the query, instead of being read again as a whole. */
      heard?: (write: Write) => void
    }
  }
}

/** Asked for once more after it had failed: nothing stands in its place meanwhile. */
export const isTriedAgain = ({ state }: Query): boolean =>
  state.fetchStatus === 'fetching' && state.data === undefined && state.errorUpdateCount > 0

/**
 * Makes stale what a write changes: its own resource and what it touches, on this appliance. A large list that knows
 * better than to be read again as a whole is told what was written.
 */
export async function invalidate(
  client: QueryClient,
  appliance: Target,
  operation: Operation,
  input?: RawInput,
): Promise<void> {
  const resources = new Set<unknown>([operation.resource, ...operation.touches])
  const concerned = ({ queryKey }: { queryKey: readonly unknown[] }) =>
    queryKey[0] === appliance.id && resources.has(queryKey[1])
  for (const { meta } of client.getQueryCache().findAll({ predicate: concerned }))
    meta?.heard?.({ client, operation, input })
  await client.invalidateQueries({ predicate: (each) => concerned(each) && !each.meta?.heard })
}

/** A write that failed or was stopped may have been done all the same; only one that never left was not. */
export const mayHaveChanged = (error: unknown): boolean => !(isApiError(error) && error.kind === 'unsendable')

/** When it is looked again at what a write changes that nobody waited for any more, ms. */
const looks = [2000, 5000, 15_000]

/**
 * Looks again, a few times, at what a write changes that was stopped or brought no answer: the appliance may be at it
 * still, and what stands on the page would be what was before.
 */
export function lookAgain(
  client: QueryClient,
  appliance: Target,
  operation: Operation,
  error: unknown,
  input?: RawInput,
): void {
  if (!isApiError(error) || error.status !== null || (error.kind !== 'cancelled' && error.kind !== 'timeout')) return
  for (const ms of looks) later(ms, () => void invalidate(client, appliance, operation, input))
}

/** What a write is given beside what its call is. */
export interface WriteOptions extends CallOptions {
  /** What is there before it, where the caller has just read it: see look-up.ts. */
  before?: unknown
}

/** What the page has read of something, whichever way it asked. */
const cached = (client: QueryClient, appliance: Target, { reading, input }: Witness): unknown =>
  client
    .getQueriesData({ queryKey: [appliance.id, reading.resource, reading.path] })
    .find(([key, data]) => isWhole(reading, key, data) && sameJson(paramsIn(key[3]), input.params ?? {}))?.[1]

/** A row or a page of a list is not the list. */
const isWhole = (reading: Operation, key: readonly unknown[], data: unknown): boolean =>
  data !== undefined && isList(reading) === Array.isArray(data) && key[4] !== 'one page'

const paramsIn = (input: unknown): unknown =>
  (typeof input === 'object' && input !== null && 'params' in input && input.params) || {}

/** Stands in for a lost answer that said no more than that it was done. */
const standIn = (found: LookedUp | { done: string }) => ({
  id: typeof found === 'object' ? found.done : null,
  location: null,
})

/**
 * Sends a write. Where its answer is lost it is looked up whether it was done, and then it counts as done; else the
 * failure says what was found.
 * @throws ApiError
 */
async function sent(
  client: QueryClient,
  appliance: Target,
  operation: Operation,
  input: RawInput,
  options: WriteOptions = {},
): Promise<unknown> {
  if (operation.reads) return callRaw(appliance, operation, input, options)
  const witness = witnessOf(appliance, operation, input)
  const before =
    options.before ?? (witness && cached(client, appliance, witness)) ?? (await readBefore(appliance, witness))
  let unsent = options.signal?.aborted === true
  const onProgress = (bytes: number, total: number) => {
    unsent = bytes < total
    options.onProgress?.(bytes, total)
  }
  try {
    const answer = await callRaw(appliance, operation, input, { ...options, onProgress })
    void invalidate(client, appliance, operation, input)
    return answer
  } catch (error) {
    if (mayHaveChanged(error)) void invalidate(client, appliance, operation, input)
    // What never left changes nothing, nor does a file of which a part was sent.
    if (!isApiError(error) || !isLost(error) || (error.kind === 'cancelled' && unsent)) throw error
    lookAgain(client, appliance, operation, error, input)
    const found = await lookUp(appliance, witness, before, error)
    const looked = typeof found === 'object' ? 'done' : found
    if (looked === 'done' && operation.returns.kind !== 'json')
      return operation.returns.kind === 'none' ? undefined : standIn(found)
    throw new ApiError({ ...factsOf(error), looked })
  }
}

const factsOf = (error: ApiError): ErrorFacts => error

/**
 * Runs a write and makes stale what it changes. What is on the screen is then read again while the caller goes on.
 * @throws ApiError
 */
export const write = <Op extends Operation>(
  client: QueryClient,
  appliance: Target,
  operation: Op,
  input: Input<Op>,
  options?: WriteOptions,
  // As in `call`: the catalogue vouches for the answer's type.
): Promise<Answered<Op>> => sent(client, appliance, operation, input, options) as Promise<Answered<Op>>

/** As `write`, for code that handles any operation. */
export const writeRaw = sent

/** Options for useMutation; the input is what is handed to `mutate`. */
export const mutation = <Op extends Operation>(client: QueryClient, appliance: Target, operation: Op) =>
  mutationOptions<Answered<Op>, Error, Input<Op>>({
    mutationKey: [appliance.id, operation.id],
    mutationFn: (input) => write(client, appliance, operation, input),
    retry: false,
  })

/** Forgets all answers of an appliance: after signing out. */
export const forgetAnswers = (client: QueryClient, appliance: string): void => {
  client.removeQueries({ queryKey: [appliance] })
}
