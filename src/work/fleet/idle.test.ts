// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { lockWhenIdle } from './idle'
import { locked } from './lock'

const minute = 60_000
let end: () => void = () => undefined

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  end()
  locked.unlock()
  vi.useRealTimers()
})

it('locks after so long without a touch, and again after an unlock', () => {
  end = lockWhenIdle(30 * minute)
  vi.advanceTimersByTime(29 * minute)
  document.dispatchEvent(new Event('keydown'))
  vi.advanceTimersByTime(29 * minute)
  expect(locked.get()).toBeNull()
  vi.advanceTimersByTime(minute)
  expect(locked.get()).not.toBeNull()
  locked.unlock()
  document.dispatchEvent(new Event('pointerdown'))
  vi.advanceTimersByTime(29 * minute)
  expect(locked.get()).toBeNull()
  vi.advanceTimersByTime(31 * minute)
  expect(locked.get()).not.toBeNull()
})

it('never locks where that was chosen, nor after its run', () => {
  end = lockWhenIdle(0)
  vi.advanceTimersByTime(600 * minute)
  end = lockWhenIdle(minute)
  end()
  vi.advanceTimersByTime(600 * minute)
  expect(locked.get()).toBeNull()
})
