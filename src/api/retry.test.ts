import { describe, expect, it } from 'vitest'
import { ApiError } from './errors'
import { retryAfterOf, waitBefore } from './send'

describe('waiting', () => {
  it('reads Retry-After as seconds and as a date', () => {
    expect(retryAfterOf('3')).toBe(3000)
    expect(retryAfterOf('Thu, 01 Jan 1970 00:00:10 GMT', 4000)).toBe(6000)
    expect(retryAfterOf(null)).toBeNull()
    expect(retryAfterOf('soon')).toBeNull()
  })

  it('grows with each attempt, and passes on a wait that is too long', () => {
    const error = (facts: Partial<ApiError>) =>
      new ApiError({
        kind: 'unreachable',
        operation: 'things.list',
        method: 'GET',
        path: '/things',
        needs: 'read',
        reads: true,
        status: null,
        said: '',
        retryAfter: null,
        ms: 1,
        ...facts,
      })
    expect(waitBefore(error({}), 1, 0.5)).toBe(250)
    expect(waitBefore(error({}), 2, 0.5)).toBe(500)
    expect(waitBefore(error({ kind: 429, retryAfter: 3000 }), 1)).toBe(3000)
    expect(waitBefore(error({ kind: 429, retryAfter: 60_000 }), 1)).toBeNull()
    expect(waitBefore(error({ kind: 'timeout' }), 1)).toBeNull()
    expect(waitBefore(error({ kind: 'server', status: 500 }), 1)).toBeNull()
  })
})
