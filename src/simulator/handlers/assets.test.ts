// What all assets share: assignment seen from both sides, names, and when resources end.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { relations } from '../../catalog/relations'
import { connect, rowsOf, type Client } from '../test-client'

const idsIn = async (client: Client, path: string): Promise<unknown[]> =>
  rowsOf(await client.call('GET', path)).map((row) => row['id'])

describe('assignments on 8.0', () => {
  let client: Client
  beforeAll(async () => {
    client = await connect({ release: '8.0' })
  })
  afterAll(() => client.close())

  it.each(relations.map((relation) => [relation.from, relation.to, relation.oneWay ?? false] as const))(
    'of %s to %s are seen from both sides',
    async (from, to, oneWay) => {
      const { collections } = client.simulator.world
      // A dynamic group refuses members, so the last of each kind is taken, which for groups is a static one.
      const a = [...collections[from].keys()].at(-1)
      const b = [...collections[to].keys()].at(-1)
      const mine = `/${from}/${a}/${to}`
      const theirs = `/${to}/${b}/${from}`
      expect((await client.call('POST', mine, { body: { assign: [b] } })).status).toBe(204)
      expect(await idsIn(client, mine)).toContain(b)
      if (!oneWay) {
        expect(await idsIn(client, theirs)).toContain(a)
        expect((await client.call('DELETE', `${theirs}/${a}`)).status).toBe(204)
        expect(await idsIn(client, mine)).not.toContain(b)
        expect((await client.call('POST', `${theirs}/${a}`)).status).toBe(204)
        expect(await idsIn(client, mine)).toContain(b)
      }
      expect((await client.call('POST', mine, { body: { assign: [999_999] } })).status).toBe(404)
      expect((await client.call('POST', mine, { body: { unassign: [b] } })).status).toBe(204)
      expect(await idsIn(client, mine)).not.toContain(b)
    },
  )
})

describe('resources', () => {
  let client: Client
  afterEach(() => client.close())

  it('answers 207 with what was not applied, after 8.0', async () => {
    client = await connect({ release: '9.8' })
    const answered = await client.call('POST', '/alerts/1/applications', {
      body: { assign: [3, 777], unassign: [4, 888] },
    })
    expect(answered.status).toBe(207)
    expect(answered.json).toEqual({
      message: expect.stringContaining('2 of 4'),
      failures: [
        { action: 'assign', id: '777', reason: expect.any(String) },
        { action: 'unassign', id: '888', reason: expect.any(String) },
      ],
    })
    expect(await idsIn(client, '/alerts/1/applications')).toEqual([3])
  })

  it.each([
    ['emailgroups', 'group_name', { email_addresses: [], system_notifications: false }],
    ['pages', 'name', {}],
    ['geomaps', 'name', {}],
  ])('takes each name of %s once, also when it changes', async (resource, field, rest) => {
    client = await connect({ release: '8.0' })
    const name = '<b>Süd</b> "№ 1"'
    const make = () => client.call('POST', `/${resource}`, { body: { ...rest, [field]: name } })
    const made = await make()
    expect(made.status, made.text).toBe(201)
    expect((await make()).status).toBe(422)
    const path = made.headers.get('location')?.replace('/api/v1', '') ?? ''
    expect((await client.call('GET', path)).json).toMatchObject({ [field]: name })
    const first = rowsOf(await client.call('GET', `/${resource}`))[0]
    expect((await client.call('PATCH', path, { body: { [field]: first?.[field] } })).status).toBe(422)
    expect((await client.call('DELETE', path)).status).toBe(204)
    expect((await client.call('GET', path)).status).toBe(404)
    expect((await make()).status).toBe(201)
  })

  it.each(['pages', 'flexgrids', 'geomaps', 'whitelist/devices'])(
    'has /%s up to 8.0 and no more on 9.8',
    async (path) => {
      client = await connect({ release: '8.0' })
      expect((await client.call('GET', `/${path}`)).status).toBe(200)
      await client.close()
      client = await connect({ release: '9.8' })
      expect((await client.call('GET', `/${path}`)).status).toBe(404)
    },
  )

  it('lists flex grids, and can neither make, read, change nor delete one', async () => {
    client = await connect({ release: '5.3' })
    expect(rowsOf(await client.call('GET', '/flexgrids')).length).toBeGreaterThan(1)
    expect((await client.call('POST', '/flexgrids', { body: { name: 'Mine' } })).status).toBe(405)
    for (const method of ['GET', 'PATCH', 'DELETE'])
      expect((await client.call(method, '/flexgrids/1')).status).toBe(404)
  })

  it('names VLANs by the id of the object, one for each tag that devices carry', async () => {
    client = await connect({ devices: 600 })
    const rows = rowsOf(await client.call('GET', '/vlans'))
    const tags = new Set(rows.map((row) => row['vlanid']))
    for (const device of client.simulator.world.collections.devices.all()) expect(tags).toContain(device.vlanid)
    const servers = rows.find((row) => row['vlanid'] === 100)
    expect(servers?.['id']).not.toBe(100)
    const path = `/vlans/${String(servers?.['id'])}`
    expect((await client.call('PATCH', path, { body: { name: '' } })).status).toBe(204)
    expect((await client.call('PATCH', path, { body: { vlanid: 5 } })).status).toBe(400)
    expect((await client.call('GET', path)).json).toMatchObject({ vlanid: 100, name: '' })
    expect((await client.call('GET', '/vlans/4094')).status).toBe(404)
    expect((await client.call('POST', '/vlans', { body: { name: 'Mine' } })).status).toBe(405)
    const listed = rowsOf(await client.call('GET', '/networks/1/vlans')).map((row) => row['id'])
    expect(listed).toEqual(rows.map((row) => row['id']))
  })
})
