/**
 * Timers that keep their time in a hidden tab, where browsers hold back a page's own to once a minute. They run in a
 * worker; where none can be started, and outside a browser, the page's own have to do.
 */

let start: (() => Worker) | undefined
let worker: Worker | null | undefined
let next = 1
const waiting = new Map<number, () => void>()

/** Says how the worker is started, once for the page. What nobody says it to runs in plain Node as well. */
export function keepTimeIn(starter: () => Worker): void {
  start = starter
}

function workerOf(): Worker | null {
  if (worker !== undefined) return worker
  try {
    worker = start === undefined || typeof Worker === 'undefined' ? null : start()
    worker?.addEventListener('message', ({ data }: MessageEvent<number>) => {
      const done = waiting.get(data)
      waiting.delete(data)
      done?.()
    })
    worker?.addEventListener('error', () => {
      worker = null
      for (const done of waiting.values()) done()
      waiting.clear()
    })
  } catch {
    worker = null
  }
  return worker
}

/** Calls `done` after `ms`; the function returned forgets it. A page that is seen keeps its time by itself. */
export function later(ms: number, done: () => void): () => void {
  const own = typeof document !== 'undefined' && document.visibilityState === 'hidden' ? workerOf() : null
  if (!own) {
    const timer = setTimeout(done, ms)
    return () => clearTimeout(timer)
  }
  const id = next++
  waiting.set(id, done)
  own.postMessage({ id, ms })
  return () => void waiting.delete(id)
}
