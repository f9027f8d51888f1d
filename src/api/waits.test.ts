// A call that an overloaded appliance puts off, over real HTTP.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { tags } from '../catalog/tags'
import { callWithKey } from './send'
import { waitFor, waits } from './waits'

let asked = 0
const server = createServer((_, response) => {
  asked += 1
  response.writeHead(429, { 'Retry-After': '9' }).end('{}')
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.close())

it('says what it waits for, and fails with it where a person gives up', async () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const call = callWithKey({ id: url, url }, 'key', tags.operations.list, {})
  await vi.waitFor(() => expect(waits.get()).toMatchObject([{ method: 'GET', path: '/tags', ms: 9000 }]))
  waits.get()[0]?.giveUp()
  await expect(call).rejects.toMatchObject({ kind: 429, retryAfter: 9000 })
  expect(waits.get()).toEqual([])
  expect(asked).toBe(1)
})

it('is over in its time, or when its signal says so', async () => {
  const what = { method: 'GET', path: '/tags' }
  expect(await waitFor(5, what, undefined)).toBe(false)
  const stop = new AbortController()
  const waiting = waitFor(60_000, what, stop.signal)
  stop.abort()
  expect(await waiting).toBe(false)
  expect(waits.get()).toEqual([])
})
