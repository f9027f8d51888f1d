// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import { jobTimes, newestFirst, noteJobs } from './job-times'

beforeEach(() => localStorage.clear())

it('keeps when a job was seen first and when it had ended, and no more than it saw', () => {
  noteJobs(
    'a',
    [
      { id: 'old', status: 'DONE' },
      { id: 'new', status: 'RUNNING' },
    ],
    1000,
  )
  noteJobs(
    'a',
    [
      { id: 'old', status: 'DONE' },
      { id: 'new', status: 'RUNNING' },
    ],
    2000,
  )
  noteJobs('a', [{ id: 'new', status: 'FAILED' }], 3000)
  noteJobs('a', [{ id: 'new', status: 'FAILED' }], 4000)
  expect(Object.fromEntries(jobTimes('a'))).toEqual({
    old: { seen: 1000, ended: 1000, before: true },
    new: { seen: 1000, ended: 3000 },
  })
  expect(jobTimes('b').size).toBe(0)
})

it('puts the newest first, of those seen at once the last listed', () => {
  const rows = ['1', '2', '3'].map((id) => ({ id, status: 'DONE' }))
  noteJobs('a', rows.slice(0, 2), 1000)
  expect(newestFirst(rows, noteJobs('a', rows, 2000)).map(({ id }) => id)).toEqual(['3', '2', '1'])
})

it('takes whatever lies in the storage for nothing, and keeps a job called like a property', () => {
  localStorage.setItem('hopdeck.job-times', '{"a": 7}')
  noteJobs('__proto__', [{ id: 'constructor', status: 'RUNNING' }], 5)
  expect(jobTimes('a').size).toBe(0)
  expect(jobTimes('a').get('constructor')).toBeUndefined()
})

it('keeps the latest of many', () => {
  const jobs = (name: string) =>
    Array.from({ length: 150 }, (_, at) => ({ id: `${name} ${at}`, status: 'DONE' as const }))
  noteJobs('a', jobs('old'), 1000)
  noteJobs('a', jobs('new'), 2000)
  const kept = jobTimes('a')
  expect(kept.size).toBe(200)
  for (const { id } of jobs('new')) expect(kept.get(id)?.seen).toBe(2000)
})
