import { act, renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { ApiError, type ErrorKind } from './errors'
import { setKey } from './keys'
import { useFailure } from './use-failure'

const failed = (kind: ErrorKind) =>
  new ApiError({
    operation: 'tags.create',
    method: 'POST',
    path: '/tags',
    needs: 'write full',
    reads: false,
    status: 0,
    retryAfter: null,
    ms: 0,
    kind,
    said: '',
  })
const here = 'https://here'

it.each([401, 'blocked'] as const)('forgets that the key was not accepted (%s) once there is another', (kind) => {
  setKey(here, '1')
  const { result } = renderHook(() => useFailure(here))
  const failure = failed(kind)
  act(() => result.current[1](failure))
  act(() => setKey('https://there', '2'))
  expect(result.current[0]).toBe(failure)
  act(() => setKey(here, '2'))
  expect(result.current[0]).toBeUndefined()
  act(() => result.current[1](failure))
  expect(result.current[0]).toBe(failure)
})

it('keeps what another key does not answer', () => {
  const { result } = renderHook(() => useFailure(here))
  const failure = failed(422)
  act(() => result.current[1](failure))
  act(() => setKey(here, '3'))
  expect(result.current[0]).toBe(failure)
})
