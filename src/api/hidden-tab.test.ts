/** In a hidden tab a page's own timers fire once a minute: what a run waits for is timed by whoever keeps the time. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchdog } from './transport'
import { waitFor } from './waits'

const timers = vi.hoisted(() => [] as { ms: number; done: () => void }[])
vi.mock('../browser/timer', () => ({
  later: (ms: number, done: () => void) => {
    const timer = { ms, done }
    timers.push(timer)
    return () => timers.splice(timers.indexOf(timer), 1)
  },
}))

let now = 0
beforeEach(() => {
  now = 1000
  timers.length = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)
})
afterEach(() => void vi.restoreAllMocks())

/** Lets the one timer fire at its time. */
function fire(): number {
  const [timer, ...others] = timers.splice(0)
  expect(others).toEqual([])
  if (!timer) throw new Error('No timer runs')
  now += timer.ms
  timer.done()
  return timer.ms
}

it('a silence has its limit there, counted from the last sign of life', () => {
  const { signal, alive } = watchdog(8000)
  now += 5000
  alive()
  now -= 5000
  expect(fire()).toBe(8000)
  expect(signal.aborted).toBe(false)
  expect(fire()).toBe(5000)
  expect(signal.aborted).toBe(true)
  const ended = watchdog(8000)
  ended.stop()
  expect(timers).toEqual([])
})

it('so has a wait before a call is sent once more', async () => {
  const waited = waitFor(9000, { method: 'GET', path: '/extrahop' }, undefined)
  expect(fire()).toBe(9000)
  expect(await waited).toBe(false)
})
