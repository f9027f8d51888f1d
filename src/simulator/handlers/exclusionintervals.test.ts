import { afterEach, expect, it } from 'vitest'
import { connect, type Client } from '../test-client'

let client: Client
afterEach(() => client.close())

const create = async (interval_type: string, start: number, end: number, name = 'Mine'): Promise<number> =>
  (
    await client.call('POST', '/exclusionintervals', {
      body: { name, interval_type, start, end, alert_apply_all: false, trend_apply_all: false },
    })
  ).status

it('counts seconds as the type says', async () => {
  client = await connect()
  expect(await create('onetime', 1_800_000_000, 1_800_003_600, 'Once')).toBe(201)
  expect(await create('onetime', 1_800_003_600, 1_800_000_000)).toBe(422)
  expect(await create('daily', 0, 86_400, 'Whole day')).toBe(201)
  expect(await create('daily', 79_200, 21_600, 'Over midnight')).toBe(201)
  expect(await create('daily', 0, 86_401)).toBe(422)
  expect(await create('weekly', 432_000, 604_800, 'Two days')).toBe(201)
  expect(await create('weekly', 432_000, 604_801)).toBe(422)
  expect(await create('monthly', 0, 1)).toBe(422)
  expect(await create('daily', 0, 1.5)).toBe(400)
  expect(await create('daily', 0, 1, 'Weekend')).toBe(422)
})

it('reads a change by the type that the interval then has', async () => {
  client = await connect()
  const patch = async (body: unknown): Promise<number> =>
    (await client.call('PATCH', '/exclusionintervals/1', { body })).status
  expect(await patch({ end: 100_000 })).toBe(422)
  expect(await patch({ end: 100_000, interval_type: 'weekly' })).toBe(204)
  expect((await client.call('GET', '/exclusionintervals/1')).json).toMatchObject({
    name: 'Nightly backup',
    interval_type: 'weekly',
    start: 7200,
    end: 100_000,
  })
  expect(await patch({ interval_type: 'daily' })).toBe(422)
})
