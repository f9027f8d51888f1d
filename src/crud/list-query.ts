/**
 * Reading lists and objects of any resource. Lists leave out built-in objects and costly parts unless they are
 * asked for; the console asks for everything, and reads lists that come in pages to their end.
 */
import { queryOptions } from '@tanstack/react-query'
import { exists, type Appliance } from '../api/appliance'
import { readPages } from '../api/pages'
import { queryRaw } from '../api/query'
import type { RawInput } from '../api/request'
import { callRaw } from '../api/send'
import type { Operation, Resource } from '../catalog/operation'
import { wideQuery } from '../catalog/wide'
import { idOf, paramsFor, type Row } from './model'

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The rows of an answer: objects alone, so that one odd entry does not cost the list. */
export const rowsFrom = (answer: unknown): Row[] => (Array.isArray(answer) ? answer.filter(isRow) : [])

/** The object of an answer; undefined for anything else. */
export const rowFrom = (answer: unknown): Row | undefined => (isRow(answer) ? answer : undefined)

/** True for a list that is read page by page. */
export const paged = (operation: Operation): boolean =>
  operation.query !== undefined && 'limit' in operation.query.shape && 'offset' in operation.query.shape

const identity = (row: Row): string | number => {
  const { id } = row
  return typeof id === 'string' || typeof id === 'number' ? id : JSON.stringify(row)
}

/** The input that asks a list for everything, or for what is given. */
export const listInput = (appliance: Appliance, operation: Operation, input: RawInput = {}): RawInput => ({
  ...input,
  query: { ...wideQuery(operation, appliance.release), ...input.query },
})

async function readRows(
  appliance: Appliance,
  operation: Operation,
  full: RawInput,
  { signal, extent }: { signal?: AbortSignal | undefined; extent?: 'all' | 'one page' } = {},
): Promise<Row[]> {
  if (extent === 'one page' || !paged(operation)) return rowsFrom(await callRaw(appliance, operation, full, { signal }))
  const page = async (offset: number, limit: number, stop: AbortSignal): Promise<Row[]> => {
    const query = { ...full.query, offset, limit }
    return rowsFrom(await callRaw(appliance, operation, { ...full, query }, { signal: stop }))
  }
  const read = await readPages(page, identity, { signal })
  return read.rows
}

/** Everything that a list operation answers at this moment, past the cache. @throws ApiError */
export const readList = (
  appliance: Appliance,
  operation: Operation,
  input: RawInput = {},
  signal?: AbortSignal,
): Promise<Row[]> => readRows(appliance, operation, listInput(appliance, operation, input), { signal })

/** Everything that a list operation answers, as rows; or one page of it, as the input asks. */
export function listQuery(
  appliance: Appliance,
  operation: Operation,
  input: RawInput = {},
  extent: 'all' | 'one page' = 'all',
) {
  const full = listInput(appliance, operation, input)
  const plain = queryRaw(appliance, operation, full)
  return queryOptions<Row[]>({
    queryKey: [...plain.queryKey, extent],
    retry: false,
    queryFn: ({ signal }) => readRows(appliance, operation, full, { signal, extent }),
  })
}

/** How an object is read: the operation and the input that answer it. */
export function readingOf(
  appliance: Appliance,
  resource: Resource,
  id: string,
): { operation: Operation; input: RawInput } {
  const { list } = resource.operations
  const get = ownGet(resource)
  if (get && exists(get, appliance)) {
    return { operation: get, input: { params: paramsFor(get, id), query: wideQuery(get, appliance.release) } }
  }
  if (!list) throw new Error(`${resource.name} has no list`)
  return { operation: list, input: listInput(appliance, list) }
}

/**
 * An object as it is at this moment, past the cache, for whoever is about to change it.
 * @throws ApiError, and an Error where it is not in the list it is read from
 */
export async function readNow(
  appliance: Appliance,
  resource: Resource,
  id: string,
  signal?: AbortSignal,
): Promise<Row> {
  const { operation, input } = readingOf(appliance, resource, id)
  if (operation === ownGet(resource)) {
    const row = rowFrom(await callRaw(appliance, operation, input, { signal }))
    if (row) return row
  } else {
    const rows = await readRows(appliance, operation, input, { signal })
    const row = rows.find((each) => idOf(resource, each) === id)
    if (row) return row
  }
  throw new Error(`The ${resource.words[0]} ${id} is not there any more`)
}

/** One object, with all its parts. */
export function objectQuery(appliance: Appliance, operation: Operation, params: Record<string, string | number>) {
  const input = { params, query: wideQuery(operation, appliance.release) }
  const plain = queryRaw(appliance, operation, input)
  return queryOptions<Row | null>({
    queryKey: [...plain.queryKey, 'row'],
    retry: false,
    queryFn: async ({ signal }) => rowFrom(await callRaw(appliance, operation, input, { signal })) ?? null,
  })
}

/** The operation that answers one object; undefined where a GET by id answers something else, such as a file. */
export function ownGet(resource: Resource): Operation | undefined {
  const { get } = resource.operations
  return get && resource.object && get.returns.kind === 'json' && get.returns.schema === resource.object
    ? get
    : undefined
}

/**
 * One object of a resource by its id. Resources without a way to read one object, and those whose answer is not the
 * object itself, are looked up in their list.
 */
export function objectOf(appliance: Appliance, resource: Resource, id: string) {
  const { operation } = readingOf(appliance, resource, id)
  if (operation === ownGet(resource)) return objectQuery(appliance, operation, paramsFor(operation, id))
  const rows = listQuery(appliance, operation)
  return queryOptions<Row | null>({
    queryKey: [...rows.queryKey, 'row', id],
    retry: false,
    queryFn: async ({ client }) => {
      const found = await client.fetchQuery({ ...rows, staleTime: 5_000 })
      return found.find((row) => idOf(resource, row) === id) ?? null
    },
  })
}
