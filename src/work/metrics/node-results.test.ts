import { beforeEach, expect, it, vi } from 'vitest'
import { call } from '../../api/send'
import type { MetricQuery } from '../../catalog/metrics'
import { gather } from './node-results'

vi.mock('../../api/send', () => ({ call: vi.fn() }))

const asked = vi.mocked(call)
beforeEach(() => void asked.mockReset())

/** What the appliance answers, one after the other; null when nothing is left. */
const answers = (...script: unknown[]) =>
  asked.mockImplementation(() => Promise.resolve(script.shift() ?? null) as never)
const appliance = { id: 'a' } as Parameters<typeof gather>[0]
const go = () => gather(appliance, 'query', {} as MetricQuery, { pause: 1 })
const part = { node_id: 1, stats: [] }

it('takes an xid of null for none', async () => {
  answers({ xid: null, num_results: null, stats: [] })
  expect(await go()).toMatchObject({ nodes: 1, failures: [] })
  expect(asked).toHaveBeenCalledTimes(1)
})

it.each([null, {}, 'many', -3, 0])('takes a promise of %j parts for one', async (num_results) => {
  answers({ xid: 7, num_results }, part)
  expect(await go()).toMatchObject({ answers: [part], nodes: 1, failures: [] })
})

it('believes no promise of more parts than there are appliances', async () => {
  answers({ xid: 7, num_results: 1e300 }, part)
  expect((await go()).failures).toHaveLength(999)
})

it.each(['later', 5, true, [part]])('takes a part that is %j for a node that failed', async (odd) => {
  answers({ xid: 7, num_results: 2 }, odd, part)
  expect(await go()).toMatchObject({ answers: [part], failures: [{ name: 'NodeSilent' }] })
})

it('leaves out the rows that say neither of what nor of when they are, alone', async () => {
  const row = { oid: 1, time: 5, duration: 30, values: [1] }
  const odd = { toString: 1 }
  const big = { ...row, oid: 9007199254740993n }
  const unread = [
    { ...row, oid: odd },
    { ...row, time: odd },
    { ...row, time: 9007199254740993n },
    { ...row, duration: odd },
  ]
  answers({
    from: odd,
    until: odd,
    clock: odd,
    cycle: odd,
    node_id: odd,
    stats: [row, ...unread, big, { ...row, values: 7 }],
  })
  const { answers: came, unread: left } = await go()
  expect(came[0]?.stats).toEqual([row, big, { ...row, values: [] }])
  expect(came[0]).toMatchObject({ from: undefined, until: undefined, cycle: undefined, node_id: undefined })
  expect(left).toBe(unread.length)
})
