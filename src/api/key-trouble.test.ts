import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { catalog } from '../catalog'
import { isRefused } from './key-trouble'
import { setKey } from './keys'
import { call } from './send'

const { list } = catalog.tags.operations
const waiting: ServerResponse[] = []
const server = createServer((_, response) => void waiting.push(response))
let target = { id: '', url: '' }

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  target = { id: url, url }
})
afterAll(() => server.close())

/** A call that is on its way, and what refuses it. */
async function asked(): Promise<() => Promise<unknown>> {
  const answer = call(target, list, {}).catch((error: unknown) => error)
  await expect.poll(() => waiting.length).toBe(1)
  const response = waiting.pop()
  return () => {
    response?.writeHead(401).end()
    return answer
  }
}

it('holds no refusal of an older key against the one that is there when it comes', async () => {
  setKey(target.id, 'old')
  const refuseOld = await asked()
  setKey(target.id, 'new')
  expect(await refuseOld()).toMatchObject({ kind: 401 })
  expect(isRefused(target.id)).toBe(false)
  const refuseNew = await asked()
  expect(await refuseNew()).toMatchObject({ kind: 401 })
  expect(isRefused(target.id)).toBe(true)
})
