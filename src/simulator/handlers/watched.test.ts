import { afterEach, describe, expect, it } from 'vitest'
import { connect, rowsOf, type Client } from '../test-client'

let client: Client
afterEach(() => client.close())

describe.each([
  ['whitelist', '5.3'],
  ['watchlist', '9.8'],
] as const)('%s', (name, release) => {
  const ids = async (): Promise<unknown[]> =>
    rowsOf(await client.call('GET', `/${name}/devices`)).map((row) => row['id'])
  const ordinary = (count: number): number[] =>
    [...client.simulator.world.collections.devices.all()]
      .filter((row) => !row.on_watchlist)
      .slice(0, count)
      .map((row) => row.id)

  it('keeps the order in which devices were put on it', async () => {
    client = await connect({ release, devices: 400 })
    const before = await ids()
    expect(before.length).toBeGreaterThan(2)
    const [a = 0, b = 0, c = 0] = ordinary(3)
    expect((await client.call('POST', `/${name}/device/${c}`)).status).toBe(204)
    expect((await client.call('POST', `/${name}/devices`, { body: { assign: [b, a, c] } })).status).toBe(204)
    expect(await ids()).toEqual([...before, c, b, a])
    expect((await client.call('POST', `/${name}/devices`, { body: { unassign: [b] } })).status).toBe(204)
    expect((await client.call('DELETE', `/${name}/device/${c}`)).status).toBe(204)
    expect(await ids()).toEqual([...before, a])
  })

  it('knows devices alone, and changes nothing where one of them does not exist', async () => {
    client = await connect({ release, devices: 400 })
    const before = await ids()
    const [a = 0] = ordinary(1)
    expect((await client.call('POST', `/${name}/device/999999`)).status).toBe(404)
    expect((await client.call('DELETE', `/${name}/device/999999`)).status).toBe(404)
    expect((await client.call('POST', `/${name}/devices`, { body: { assign: [a, 999_999] } })).status).toBe(404)
    expect((await client.call('POST', `/${name}/devices/${a}`)).status).toBe(404)
    expect(await ids()).toEqual(before)
  })
})

it('shows on the device, and gives its analysis back afterwards', async () => {
  client = await connect({ devices: 400 })
  const device = [...client.simulator.world.collections.devices.all()].find((row) => row.analysis_level === 3)
  const path = `/devices/${device?.id}`
  await client.call('POST', `/watchlist/device/${device?.id}`)
  expect((await client.call('GET', path)).json).toMatchObject({
    on_watchlist: true,
    analysis_level: 2,
    analysis: 'advanced',
  })
  await client.call('DELETE', `/watchlist/device/${device?.id}`)
  expect((await client.call('GET', path)).json).toMatchObject({
    on_watchlist: false,
    analysis_level: 3,
    analysis: 'discovery',
  })
})
