import { afterAll, expect, it } from 'vitest'
import { z } from '../../catalog/zod'
import { connect, rowsOf } from '../test-client'

const client = await connect()
afterAll(() => client.close())

const Stats = z.object({ stats: z.array(z.object({ time: z.number(), values: z.array(z.number()) })) })
const hour = 3_600_000

it('says of a device that it was last seen when it last sent or received something', async () => {
  const now = Date.now()
  const seen = rowsOf(await client.call('GET', '/devices?limit=80')).flatMap(({ id, last_seen_time: at }) =>
    typeof at === 'number' && at > now - 23 * hour ? [{ id, at }] : [],
  )
  expect(seen.length).toBeGreaterThan(40)
  for (const { id, at } of seen) {
    const body = {
      cycle: '5min',
      from: '-24h',
      until: 0,
      object_type: 'device',
      object_ids: [id],
      metric_category: 'net',
      metric_specs: [{ name: 'bytes_in' }, { name: 'bytes_out' }],
    }
    const { stats } = Stats.parse((await client.call('POST', '/metrics', { body })).json)
    const last = stats.findLast(({ values }) => values.some((value) => value > 0))?.time
    expect({ id, near: Math.abs((last ?? 0) - at) < hour / 3 }).toEqual({ id, near: true })
  }
})
