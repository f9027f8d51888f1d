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
  // Five million bytes, half as many letters; small pieces are not cut, so that some more come at a time.
  expect(read).toBeGreaterThanOrEqual(25)
  expect(read).toBeLessThanOrEqual(50)
  expect(decoded).toBeGreaterThanOrEqual(12)
  expect(decoded).toBeLessThanOrEqual(25)
})

it('does not know the length of an answer that breaks off', async () => {
  const broken = new ReadableStream({
    start: (stream) => stream.error(new Error('gone')),
  })
  vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(new Response(broken))
  const request = { method: 'GET', url: 'http://127.0.0.1/', path: '/', headers: {}, body: undefined } as const
  const reply = await exchange(request, '', { signal: undefined, timeout: 60_000 })
  expect(reply).toMatchObject({ status: 200, whole: false, size: null })
})

it('shows that a text ends within a letter', async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(new Response(new Uint8Array([0x5a, 0xc3])))
  const request = { method: 'GET', url: 'http://127.0.0.1/', path: '/', headers: {}, body: undefined } as const
  const reply = await exchange(request, '', { signal: undefined, timeout: 60_000 })
  expect(await reply.text()).toBe('Z\ufffd')
})

it('cuts what came in one large piece, and the page has its turn between the parts', async () => {
  const one = new Blob([large]).stream()
  vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(new Response(await new Response(one).arrayBuffer()))
  const url = 'http://127.0.0.1/'
  const request = { method: 'GET', url, path: '/', headers: {}, body: undefined } as const
  const reply = await exchange(request, '', { signal: undefined, timeout: 60_000 })
  const [parts, turns] = await turnsOf(async () => {
    const texts: string[] = []
    for await (const text of reply.texts?.() ?? []) texts.push(text)
    return texts
  })
  expect(parts.join('') === large).toBe(true)
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(100_000)
  expect(turns).toBeGreaterThanOrEqual(25)
})

it('puts a large file together in turns, and it is what came', async () => {
  const piece = new Uint8Array(1_500_000).fill(7)
  const pieces = Array.from({ length: 8 }, (_, at) => piece.with(0, at))
  const body = new ReadableStream({
    start: (stream) => {
      for (const each of pieces) stream.enqueue(each)
      stream.close()
    },
  })
  const headers = { 'content-type': 'application/pcap' }
  vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(new Response(body, { headers }))
  const request = { method: 'GET', url: 'http://127.0.0.1/', path: '/', headers: {}, body: undefined } as const
  const reply = await exchange(request, '', { signal: undefined, timeout: 60_000 })
  const [file, turns] = await turnsOf(() => reply.file())
  expect([file.size, file.type, turns]).toEqual([12_000_000, 'application/pcap', 2])
  const came = new Uint8Array(await file.arrayBuffer())
  expect(pieces.map((_, at) => came[at * piece.length])).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})
