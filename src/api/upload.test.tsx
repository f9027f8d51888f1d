import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { extrahop } from '../catalog/extrahop'
import { isApiError } from './errors'
import { setKey } from './keys'
import { log } from './log'
import { call } from './send'

let seen: { headers: IncomingHttpHeaders; size: number } | null = null
let mode: 'answer' | 'refuse' | 'hang' = 'answer'
const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': '*, Authorization',
  'Access-Control-Allow-Methods': '*',
}
const server = createServer((request, response) => {
  if (request.method === 'OPTIONS') {
    response.writeHead(204, cors).end()
    return
  }
  let size = 0
  request.on('data', (piece: Buffer) => (size += piece.length))
  request.on('end', () => {
    seen = { headers: request.headers, size }
    if (mode === 'answer')
      response.writeHead(201, { ...cors, 'Content-Type': 'application/json' }).end('{"success_message":"ok"}')
    if (mode === 'refuse') response.writeHead(422, cors).end('{"error_message":"Not for this model"}')
  })
})
let target = { id: '', url: '' }

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  target = { id: url, url }
  setKey(url, 'secret-key')
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const image = new File([new Uint8Array(300_000)], 'image.tar')

describe('sending a file', () => {
  it('hands it over whole, with its type and the key', async () => {
    const answer = await call(target, extrahop.operations.uploadFirmware, { body: image }, { onProgress: () => {} })
    expect(answer).toEqual({ success_message: 'ok' })
    expect(seen?.size).toBe(300_000)
    expect(seen?.headers).toMatchObject({
      authorization: 'ExtraHop apikey=secret-key',
      'content-type': 'application/vnd.extrahop.firmware',
    })
    expect(log.get().at(-1)).toMatchObject({ state: 'done', body: { kind: 'file', name: 'image.tar', size: 300_000 } })
  })

  it('fails in the same words as any other call', async () => {
    mode = 'refuse'
    const refused: unknown = await call(target, extrahop.operations.uploadFirmware, { body: image }).catch(
      (error: unknown) => error,
    )
    expect(isApiError(refused) && [refused.kind, refused.said]).toEqual([422, 'Not for this model'])
    mode = 'hang'
    const late: unknown = await call(
      target,
      extrahop.operations.uploadFirmware,
      { body: image },
      { timeout: 150 },
    ).catch((error: unknown) => error)
    expect(isApiError(late) && late.kind).toBe('timeout')
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 60)
    const stopped: unknown = await call(
      target,
      extrahop.operations.uploadFirmware,
      { body: image },
      { signal: controller.signal },
    ).catch((error: unknown) => error)
    expect(isApiError(stopped) && stopped.kind).toBe('cancelled')
  })

  it('is given ten minutes of silence, since an image is checked after its last byte', async () => {
    mode = 'hang'
    const waits = vi.spyOn(globalThis, 'setTimeout')
    const controller = new AbortController()
    const sending = call(
      target,
      extrahop.operations.uploadFirmware,
      { body: image },
      { signal: controller.signal },
    ).catch((error: unknown) => error)
    await vi.waitFor(() => expect(waits.mock.calls.map(([, ms]) => ms)).toContain(600_000))
    expect(waits.mock.calls.map(([, ms]) => ms)).not.toContain(30_000)
    controller.abort()
    await sending
    waits.mockRestore()
  })
})
