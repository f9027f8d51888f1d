import { expect, it } from 'vitest'
import { catalog, operations } from '../../catalog'
import { nextSteps } from './next-step'

const on = (release: '9.8' | '5.3') => ({ platform: 'discover', release }) as const
const { upgrade } = catalog.extrahop.operations
const { query } = catalog.metrics.operations
const accepted = { operation: upgrade, status: 202, value: undefined }

it('follows a job whose name can be read, and looks for one whose name is hidden', () => {
  const named = nextSteps({ ...accepted, headers: [['location', '/api/v1/jobs/X-1']] }, on('9.8'))
  expect(named).toMatchObject([
    { words: 'Follow the job', operation: { id: 'jobs.get' }, input: { params: { id: 'X-1' } } },
  ])
  expect(nextSteps({ ...accepted, headers: [] }, on('9.8'))).toMatchObject([{ operation: { id: 'jobs.list' } }])
  expect(nextSteps({ ...accepted, headers: [] }, on('5.3'))).toEqual([])
  expect(nextSteps({ ...accepted, status: 404, headers: [] }, on('9.8'))).toEqual([])
})

it('looks for what was begun where something is: no job is looked for that there is not', () => {
  const begun = operations.filter((operation) => {
    const { returns, status, platforms } = operation
    const [platform = 'discover'] = platforms
    const answer = { operation, status, value: undefined, headers: [] }
    return returns.kind === 'accepted' && nextSteps(answer, { platform, release: '9.8' }).length > 0
  })
  expect(begun.map(({ id }) => id).toSorted()).toEqual([
    'appliances.upgradeFirmware',
    'extrahop.downloadFirmwareUrl',
    'extrahop.downloadFirmwareVersion',
    'extrahop.regenerateCertificate',
    'extrahop.rollback',
    'extrahop.upgrade',
    'extrahop.uploadCloudResources',
    'supportpacks.execute',
    'supportpacks.upload',
  ])
})

it('follows a support pack in its queue, not among the jobs', () => {
  const { execute } = catalog.supportpacks.operations
  const headers = [['location', '/api/v1/supportpacks/queue/5']] as const
  expect(nextSteps({ operation: execute, status: 202, value: undefined, headers }, on('9.8'))).toMatchObject([
    { operation: { id: 'supportpacks.queued' }, input: { params: { id: '5' } } },
  ])
  expect(nextSteps({ operation: execute, status: 202, value: undefined, headers: [] }, on('5.3'))).toMatchObject([
    { operation: { id: 'supportpacks.list' } },
  ])
})

it.each([{}, [1], null, true])('offers nothing for an xid of %j', (xid) => {
  expect(nextSteps({ operation: query, status: 200, value: { xid }, headers: [] }, on('9.8'))).toEqual([])
})

it('asks for the next page in the way that the release has', () => {
  const answer = { operation: catalog.records.operations.search, status: 200, value: { cursor: 'c/1' }, headers: [] }
  expect(nextSteps(answer, on('9.8'))).toMatchObject([
    { operation: { id: 'records.nextPage' }, input: { body: { cursor: 'c/1' } } },
  ])
  expect(nextSteps(answer, on('5.3'))).toMatchObject([
    { operation: { id: 'records.nextPageByAddress' }, input: { params: { cursor: 'c/1' } } },
  ])
})
