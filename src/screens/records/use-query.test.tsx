import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { emptyQuery, type Query } from './query'
import { useQuery } from './use-query'

const wrapper = ({ children }: { children: ReactNode }) => <MemoryRouter>{children}</MemoryRouter>
const filter = { field: 'uri', operator: '=', operand: '/kept' } as const

beforeEach(() => localStorage.clear())
afterEach(cleanup)

it('another query takes the place of the one before whole, also its filter', () => {
  const { result } = renderHook(() => useQuery('a'), { wrapper })
  act(() => result.current.change({ filter, limit: 7 }))
  expect(result.current.query).toMatchObject({ filter, limit: 7 })
  act(() => result.current.replace(emptyQuery))
  expect(result.current.query).toEqual(emptyQuery)
  expect(result.current.query).not.toHaveProperty('filter')
})

const kept = () => JSON.parse(localStorage.getItem('hopdeck.records.draft.a') ?? '{}') as Query

it('a page on which nothing was written leaves what another tab has kept', () => {
  const { unmount } = renderHook(() => useQuery('a'), { wrapper })
  localStorage.setItem('hopdeck.records.draft.a', JSON.stringify({ ...emptyQuery, limit: 9 }))
  dispatchEvent(new Event('pagehide'))
  unmount()
  expect(kept().limit).toBe(9)
})

it('what was written in the last moment before the page is left or closed is kept', () => {
  const { result, unmount } = renderHook(() => useQuery('a'), { wrapper })
  act(() => result.current.change({ filter }))
  expect(kept()).not.toHaveProperty('filter')
  dispatchEvent(new Event('pagehide'))
  expect(kept().filter).toEqual(filter)
  act(() => result.current.change({ limit: 7 }))
  unmount()
  expect(kept().limit).toBe(7)
})
