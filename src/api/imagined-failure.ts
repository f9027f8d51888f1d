/** For tests: a read that came to nothing, unless a test says otherwise. */
import { ApiError, type ErrorFacts } from './errors'

export const imaginedFailure = (facts: Partial<ErrorFacts> = {}): ApiError =>
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
