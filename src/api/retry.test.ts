import { describe, expect, it } from 'vitest'
import { imaginedFailure } from './imagined-failure'
import { retryAfterOf, waitBefore } from './send'

describe('waiting', () => {
  it('reads Retry-After as seconds and as a date', () => {
    expect(retryAfterOf('3')).toBe(3000)
    expect(retryAfterOf('Thu, 01 Jan 1970 00:00:10 GMT', 4000)).toBe(6000)
    expect(retryAfterOf(null)).toBeNull()
    expect(retryAfterOf('soon')).toBeNull()
  })

  it('grows with each attempt, and passes on a wait that is too long', () => {
    expect(waitBefore(imaginedFailure({}), 1, 0.5)).toBe(250)
    expect(waitBefore(imaginedFailure({}), 2, 0.5)).toBe(500)
    expect(waitBefore(imaginedFailure({ kind: 429, retryAfter: 3000 }), 1)).toBe(3000)
    expect(waitBefore(imaginedFailure({ kind: 429, retryAfter: 60_000 }), 1)).toBeNull()
    for (const status of [502, 503, 504])
      expect(waitBefore(imaginedFailure({ kind: 'server', status }), 1, 0.5)).toBe(250)
    expect(waitBefore(imaginedFailure({ kind: 'timeout' }), 1)).toBeNull()
    expect(waitBefore(imaginedFailure({ kind: 'server', status: 500 }), 1)).toBeNull()
  })
})
