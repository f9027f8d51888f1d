import { describe, expect, it } from 'vitest'
import { imaginedAppliance } from '../../api/imagined-appliance'
import type { MetricAnswer } from '../../catalog/metrics'
import { totalsByObject, type Types } from './totals'

const answer = (values: readonly number[], oid = -1): MetricAnswer => ({
  cycle: '30sec',
  node_id: 0,
  clock: 300_000,
  from: 0,
  until: 300_000,
  stats: values.map((value) => ({ oid, time: 0, duration: 300_000, values: [value] })),
})
const types: Types = [
  ['device', [1, 2]],
  ['network', [3]],
]

describe('totals of each object', () => {
  it('come in one answer for each type where the release has it', async () => {
    const given = [[answer([5], 1)], [answer([7], 3)]]
    const asked: string[] = []
    const got = await totalsByObject(imaginedAppliance(), types, async (some, asking) => {
      asked.push(asking)
      expect(some).toBe(types)
      return Promise.resolve(given)
    })
    expect([asked, got]).toEqual([['totalByObject'], given])
  })

  it('are asked one by one where the total of all is what there is, and keep whose they are', async () => {
    const got = await totalsByObject(imaginedAppliance({ release: '5.3' }), types, async (some, asking) => {
      expect(asking).toBe('total')
      return Promise.resolve(some.map(([, ids]) => [answer([100 * (ids[0] ?? 0)])]))
    })
    expect(got?.map((list) => list.flatMap(({ stats }) => stats?.map(({ oid, values }) => [oid, ...values])))).toEqual([
      [
        [1, 100],
        [2, 200],
      ],
      [[3, 300]],
    ])
  })

  it('are not asked of so many that it would cost more than it tells', async () => {
    const many: Types = [['device', Array.from({ length: 21 }, (_, at) => at)]]
    const never = () => Promise.reject(new Error('It was asked'))
    expect(await totalsByObject(imaginedAppliance({ release: '5.3' }), many, never)).toBeUndefined()
  })
})
