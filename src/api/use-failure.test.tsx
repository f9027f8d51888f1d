import { act, renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { ApiError, type ErrorKind } from './errors'
import { setKey } from './keys'
import { noteCall } from './key-trouble'
import { useFailure, useHolding, useProblem } from './use-failure'

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

it('forgets what was told in words while the key was not accepted, and keeps other words', () => {
  const words = '3 of 4 not changed'
  for (const refused of [true, false]) {
    setKey(here, '4')
    const { result } = renderHook(() => useProblem(here))
    if (refused) noteCall(here, failed(401))
    act(() => result.current[1](words))
    expect(result.current[0]).toBe(words)
    act(() => setKey(here, '5'))
    expect(result.current[0]).toBe(refused ? undefined : words)
  }
})

it('forgets what it began with as well', () => {
  const { result } = renderHook(() => useProblem(here, failed(401)))
  expect(result.current[0]).toMatch(/^POST \/tags: /)
  act(() => setKey(here, '6'))
  expect(result.current[0]).toBeUndefined()
})

it('forgets the same of what is kept elsewhere, and tells what is kept there next', () => {
  setKey(here, '7')
  const [refused, server] = [failed(401), failed('server')]
  const { result, rerender } = renderHook(({ kept }) => useHolding(here, kept), { initialProps: { kept: refused } })
  expect(result.current).toBe(refused)
  act(() => setKey(here, '8'))
  expect(result.current).toBeUndefined()
  rerender({ kept: server })
  expect(result.current).toBe(server)
  act(() => setKey(here, '9'))
  expect(result.current).toBe(server)
})
