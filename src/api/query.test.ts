import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { QueryClient, QueryObserver, type QueryMeta } from '@tanstack/react-query'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { devices } from '../catalog/devices'
import { tags } from '../catalog/tags'
import { setKey } from './keys'
import { ApiError, type ErrorFacts } from './errors'
import { forgetAnswers, lookAgain, mutation, query, queryRaw, readShownAgain, write } from './query'

let status = 200
let seen: string[] = []
let listed = '[]'
const server = createServer((request, response) => {
  request.resume()
  seen.push(`${request.method} ${request.url}`)
  if (request.method === 'GET' || (status === 200 && request.url?.endsWith('/search'))) response.end(listed)
  else response.writeHead(status === 200 ? 204 : status).end()
})
let client = new QueryClient()
let target = { id: '', url: '' }

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  target = { id: url, url }
  setKey(url, 'key')
})
afterAll(() => server.close())
beforeEach(() => {
  client = new QueryClient()
  seen = []
  listed = '[]'
  status = 200
})
afterEach(() => client.clear())

/** Keeps reading a query, as a page that shows it does. */
async function show(options: { queryKey: readonly unknown[]; meta?: QueryMeta }) {
  const observer = new QueryObserver(client, { ...options, staleTime: Infinity })
  observer.subscribe(() => {})
  await client.ensureQueryData(options)
  return observer
}
const soon = () => new Promise((resolve) => setTimeout(resolve, 250))

describe('queries', () => {
  it('have the appliance, the resource, the path and the input as their key', () => {
    const input = { query: { limit: 10 } }
    expect(query(target, devices.operations.list, input).queryKey).toEqual([target.id, 'devices', '/devices', input])
    expect(queryRaw(target, devices.operations.list, input).queryKey).toEqual(
      query(target, devices.operations.list, input).queryKey,
    )
    expect(query(target, devices.operations.list, input).retry).toBe(false)
  })

  it('are read once, and again after a write to their resource or one it touches, on that appliance alone', async () => {
    const other = { id: 'elsewhere', url: target.url }
    setKey('elsewhere', 'key')
    await show(query(target, tags.operations.list, {}))
    await show(query(target, devices.operations.list, {}))
    await show(query(target, devices.operations.listTags, { params: { id: 1 } }))
    await show(query(other, tags.operations.list, {}))
    expect(seen).toHaveLength(4)
    seen = []
    // Deleting a tag touches devices, creating one does not.
    await write(client, target, tags.operations.remove, { params: { id: 3 } })
    await soon()
    expect(seen.toSorted()).toEqual([
      'DELETE /api/v1/tags/3',
      'GET /api/v1/devices',
      'GET /api/v1/devices/1/tags',
      'GET /api/v1/tags',
    ])
    seen = []
    const create = mutation(client, target, tags.operations.create)
    await client
      .getMutationCache()
      .build(client, create)
      .execute({ body: { name: 'x' } })
    await soon()
    expect(seen).toEqual(['POST /api/v1/tags', 'GET /api/v1/tags'])
  })

  it('are read again after a write that failed, which may have been done, but not after one that never left', async () => {
    await show(query(target, tags.operations.list, {}))
    seen = []
    status = 500
    await expect(write(client, target, tags.operations.remove, { params: { id: 3 } })).rejects.toThrow('500')
    await soon()
    // The second is the look whether it was done.
    expect(seen).toEqual(['DELETE /api/v1/tags/3', 'GET /api/v1/tags', 'GET /api/v1/tags/3'])
    seen = []
    await expect(write(client, target, tags.operations.remove, { params: { id: '..' } })).rejects.toThrow('not sent')
    await soon()
    expect(seen).toEqual([])
  })

  it('are not read again after a read that is asked by POST', async () => {
    await show(query(target, devices.operations.list, {}))
    seen = []
    const search = mutation(client, target, devices.operations.search)
    await client.getMutationCache().build(client, search).execute({ body: {} })
    await soon()
    expect(seen).toEqual(['POST /api/v1/devices/search'])
    // Nor where it failed: nothing can have been done.
    status = 500
    seen = []
    await expect(write(client, target, devices.operations.search, { body: {} })).rejects.toThrow('500')
    await soon()
    expect(seen).toEqual(['POST /api/v1/devices/search'])
  })

  it('are told of a write instead of being read again, where they know better', async () => {
    const heard = vi.fn()
    await show({ ...query(target, tags.operations.list, {}), meta: { heard } })
    seen = []
    await write(client, target, tags.operations.create, { body: { name: 'a' } })
    await soon()
    expect(heard.mock.calls).toMatchObject([[{ operation: { id: 'tags.create' }, input: { body: { name: 'a' } } }]])
    expect(seen).toEqual(['POST /api/v1/tags'])
  })

  it('tell a lost write what was there before only where they hold the whole list', async () => {
    const { list, create } = tags.operations
    const made = () => write(client, target, create, { body: { name: 'a' } })
    status = 500
    listed = '[{"id":1,"name":"a"}]'
    const key: readonly unknown[] = query(target, list, {}).queryKey
    client.setQueryData([...key, 'one page'], [])
    await expect(made()).rejects.toMatchObject({ looked: 'unread' })
    client.setQueryData(key, { pages: [] })
    client.setQueryData(query(target, list, { query: {} }).queryKey, [])
    expect(await made()).toMatchObject({ id: '1' })
  })

  it('are forgotten after signing out', async () => {
    await client.fetchQuery(query(target, tags.operations.list, {}))
    forgetAnswers(client, target.id)
    expect(client.getQueryCache().getAll()).toEqual([])
  })
})

it('reads again all that a page shows, and nothing else', async () => {
  let charts = 0
  await show(query(target, tags.operations.list, {}))
  await show({ queryKey: [target.id, 'metrics', 'chart', 'q'], queryFn: async () => (charts += 1) } as never)
  await client.ensureQueryData(query(target, devices.operations.list, { query: { limit: 1 } }))
  seen = []
  await readShownAgain(client, target)
  await expect.poll(() => charts).toBe(2)
  await expect.poll(() => seen).toEqual(['GET /api/v1/tags'])
})

it('look again, a few times, at what a write changes that was stopped: the appliance may be at it still', async () => {
  const operation = tags.operations.create
  const facts: ErrorFacts = {
    kind: 'cancelled',
    operation: operation.id,
    method: 'POST',
    path: '/tags',
    needs: operation.needs,
    reads: false,
    status: null,
    retryAfter: null,
    ms: 1,
    said: '',
  }
  await show(query(target, tags.operations.list, {}))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const looked = vi.spyOn(client, 'invalidateQueries')
    lookAgain(client, target, operation, new ApiError({ ...facts, kind: 429, status: 429 }))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(looked).not.toHaveBeenCalled()
    lookAgain(client, target, operation, new ApiError(facts))
    await vi.advanceTimersByTimeAsync(2500)
    expect(looked).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(looked).toHaveBeenCalledTimes(3)
  } finally {
    vi.useRealTimers()
  }
})
