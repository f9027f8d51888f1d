import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { imaginedAppliance } from '../api/imagined-appliance'
import { setKey } from '../api/keys'
import type { ErrorKind } from '../api/errors'
import { imaginedFailure } from '../api/imagined-failure'
import { clueOf, followJob, isUnheard, passing, readJob } from './jobs'

let status = 200
let rows: object[] = []
const server = createServer((_, response) => response.writeHead(status).end(JSON.stringify(rows)))
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
const site = () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  setKey(url, 'a-key')
  return imaginedAppliance({ id: url, url })
}

describe('the job that an answer names', () => {
  const before = new Set(['1'])
  it.each([
    ['/api/v1/jobs/7', { id: '7' }],
    ['https://host/api/v1/jobs/a%2Fb?x=1', { id: 'a/b' }],
    ['/api/v1/jobs/%zz', { id: '%zz' }],
    ['/api/v1/jobs/%E0%A4', { id: '%E0%A4' }],
    ['/api/v1/extrahop/7', { before }],
    ['', { before }],
  ])('in %j is %j', (location, clue) => {
    expect(clueOf({ id: null, location }, before)).toEqual(clue)
  })

  it.each([undefined, null, 7, '/jobs/7', {}, { location: 7 }])('is not known from %j', (answer) => {
    expect(clueOf(answer, before, 'upgrade')).toEqual({ before, type: 'upgrade' })
  })
})

describe('a job that no answer names', () => {
  const job = (id: string, type: string) => ({ id, type, status: 'RUNNING' })

  it('is the new one of its type, else the last that is new', async () => {
    rows = [job('1', 'upgrade'), job('2', 'upgrade'), job('3', 'backup')]
    const before = new Set(['1'])
    expect(await readJob(site(), { before, type: 'upgrade' })).toMatchObject({ id: '2' })
    expect(await readJob(site(), { before, type: 'download' })).toMatchObject({ id: '3' })
    expect(await readJob(site(), { before: new Set(['1', '2', '3']) })).toBeUndefined()
  })

  it('is not said to be none where the list of jobs is not there', async () => {
    status = 404
    await expect(followJob(site(), { before: new Set() })).rejects.toMatchObject({ status: 404 })
    expect(await followJob(site(), { id: '2' })).toEqual({ kind: 'none' })
  })
})

it.each([
  ['unreachable', null, true],
  ['timeout', null, true],
  ['server', 502, true],
  // The key is refused, or the appliance is busy: the command came to nothing.
  ['blocked', null, false],
  ['server', 503, false],
  ['server', 500, false],
] as const)('a command that ends as %s (%j) may have been done unheard: %j', (kind: ErrorKind, code, unheard) => {
  expect(isUnheard(imaginedFailure({ kind, status: code, method: 'POST', reads: false }))).toBe(unheard)
})

it('waits for what a restart refuses, and half a minute for what is hidden as a revoked key hides it', () => {
  const failure = (kind: ErrorKind) => imaginedFailure({ kind })
  const passes = passing()
  expect(passes(failure('unreachable'), 0)).toBe(true)
  expect(passes(failure('unreachable'), 3_600_000)).toBe(true)
  expect(passes(failure(401), 0)).toBe(false)
  const [first, late] = [0, 40_000].map((at) => passes(failure('blocked'), at))
  expect([first, late]).toEqual([true, false])
  passes(null)
  expect(passes(failure('blocked'), 50_000)).toBe(true)
  const patient = passing(100_000)
  expect([0, 99_000, 100_000].map((at) => patient(failure('blocked'), at))).toEqual([true, true, false])
})
