// Creating, deleting and bringing back over real HTTP, without a browser: what an undo restores and what it says.
import { QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, it } from 'vitest'
import { exists, type Appliance } from '../src/api/appliance'
import { setKey } from '../src/api/keys'
import { call } from '../src/api/send'
import { openStanding } from '../src/api/standing'
import { catalog } from '../src/catalog'
import type { Resource } from '../src/catalog/operation'
import type { Release } from '../src/catalog/release'
import { createObject } from '../src/crud/create-object'
import { listQuery, objectOf } from '../src/crud/list-query'
import { idOf } from '../src/crud/model'
import { refusalOf } from '../src/crud/refusal'
import { canUndo, holdsOthers, removeObject } from '../src/crud/removal'
import { restoreObject, sayRestored } from '../src/crud/restore'
import { changeAssignments, idsOf, readUses, sidesFor } from '../src/crud/uses'
import { searchHolders } from '../src/crud/holders'
import { startSimulator } from '../src/simulator/server'

const running: { close: () => Promise<unknown> }[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()))
})

async function site(release: Release = '9.8') {
  const simulator = await startSimulator({
    role: 'discover',
    release,
    port: 0,
    devices: 60,
    seed: 1,
    strict: true,
  })
  running.push(simulator)
  const appliance: Appliance = {
    id: simulator.url,
    url: simulator.url,
    name: 'test',
    platform: 'discover',
    version: `${release}.0.1`,
    release,
    standing: openStanding(release),
    user: null,
    keyHint: '',
  }
  setKey(appliance.id, simulator.keys[0]?.key ?? '')
  return { simulator, appliance, client: new QueryClient() }
}

describe('undo of a delete', () => {
  it('makes a tag again with its devices, and says so', async () => {
    const { appliance, client } = await site()
    const { tags } = catalog
    const { row } = await createObject(client, appliance, tags, { name: 'Undo me' })
    if (!row) throw new Error('not created')
    const id = idOf(tags, row)
    const [side] = sidesFor(tags, appliance)
    if (!side) throw new Error('tags have no devices')
    const { rows } = (await readUses(client, appliance, tags, '1'))[0] ?? { rows: null }
    const devices = idsOf(side, rows ?? []).slice(0, 3)
    expect(devices.length).toBe(3)
    await changeAssignments(appliance, side, id, { assign: devices })

    const removed = await removeObject(client, appliance, tags, row)
    expect(removed.uses[0]?.rows?.length).toBe(3)
    const restored = await restoreObject(client, appliance, tags, removed)
    expect(restored.row?.name).toBe('Undo me')
    expect(restored.again).toEqual([{ words: ['device', 'devices'], wanted: 3, verified: 3, missing: [] }])
    const again = await readUses(client, appliance, tags, idOf(tags, restored.row ?? {}))
    expect(new Set(idsOf(side, again[0]?.rows ?? []))).toEqual(new Set(devices))
    const said = sayRestored(tags, row, restored)
    expect(said.whole).toBe(true)
    expect(said.words).toContain('3 of 3 devices')
    expect(said.words).toContain(`it was ${id}`)
  })

  it('says what did not come back', async () => {
    const { simulator, appliance, client } = await site()
    const { tags } = catalog
    const [first] = await readUses(client, appliance, tags, '1')
    const rows = await client.fetchQuery({ queryKey: ['rows'], queryFn: () => first?.rows ?? [] })
    const listed = { id: 1, name: 'Production' }
    const removed = await removeObject(client, appliance, tags, listed)
    simulator.faults.add({ kind: 'status', status: 500, match: { path: '/tags/*/devices', method: 'POST' } })
    const restored = await restoreObject(client, appliance, tags, removed)
    const said = sayRestored(tags, listed, restored)
    expect(said.whole).toBe(false)
    expect(said.words).toContain(`0 of ${rows.length} devices`)
    expect(said.words).toContain('500')
  })

  it('restores every kind of assignment of a device group, and none that its rule makes', async () => {
    const { appliance, client } = await site()
    const { devicegroups } = catalog
    const { row } = await createObject(client, appliance, devicegroups, {
      name: 'Undo group',
      dynamic: true,
      field: 'vendor',
      value: 'Dell',
    })
    if (!row) throw new Error('not created')
    const id = idOf(devicegroups, row)
    for (const side of sidesFor(devicegroups, appliance)) {
      if (side.to === 'alerts' || side.to === 'triggers')
        await changeAssignments(appliance, side, id, { assign: [1, 2] })
    }
    const removed = await removeObject(client, appliance, devicegroups, row)
    const restored = await restoreObject(client, appliance, devicegroups, removed)
    expect(restored.row).toMatchObject({ name: 'Undo group', dynamic: true, field: 'vendor', value: 'Dell' })
    const sides = restored.again.map(({ words, wanted, verified }) => [words[1], wanted, verified])
    expect(sides).toContainEqual(['alerts', 2, 2])
    expect(sides).toContainEqual(['triggers', 2, 2])
    expect(sides.some(([words]) => words === 'devices')).toBe(false)
  })

  it('puts the members of a user group back', async () => {
    const { appliance, client } = await site()
    const { usergroups } = catalog
    const row = await call(appliance, usergroups.operations.get, { params: { id: 'local-operators' } })
    const removed = await removeObject(client, appliance, usergroups, row)
    const restored = await restoreObject(client, appliance, usergroups, removed)
    expect(restored.again).toMatchObject([{ words: ['members', 'members'], wanted: 2, verified: 2, missing: [] }])
    const now = await call(appliance, usergroups.operations.members, { params: { id: 'local-operators' } })
    expect(now).toMatchObject({ users: { 'j.doe': 'j.doe', netops: 'netops' } })
    const said = sayRestored(usergroups, row, restored)
    expect(said.words).toContain('Made again and verified: 2 of 2 members.')
    // The appliance calls a group by its name, whatever was shown before, and this is said.
    expect(restored.changed).toEqual(['Name'])
    expect(said.words).toContain('Not as before: Name.')
  })

  it.each(['5.3', '8.0', '8.5', '9.8'] as const)('puts the criteria of a custom device back in %s', async (release) => {
    const { appliance, client } = await site(release)
    const { customdevices } = catalog
    const oneByOne = exists(customdevices.operations.createCriterion, appliance)
    const criteria = [
      { ipaddr: '10.77.0.0/16', dst_port_min: 80, dst_port_max: 443 },
      { vlan_min: 7, vlan_max: 9 },
    ]
    const { row } = await createObject(client, appliance, customdevices, {
      name: 'Undo device',
      ...(!oneByOne && { criteria }),
    })
    if (!row) throw new Error('not created')
    const id = idOf(customdevices, row)
    const before = oneByOne ? criteria : []
    for (const body of before) await call(appliance, customdevices.operations.createCriterion, { params: { id }, body })
    const whole = await client.fetchQuery({ ...objectOf(appliance, customdevices, id), staleTime: 0 })
    const removed = await removeObject(client, appliance, customdevices, whole ?? row)
    const restored = await restoreObject(client, appliance, customdevices, removed)
    const said = sayRestored(customdevices, row, restored)
    expect(said).toMatchObject({ whole: true })
    if (oneByOne) {
      expect(said.words).toContain('2 of 2 criteria')
      const newId = idOf(customdevices, restored.row ?? {})
      const now = await call(appliance, customdevices.operations.listCriteria, { params: { id: newId } })
      // Where the create takes them too, they are not there twice.
      expect(now.length).toBe(2)
      expect(now).toMatchObject(criteria)
    } else expect(restored.row).toMatchObject({ criteria })
  })

  it('says which entries could not be put back', async () => {
    const { simulator, appliance, client } = await site('8.0')
    const { customdevices } = catalog
    const { row } = await createObject(client, appliance, customdevices, { name: 'Half' })
    const id = idOf(customdevices, row ?? {})
    for (const ipaddr of ['10.1.0.0/16', '10.2.0.0/16'])
      await call(appliance, customdevices.operations.createCriterion, { params: { id }, body: { ipaddr } })
    const removed = await removeObject(client, appliance, customdevices, row ?? {})
    const match = { path: '/customdevices/*/criteria', method: 'POST' } as const
    simulator.faults.add({ kind: 'status', status: 500, match, times: 1 })
    const said = sayRestored(customdevices, row ?? {}, await restoreObject(client, appliance, customdevices, removed))
    expect(said.whole).toBe(false)
    expect(said.words).toContain('1 of 2 criteria')
    expect(said.words).toContain('500')
  })

  it('gives an email group back to the alerts that wrote to it', async () => {
    const { appliance, client } = await site()
    const { emailgroups, alerts } = catalog
    const row = await call(appliance, emailgroups.operations.get, { params: { id: 3 } })
    const assign = (id: number) =>
      call(appliance, alerts.operations.assignEmailgroups, { params: { id }, body: { assign: [3] } })
    await assign(1)
    await assign(2)
    const asked: [number, number][] = []
    const found = await searchHolders(client, appliance, emailgroups, { onProgress: (at, of) => asked.push([at, of]) })
    const all = await call(appliance, alerts.operations.list, {})
    expect(asked.at(-1)).toEqual([all.length, all.length])
    expect(found.map(({ byId }) => (byId.get('3') ?? []).map((held) => held.row.id))).toEqual([[1, 2]])
    const removed = await removeObject(client, appliance, emailgroups, row, { found })
    const restored = await restoreObject(client, appliance, emailgroups, removed)
    expect(sayRestored(emailgroups, row, restored)).toMatchObject({ whole: true })
    expect(sayRestored(emailgroups, row, restored).words).toContain('2 of 2 alerts that use it')
    for (const id of [1, 2]) {
      const groups = await call(appliance, alerts.operations.listEmailgroups, { params: { id } })
      expect(groups.map((group) => group.id)).toContain(restored.row?.id)
    }
  })

  it('shares dashboards with a user group again', async () => {
    const { appliance, client } = await site()
    const { usergroups, dashboards } = catalog
    const id = 'local-operators'
    const all = await call(appliance, dashboards.operations.list, {})
    const mine = all.find(({ rights }) => rights?.includes('edit'))
    if (!mine) throw new Error('no dashboard')
    const params = { id: mine.id }
    await call(appliance, dashboards.operations.updateSharing, { params, body: { groups: { [id]: 'editor' } } })
    const row = await call(appliance, usergroups.operations.get, { params: { id } })
    const found = await searchHolders(client, appliance, usergroups)
    const removed = await removeObject(client, appliance, usergroups, row, { found })
    expect((await call(appliance, dashboards.operations.sharing, { params })).groups).not.toHaveProperty(id)
    const restored = await restoreObject(client, appliance, usergroups, removed)
    expect(restored.again.every(({ wanted, verified }) => wanted === verified)).toBe(true)
    expect((await call(appliance, dashboards.operations.sharing, { params })).groups).toMatchObject({ [id]: 'editor' })
  })

  it('says what was not known when the search for users was cut short', async () => {
    const { appliance, client } = await site()
    const { emailgroups } = catalog
    const stop = new AbortController()
    const options = { signal: stop.signal, onProgress: (asked: number) => asked >= 6 && stop.abort() }
    const found = await searchHolders(client, appliance, emailgroups, options)
    expect(found[0]?.unasked).toBeGreaterThan(0)
    const row = await call(appliance, emailgroups.operations.get, { params: { id: 3 } })
    const removed = await removeObject(client, appliance, emailgroups, row, { found })
    const said = sayRestored(emailgroups, row, await restoreObject(client, appliance, emailgroups, removed))
    expect(said.whole).toBe(false)
    expect(said.words).toContain('Not known before the delete, so not made again: all alerts that use it.')
  })

  const undoable = Object.values<Resource>(catalog).filter(
    (resource) => resource.operations.remove && canUndo(resource) && !holdsOthers(resource),
  )
  for (const release of ['5.3', '8.0', '9.8'] as const) {
    it(`brings every kind of object back as it was, in ${release}`, async () => {
      const { appliance, client } = await site(release)
      for (const resource of undoable) {
        const { list, remove } = resource.operations
        if (!list || !remove || !exists(remove, appliance)) continue
        const rows = await client.fetchQuery({ ...listQuery(appliance, list), staleTime: 0 })
        // Older releases do not say which device groups are built in; those come first.
        const row = rows.findLast((each) => refusalOf(resource, each, 'remove') === undefined)
        if (!row) throw new Error(`no ${resource.words[0]} to delete`)
        const found = await searchHolders(client, appliance, resource)
        const removed = await removeObject(client, appliance, resource, row, { found })
        const restored = await restoreObject(client, appliance, resource, removed)
        // A user group is called by its full name again: what is shown for it cannot be written.
        expect.soft(restored.changed, resource.name).toEqual(resource.name === 'usergroups' ? ['Name'] : [])
        expect
          .soft(sayRestored(resource, row, { ...restored, changed: [] }), resource.name)
          .toMatchObject({ whole: true })
      }
    })
  }
})
