import { describe, expect, it } from 'vitest'
import { clueOf } from './jobs'

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
