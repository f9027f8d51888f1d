import { renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useStill } from './use-worked-out'

it('what changes all the while is taken as it was before, and as it is once it stands still', () => {
  const { result, rerender } = renderHook(({ value, moving }) => useStill(value, moving), {
    initialProps: { value: 'first', moving: false },
  })
  rerender({ value: 'second', moving: true })
  expect(result.current).toBe('first')
  rerender({ value: 'third', moving: true })
  expect(result.current).toBe('first')
  rerender({ value: 'third', moving: false })
  expect(result.current).toBe('third')
})
