import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ActButton } from './act-button'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

it('acts once at a time, offers a way out of what does not come, and keeps the focus', async () => {
  const asked: { signal: AbortSignal; end: () => void }[] = []
  render(<ActButton onAct={(signal) => new Promise<void>((end) => asked.push({ signal, end }))}>Save</ActButton>)
  const save = screen.getByRole('button', { name: 'Save' })
  const stop = () => screen.queryByRole('button', { name: 'Stop' })
  fireEvent.click(save)
  fireEvent.click(save)
  expect(asked).toHaveLength(1)
  expect(stop()).toBeNull()
  act(() => void vi.advanceTimersByTime(1000))
  stop()?.focus()
  fireEvent.click(stop() ?? save)
  expect(asked[0]?.signal.aborted).toBe(true)
  expect(document.activeElement).toBe(save)
  // It is still looked up what came of it.
  expect(save.getAttribute('aria-busy')).toBe('true')
  await act(async () => asked[0]?.end())
  expect(stop()).toBeNull()
  fireEvent.click(save)
  expect(asked).toHaveLength(2)
  expect(asked[1]?.signal.aborted).toBe(false)
})
