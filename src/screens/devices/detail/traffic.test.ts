import { describe, expect, it } from 'vitest'
import { trafficOf } from './traffic'

describe('traffic of a device', () => {
  it('is bits per second: bytes of a bucket over its length', () => {
    expect(trafficOf([{ time: 0, duration: 30_000, values: [30_000, 3000] }])).toEqual([{ at: 0, values: [8000, 800] }])
  })

  it('comes in the order of time, with nulls where nothing was measured', () => {
    const points = trafficOf([
      { time: 90_000, duration: 30_000, values: [1, null] },
      { time: 0, duration: 30_000, values: [30_000, 30_000] },
    ])
    expect(points.map(({ at }) => at)).toEqual([0, 30_000, 60_000, 90_000])
    expect(points[1]?.values).toEqual([null, null])
    expect(points[3]?.values[1]).toBeNull()
  })
})
