import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { Facts, LoadButtons, Nothing } from './load-state'
import { emptyQuery } from './query'
import { isComplete, nothing, rowOf, type RecordsSession, type Results } from './session'

afterEach(cleanup)

const results = (total: number | undefined, more: Partial<Results> = {}): Results => ({
  ...nothing,
  ran: { query: emptyQuery, body: { from: -1 }, window: undefined, at: 1 },
  rows: Array.from({ length: 50 }, (_, at) => rowOf({ _type: '~http', _source: { timestamp: at } }, at)),
  total,
  ...more,
})

it.each([
  [17_000, {}, '17,000 match · 50 loaded'],
  [undefined, {}, 'at least 50 match · 50 loaded'],
  [undefined, { rows: [], stopped: true }, 'No match · 0 loaded · cancelled'],
])('of %j matches it is said how many there are', (total, more, words) => {
  render(<Facts results={results(total, more)} inStep />)
  expect(screen.getByRole('status').textContent).toBe(words)
})

it('offers to load more where nobody knows how many there are, until the list ends', () => {
  const loadMore = vi.fn()
  const session = { loadMore } as unknown as RecordsSession
  const buttons = (more: Partial<Results> = {}) => (
    <LoadButtons session={session} results={results(undefined, more)} limit={50} />
  )
  const { rerender } = render(buttons())
  fireEvent.click(screen.getByRole('button', { name: 'Load 50 more' }))
  expect(loadMore).toHaveBeenCalledWith(50)
  expect(screen.getByRole('button', { name: 'Load all' })).not.toBeNull()
  rerender(buttons({ ended: true }))
  expect(screen.queryByRole('button')).toBeNull()
  expect([isComplete(results(undefined)), isComplete(results(undefined, { ended: true }))]).toEqual([false, true])
})

const filter = { field: 'uri', operator: '=', operand: '/' } as const

it.each([
  [{ filter, types: ['~http'] }, 5, /^Count the hits of each rule/],
  [{ types: ['~http'] }, 5, /further record types/],
  [{}, 5, /^Take another range\.$/],
  [{ filter }, 20, /not begun/],
])('of %j from %d on, of which nothing came by 10, says what can be changed', (asked, from, words) => {
  const body = { from, until: 30, ...asked }
  render(<Nothing ran={{ query: emptyQuery, body, window: { from, until: 30 }, at: 10 }} stopped={false} />)
  expect(screen.getByText(words)).not.toBeNull()
})
