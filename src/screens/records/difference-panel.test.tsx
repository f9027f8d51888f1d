import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { DifferencePanel } from './difference-panel'
import { rowOf } from './session'

afterEach(cleanup)

const rows = [404, 404, 404, 200, 200].map((statusCode, at) =>
  rowOf({ _id: `r${at}`, _type: '~http', _source: { timestamp: 1000 + at, statusCode } }, at),
)

it('a part that all loaded records lie in is compared with nothing: more are loaded, or another one is chosen', async () => {
  const onMore = vi.fn()
  const part = { words: 'All of it', isInside: () => true }
  const { rerender } = render(<DifferencePanel rows={rows} part={part} onMore={onMore} onRule={vi.fn()} />)
  expect(await screen.findByText(/nothing to compare with: all loaded records lie inside/)).not.toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Load more' }))
  expect(onMore).toHaveBeenCalledTimes(1)
  rerender(<DifferencePanel rows={rows} part={part} onRule={vi.fn()} />)
  expect(await screen.findByText(/Choose another part, or search in a longer time/)).not.toBeNull()
  expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull()
})

it('a part with some of them is compared with the others', async () => {
  const part = { words: 'statusCode 404', isInside: ({ id }: { id: number }) => id < 3 }
  render(<DifferencePanel rows={rows} part={part} onRule={vi.fn()} />)
  expect(await screen.findByText('statusCode')).not.toBeNull()
  expect(screen.queryByText(/nothing to compare/)).toBeNull()
})
