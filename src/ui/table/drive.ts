import { turn } from '../../browser/turn'
import type { Steps } from './order'

/** How long one task may work before it lets the browser draw, in ms. */
export const slice = 10

/** Runs a piece of pausing work to its end at once. */
export function runNow<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * Runs a piece of pausing work in slices, the first one at once. `done` is called when it ends, in the same
 * task if it fits. Returns a function that gives up.
 */
export function drive<Result>(steps: Steps<Result>, done: (result: Result) => void): () => void {
  let stopped = false
  const work = () => {
    if (stopped) return
    const end = performance.now() + slice
    do {
      const step = steps.next()
      if (step.done) {
        done(step.value)
        return
      }
    } while (performance.now() < end)
    void turn().then(work)
  }
  work()
  return () => {
    stopped = true
  }
}

/** Runs work while the browser has nothing else to do. Returns a function that gives up. */
export function driveIdle(steps: Steps<unknown>): () => void {
  let stopped = false
  const idle =
    globalThis.requestIdleCallback ?? ((work: IdleRequestCallback) => setTimeout(() => work(fullSlice()), 16))
  // An idle browser offers up to 50 ms; with a collection of garbage in it that would be a long task.
  const work = (deadline: IdleDeadline) => {
    const end = performance.now() + slice
    while (!stopped && deadline.timeRemaining() > 1 && performance.now() < end) if (steps.next().done) return
    if (!stopped) idle(work)
  }
  idle(work)
  return () => {
    stopped = true
  }
}

function fullSlice(): IdleDeadline {
  const end = performance.now() + slice
  return { didTimeout: false, timeRemaining: () => end - performance.now() }
}
