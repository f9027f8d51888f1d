// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { later } from './timer'
import './worker-timer'

/** A worker whose waits are the test's to end. */
const worker = vi.hoisted(() => ({
  asked: [] as { id: number; ms: number }[],
  tell: undefined as ((type: string, event: unknown) => void) | undefined,
}))

vi.mock('./own-worker', () => ({
  startWorker: () => {
    const heard = new Map<string, (event: unknown) => void>()
    worker.tell = (type, event) => heard.get(type)?.(event)
    return {
      addEventListener: (type: string, done: (event: unknown) => void) => heard.set(type, done),
      postMessage: (message: { id: number; ms: number }) => worker.asked.push(message),
    }
  },
}))

const see = (state: DocumentVisibilityState) =>
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => state)

beforeEach(() => {
  vi.stubGlobal('Worker', vi.fn())
  worker.asked.length = 0
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

it('waits by a worker while the page is hidden, and by the page itself while it is seen', () => {
  const done: string[] = []
  see('visible')
  later(1000, () => done.push('seen'))
  expect(worker.asked).toEqual([])
  vi.advanceTimersByTime(1000)
  see('hidden')
  later(1000, () => done.push('hidden'))
  const forget = later(1000, () => done.push('forgotten'))
  forget()
  // A page's own timers may not fire for a minute.
  vi.advanceTimersByTime(60_000)
  expect(done).toEqual(['seen'])
  for (const { id, ms } of worker.asked) {
    expect(ms).toBe(1000)
    worker.tell?.('message', { data: id })
  }
  expect(done).toEqual(['seen', 'hidden'])
})

it('ends all waits of a worker that breaks, and waits by the page from then on', () => {
  const done: string[] = []
  see('hidden')
  later(5000, () => done.push('waiting'))
  worker.tell?.('error', {})
  expect(done).toEqual(['waiting'])
  later(5000, () => done.push('after'))
  vi.advanceTimersByTime(5000)
  expect(done).toEqual(['waiting', 'after'])
})
