// Creating, deleting and bringing back over real HTTP, without a browser: what an undo restores and what it says.
import { QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, it } from 'vitest'
import type { Appliance } from '../src/api/appliance'
import { setKey } from '../src/api/keys'
import { openStanding } from '../src/api/standing'
import { catalog } from '../src/catalog'
import { createObject } from '../src/crud/create-object'
import { idOf } from '../src/crud/model'
import { removeObject } from '../src/crud/removal'
import { restoreObject, sayRestored } from '../src/crud/restore'
import { changeAssignments, idsOf, readUses, sidesFor } from '../src/crud/uses'
import { startSimulator } from '../src/simulator/server'

const running: { close: () => Promise<unknown> }[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()))
})

async function site() {
  const simulator = await startSimulator({
    role: 'discover',
    release: '9.8',
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
    version: '9.8.0.1',
    release: '9.8',
    standing: openStanding('9.8'),
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
    const restored = await restoreObject(client, appliance, tags, row, removed.uses)
    expect(restored.row?.name).toBe('Undo me')
    expect(restored.assigned).toEqual([{ words: ['device', 'devices'], wanted: 3, verified: 3 }])
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
    const restored = await restoreObject(client, appliance, tags, listed, removed.uses)
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
    const restored = await restoreObject(client, appliance, devicegroups, row, removed.uses)
    expect(restored.row).toMatchObject({ name: 'Undo group', dynamic: true, field: 'vendor', value: 'Dell' })
    const sides = restored.assigned.map(({ words, wanted, verified }) => [words[1], wanted, verified])
    expect(sides).toContainEqual(['alerts', 2, 2])
    expect(sides).toContainEqual(['triggers', 2, 2])
    expect(sides.some(([words]) => words === 'devices')).toBe(false)
  })
})
