import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { HashRouter, MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { emptyQuery, type Query } from './query'
import { useQuery } from './use-query'

const wrapper = ({ children }: { children: ReactNode }) => <MemoryRouter>{children}</MemoryRouter>
const filter = { field: 'uri', operator: '=', operand: '/kept' } as const

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

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
  vi.useFakeTimers()
  const { unmount } = renderHook(() => useQuery('a'), { wrapper })
  localStorage.setItem('hopdeck.records.draft.a', JSON.stringify({ ...emptyQuery, limit: 9 }))
  act(() => void vi.advanceTimersByTime(1000))
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

it('a tab has its own query again after a reload, whatever another one has kept since; without one, the last of any', () => {
  const { result, unmount } = renderHook(() => useQuery('a'), { wrapper })
  act(() => result.current.change({ filter }))
  unmount()
  localStorage.setItem('hopdeck.records.draft.a', JSON.stringify({ ...emptyQuery, limit: 9 }))
  const again = renderHook(() => useQuery('a'), { wrapper })
  expect(again.result.current.query.filter).toEqual(filter)
  again.unmount()
  sessionStorage.clear()
  localStorage.setItem('hopdeck.records.draft.a', JSON.stringify({ ...emptyQuery, limit: 9 }))
  expect(renderHook(() => useQuery('a'), { wrapper }).result.current.query.limit).toBe(9)
})

it('what was written to the address a moment ago, and the router has not told yet, stays', () => {
  vi.useFakeTimers()
  history.replaceState(null, '', '#/records?sort=uri')
  const { result } = renderHook(() => useQuery('a'), {
    wrapper: ({ children }: { children: ReactNode }) => <HashRouter>{children}</HashRouter>,
  })
  act(() => result.current.change({ limit: 7 }))
  history.replaceState(history.state, '', '#/records?q=GET')
  act(() => void vi.advanceTimersByTime(1000))
  expect(location.hash).toBe('#/records?q=GET&limit=7')
  history.replaceState(null, '', '#/')
})

it('an address that says nothing of a query, such as the link of the navigation, costs nothing of what is composed', async () => {
  const hashed = ({ children }: { children: ReactNode }) => <HashRouter>{children}</HashRouter>
  const address = (search: string) => `#/records${search}`
  location.hash = address(`?filter=${encodeURIComponent(JSON.stringify(filter))}`)
  const { result } = renderHook(() => useQuery('a'), { wrapper: hashed })
  expect(result.current.query.filter).toEqual(filter)
  act(() => {
    location.hash = address('')
    dispatchEvent(new PopStateEvent('popstate'))
  })
  await vi.waitFor(() => expect(location.hash).toContain('filter='))
  expect(result.current.query.filter).toEqual(filter)
  history.replaceState(null, '', '#/')
})
