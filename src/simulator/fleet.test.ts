import { afterEach, describe, expect, it, vi } from 'vitest'
import { compareVersions } from '../catalog/release'
import { firmwareImage, fleetVersion, posts, startFleet, type Fleet } from './fleet'

let fleet: Fleet | undefined
afterEach(() => fleet?.close())

async function ask(member: Fleet['members'][number] | undefined, path: string, method = 'GET', body?: unknown) {
  if (!member) throw new Error('The fleet is smaller than that')
  const { url, keys } = member.simulator
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `ExtraHop apikey=${keys[0]?.key ?? ''}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return text === '' ? null : (JSON.parse(text) as unknown)
}

describe('a fleet', () => {
  it('has one of each kind at four, and three masters, more data nodes and Traces at thirty', () => {
    expect(posts(4).map(({ role }) => role)).toEqual(['command', 'discover', 'explore', 'trace'])
    const thirty = posts(30)
    expect(thirty).toHaveLength(30)
    expect(new Set(thirty.map(({ name }) => name)).size).toBe(30)
    expect(thirty.filter(({ node }) => node === 'master')).toHaveLength(3)
    expect(thirty.filter(({ node }) => node === 'data')).toHaveLength(9)
    for (let count = 1; count < 40; count++) expect(posts(count), `fleet of ${count}`).toHaveLength(count)
  })

  it('knows itself: the Command lists the others with what they run now, under addresses that answer', async () => {
    fleet = await startFleet({ count: 6, devices: 5 })
    const [command, discover] = fleet.members
    const listed = await ask(command, '/appliances')
    expect(listed).toHaveLength(6)
    const row = (listed as { hostname: string; firmware_version: string; uuid: string }[])[1]
    expect(`http://${row?.hostname}`).toBe(discover?.simulator.url)
    const own = (await ask(discover, '/appliances')) as { id: number; uuid: string }[]
    expect(own[0]?.uuid).toBe(row?.uuid)
    if (discover) discover.simulator.world.appliance.version = '9.8.2.1422'
    expect(JSON.stringify(await ask(command, '/appliances/1'))).toContain('9.8.2.1422')
  })

  it.each([1, 6])(
    'of %i has networks, devices and applications of the Discovers that it lists, of no others',
    async (count) => {
      fleet = await startFleet({ count, devices: 40 })
      const [command] = fleet.members
      type Row = { id: number; node_id: number | null; name: string; display_name: string }
      const list = async (path: string) => (await ask(command, path)) as Row[]
      const names = new Map((await list('/nodes')).map(({ id, display_name }) => [id, display_name]))
      expect(names.size).toBe(count === 1 ? 0 : 2)
      for (const { node_id, name } of await list('/networks')) expect(names.get(node_id ?? 0)).toBe(name)
      expect(await list('/networks')).toHaveLength(names.size)
      for (const path of ['/devices', '/applications', '/vlans'])
        for (const { node_id } of await list(path)) if (node_id !== null) expect(names.has(node_id)).toBe(true)
    },
  )

  it.each([1, 6])('of %i says of each network the UUID of the appliance that it belongs to', async (count) => {
    fleet = await startFleet({ count, devices: 5 })
    for (const member of fleet.members.filter(({ role }) => role === 'command' || role === 'discover')) {
      const list = async (path: string) =>
        (await ask(member, path)) as { id: number; uuid: string; node_id: number | null; appliance_uuid: string }[]
      const uuids = new Map((await list('/appliances')).map(({ id, uuid }) => [id, uuid]))
      for (const { node_id, appliance_uuid } of await list('/networks'))
        expect(appliance_uuid).toBe(uuids.get(node_id ?? 0))
    }
  })

  it('halts ingest on all nodes of the cluster by way of one', async () => {
    fleet = await startFleet({ count: 12, devices: 5 })
    const nodes = fleet.members.filter(({ role }) => role === 'explore')
    expect(nodes.length).toBeGreaterThan(3)
    await ask(nodes[0], '/extrahop/cluster', 'PATCH', { ingest_enabled: false })
    for (const node of nodes) expect(await ask(node, '/extrahop/cluster')).toEqual({ ingest_enabled: false })
    const config = await ask(nodes[3], '/runningconfig?section=cluster')
    expect(config).toMatchObject({ cluster: { name: 'fra1-exa', nodes: nodes.length, master_eligible: false } })
  })

  it('has none that fails its upgrade unless it is asked for', async () => {
    fleet = await startFleet({ count: 14, devices: 5 })
    expect(fleet.members.filter(({ simulator: { world } }) => world.appliance.course.ends !== 'well')).toEqual([])
  })

  it('starts within the rules of versions: nothing is newer than what manages it', async () => {
    fleet = await startFleet({ count: 12, seed: 7, devices: 5 })
    const [command] = fleet.members
    for (const { identity } of fleet.members)
      expect(compareVersions(identity.version, command?.identity.version ?? '')).toBeLessThanOrEqual(0)
  })

  it('prints a CSV of address, key and image, one line for each', async () => {
    fleet = await startFleet({ count: 4, devices: 5 })
    const lines = fleet.csv.trim().split('\n')
    expect(lines).toHaveLength(4)
    expect(lines[2]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/,[0-9a-f]{32},extrahop-exa-9\.8\.2\.1422\.tar$/)
  })

  it('takes its own images and becomes their version, but for those that are to fail', async () => {
    fleet = await startFleet({ count: 4, devices: 5, upgradeTime: 40, restartTime: 20, failing: 1, seed: 3 })
    const failing = fleet.members.filter(({ simulator: { world } }) => world.appliance.course.ends === 'fails')
    expect(failing).toHaveLength(1)
    for (const { simulator, role } of fleet.members) {
      const headers = { authorization: `ExtraHop apikey=${simulator.keys[0]?.key ?? ''}` }
      const sent = await fetch(`${simulator.url}/api/v1/extrahop/firmware`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/vnd.extrahop.firmware' },
        body: firmwareImage(role),
      })
      expect(sent.status, await sent.text()).toBe(201)
      await fetch(`${simulator.url}/api/v1/extrahop/firmware/latest/upgrade`, { method: 'POST', headers })
    }
    const versions = () => fleet?.members.filter((one) => one.simulator.world.appliance.version === fleetVersion)
    await vi.waitFor(() => expect(versions()).toHaveLength(3), 3000)
    expect(versions()).not.toContain(failing[0])
  })
})
