import { later } from '../browser/timer'

/**
 * Waits `ms`, or until the signal fires, whichever comes first; it never rejects. A watch that goes on for an hour
 * waits thousands of times, so the listener is taken back.
 */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve()
      return
    }
    const done = () => {
      forget()
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const forget = later(ms, done)
    signal?.addEventListener('abort', done)
  })
}
