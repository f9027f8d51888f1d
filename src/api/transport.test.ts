import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import * as turning from '../browser/turn'
import { exchange } from './transport'

const large = `a${'ü'.repeat(2_500_000)}`
const server = createServer((_, response) => response.end(large))
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => void server.close())

it('decodes a large text in turns, letters of two bytes wherever it is cut', async () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const reply = await exchange({ method: 'GET', url, path: '/', headers: {}, body: undefined }, '', {
    signal: undefined,
    timeout: 60_000,
  })
  const turns = vi.spyOn(turning, 'turn')
  // Not by toBe: five megabytes of difference say nothing.
  expect((await reply.text()) === large).toBe(true)
  expect(turns).toHaveBeenCalledTimes(2)
})
