import { renderHook } from '@testing-library/react'
import { useRef } from 'react'
import { expect, it } from 'vitest'
import type { Anchor } from './selection'
import { useAnchorHeld } from './use-anchor'

/** Whether a range that begins at row 3 still begins there after each of these. */
function held(...later: [ids: number[], coming: boolean][]): boolean[] {
  const first = { ids: [1, 2, 3, 4], coming: true }
  const { result, rerender } = renderHook(
    (props: typeof first) => {
      const anchor = useRef<Anchor | undefined>({ id: 3, base: new Set([1]) })
      useAnchorHeld(anchor, props.ids, props.coming)
      return anchor
    },
    { initialProps: first },
  )
  return later.map(([ids, coming]) => {
    rerender({ ids, coming })
    return result.current.current !== undefined
  })
}

it('begins a range anew where rows that came moved its first row, or took it away', () => {
  expect(held([[1, 2, 3, 4, 5, 6], true], [[1, 2, 3, 4, 5, 6, 7], false])).toEqual([true, true])
  expect(held([[1, 5, 2, 6, 3, 4], false])).toEqual([false])
  expect(held([[1, 2, 3, 4], false], [[4, 3, 2, 1], false], [[4, 2, 1], false])).toEqual([true, true, false])
})
