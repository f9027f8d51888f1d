import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { devices } from '../catalog/devices'
import { extrahop } from '../catalog/extrahop'
import { imaginedAppliance } from './imagined-appliance'
import { setKey } from './keys'
import { readAll } from './pages'
import { timeoutOf } from './send'

let asked: { path: string; body: string }[] = []
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (piece: Buffer) => (body += piece.toString()))
  request.on('end', () => {
    asked.push({ path: request.url ?? '', body })
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('[]')
  })
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  setKey(url, 'a-key')
})
afterAll(() => server.close())
beforeEach(() => {
  asked = []
})

const applianceOf = (release: '5.3' | '8.0') => imaginedAppliance({ id: url, url, release })
const query = { active_from: '-1d', active_until: '-1h' }

it('a search for devices has the window in which they were active', async () => {
  await readAll(applianceOf('8.0'), { query, filter: { field: 'name', operator: '=', operand: 'web' } })
  expect(new Set(asked.map(({ path }) => path))).toEqual(new Set(['/api/v1/devices/search']))
  for (const { body } of asked) expect(JSON.parse(body)).toMatchObject({ ...query, filter: { field: 'name' } })
})

it('a list of devices has it too, and what is searched in, which firmware 9.8 requires', async () => {
  const sent = () => asked.map(({ path }) => Object.fromEntries(new URL(path, url).searchParams))
  await readAll(applianceOf('5.3'), { query })
  expect(sent()).not.toEqual([])
  for (const one of sent()) expect(one).toMatchObject({ ...query, search_type: 'any' })
  asked = []
  await readAll(applianceOf('8.0'), { query: { search_type: 'name', value: 'web' } })
  for (const one of sent()) expect(one).toMatchObject({ search_type: 'name', value: 'web' })
})

it('an upload has ten minutes of silence, as an image is checked after its last byte; a read has not', () => {
  const minute = 60_000
  expect(timeoutOf(extrahop.operations.uploadFirmware, { body: new Blob(['image']) })).toBe(10 * minute)
  expect(timeoutOf(extrahop.operations.uploadFirmware, { body: new FormData() })).toBe(10 * minute)
  expect(timeoutOf(devices.operations.search, { body: '{}' })).toBe(minute)
  expect(timeoutOf(devices.operations.list, { body: undefined })).toBe(minute / 2)
})
