import { afterEach, describe, expect, it, vi } from 'vitest'
import { driveIdle, slice } from './drive'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('work while the browser is idle', () => {
  it('takes one slice of the time it is offered, and goes on in the next', () => {
    let clock = 0
    vi.spyOn(performance, 'now').mockImplementation(() => clock)
    const offered: IdleRequestCallback[] = []
    vi.stubGlobal('requestIdleCallback', (work: IdleRequestCallback) => offered.push(work))
    let steps = 0
    driveIdle(
      (function* () {
        for (; steps < 3 * slice; steps++) {
          clock += 1
          yield
        }
      })(),
    )
    const idle = () => offered.shift()?.({ didTimeout: false, timeRemaining: () => 50 })
    idle()
    expect(steps).toBeLessThanOrEqual(slice)
    idle()
    idle()
    idle()
    expect(steps).toBe(3 * slice)
    expect(offered).toEqual([])
  })
})
