import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import * as turning from '../browser/turn'
import { exchange } from './transport'

const large = `a${'ü'.repeat(2_500_000)}`
const server = createServer((_, response) => response.end(large))
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => void server.close())

/** How often the page had its turn while something was done. */
async function turnsOf<Value>(act: () => Promise<Value>): Promise<[Value, number]> {
  const turns = vi.spyOn(turning, 'turn').mockClear()
  return [await act(), turns.mock.calls.length]
}

it('takes a large text in and decodes it in turns, letters of two bytes wherever it is cut', async () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const request = { method: 'GET', url, path: '/', headers: {}, body: undefined } as const
  const [reply, read] = await turnsOf(() => exchange(request, '', { signal: undefined, timeout: 60_000 }))
  const [text, decoded] = await turnsOf(() => reply.text())
  // Not by toBe: five megabytes of difference say nothing.
  expect(text === large).toBe(true)
  // Pieces are not cut, so that of half a megabyte at a time ten come out as eight or nine.
  for (const turns of [read, decoded]) {
    expect(turns).toBeGreaterThanOrEqual(7)
    expect(turns).toBeLessThanOrEqual(10)
  }
})
