/**
 * The bridge to the cache, in one currency: query options and mutation options made from an operation. A key is
 * [appliance, resource, path, input]; a write makes stale whatever its operation names, here and nowhere else.
 */
import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { Input, Operation } from '../catalog/operation'
import { isApiError } from './errors'
import type { RawInput } from './request'
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

async function after<T>(
  client: QueryClient,
  appliance: Target,
  operation: Operation,
  input: RawInput,
  work: Promise<T>,
): Promise<T> {
  try {
    const answer = await work
    if (!operation.reads) void invalidate(client, appliance, operation, input)
    return answer
  } catch (error) {
    if (!operation.reads && mayHaveChanged(error)) void invalidate(client, appliance, operation, input)
    throw error
  }
}

/**
 * Runs a write and makes stale what it changes. What is on the screen is then read again while the caller goes on.
 * @throws ApiError
 */
export const write = <Op extends Operation>(
  client: QueryClient,
  appliance: Target,
  operation: Op,
  input: Input<Op>,
  options?: CallOptions,
): Promise<Answered<Op>> => after(client, appliance, operation, input, call(appliance, operation, input, options))

/** As `write`, for code that handles any operation. */
export const writeRaw = (
  client: QueryClient,
  appliance: Target,
  operation: Operation,
  input: RawInput,
  options?: CallOptions,
): Promise<unknown> => after(client, appliance, operation, input, callRaw(appliance, operation, input, options))

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
