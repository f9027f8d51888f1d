import { describe, expect, it } from 'vitest'
import { imaginedRequest } from './imagined-request'
import { createLog } from './log'

const entry = (path: string) => imaginedRequest({ path })

describe('the request log', () => {
  it('keeps the newest, and tells of each change with a new list', () => {
    const log = createLog(3)
    let changes = 0
    const stop = log.subscribe(() => (changes += 1))
    const ends = ['/1', '/2', '/3', '/4'].map((path) => log.begin(entry(path)))
    expect(log.get().map((one) => one.path)).toEqual(['/2', '/3', '/4'])
    expect(changes).toBe(4)
    const before = log.get()
    ends[2]?.({ status: 200, bytes: 12 })
    expect(log.get()).not.toBe(before)
    expect(before[1]?.state).toBe('running')
    expect(log.get()[1]).toMatchObject({ path: '/3', state: 'done', status: 200, bytes: 12 })
    expect(log.get()[1]?.ms).toBeGreaterThanOrEqual(0)
    stop()
    ends[0]?.({ error: 'timeout' })
    expect(log.get().map((one) => one.state)).toEqual(['running', 'done', 'running'])
    expect(changes).toBe(5)
    log.clear()
    expect(log.get()).toEqual([])
  })
})
