import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { toast, ToastRegion } from './toast'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(1000 * seconds))

it('stays while a pointer moves over it, and not because it came under one that rests', async () => {
  render(<ToastRegion />)
  act(() => void toast.undo('Deleted', () => toast.success('It is back')))
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  const came = screen.getByText('It is back')
  // What browsers tell where something appears under a pointer.
  fireEvent.pointerEnter(came)
  await pass(8)
  expect(screen.queryByText('It is back')).toBeNull()

  act(() => void toast.success('Saved'))
  fireEvent.pointerMove(screen.getByText('Saved'))
  await pass(30)
  expect(screen.queryByText('Saved')).not.toBeNull()
  fireEvent.pointerLeave(screen.getByText('Saved').closest('[aria-live] > div') ?? document.body)
  await pass(8)
  expect(screen.queryByText('Saved')).toBeNull()
})
