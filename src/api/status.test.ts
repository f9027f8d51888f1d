// Whatever status an appliance, or something between, answers a write with: it is a failure with words, or it was done.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { catalog } from '../catalog/index'
import { ApiError, sentenceFor } from './errors'
import { callWithKey } from './send'

let status = 200
const server = createServer((_, response) => response.writeHead(status).end(status === 204 ? undefined : 'odd'))
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const remove = () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return callWithKey({ id: url, url }, 'a-key', catalog.tags.operations.remove, { params: { id: 1 } })
}

const failing = [
  207, 300, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 411, 413, 415, 417, 418,
  421, 422, 423, 424, 425, 426, 428, 429, 431, 451, 499, 500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 599,
]
it.each(failing)('a delete that is answered by %i failed, and says so', async (answered) => {
  status = answered
  const error: unknown = await remove().catch((one: unknown) => one)
  expect(error).toBeInstanceOf(ApiError)
  expect(sentenceFor(error)).toMatch(/^DELETE \/tags\/1: .+\. [A-Z“o].{10,}/)
})
