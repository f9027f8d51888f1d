import { expect, it } from 'vitest'
import { ApiError, type ErrorKind } from '../../api/errors'
import { failureOf } from './hands'

const failure = (kind: ErrorKind) =>
  new ApiError({
    kind,
    operation: 'extrahop.get',
    method: 'GET',
    path: '/extrahop',
    needs: 'read',
    reads: true,
    status: null,
    said: '',
    retryAfter: null,
    ms: 1,
  })

it('waits for an appliance that is away, and not for one whose key is refused, in words or without', () => {
  const kinds = (['unreachable', 'timeout', 'blocked', 401] as const).map((kind) => failureOf('a', failure(kind)).kind)
  expect(kinds).toEqual(['away', 'away', 'failed', 'failed'])
})
