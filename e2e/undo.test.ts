// Creating, deleting and bringing back over real HTTP, without a browser: what an undo restores and what it says.
import { describe, expect, it } from 'vitest'
import { exists } from '../src/api/appliance'
import { call } from '../src/api/send'
import { catalog } from '../src/catalog'
import type { Resource } from '../src/catalog/operation'
import { createObject } from '../src/crud/create-object'
import { readList, readNow } from '../src/crud/list-query'
import { idOf, nameOf } from '../src/crud/model'
import { sparedBy } from '../src/catalog/spares'
import { canUndo, holdsOthers } from '../src/crud/removal'
import { readAssigned } from '../src/crud/ties/assigned'
import { searchUsers } from '../src/crud/ties/users'
import { memoryJournal } from '../src/work/journal'
import { outcomesOf } from '../src/work/mark'
import { assign, deleteAndUndo, plan, tieTo, wordsOf } from './delete-steps'
import { planner, simulatedSite } from './simulated-site'

describe('undo of a delete', () => {
  it('makes a tag again with its devices, and says so', async () => {
    const { appliance, client } = await simulatedSite()
    const { tags } = catalog
    const { row } = await createObject(client, appliance, tags, { name: 'Undo me' })
    if (!row) throw new Error('not created')
    const devices = (await readAssigned(appliance, tieTo(tags, 'devices'), '1')).slice(0, 3)
    expect(devices.length).toBe(3)
    await assign(appliance, tags, idOf(tags, row), 'devices', devices)
    const { words, whole, id } = await deleteAndUndo(appliance, tags, [row])
    expect(whole).toBe(true)
    expect((await readNow(appliance, tags, id)).name).toBe('Undo me')
    expect(new Set(await readAssigned(appliance, tieTo(tags, 'devices'), id))).toEqual(new Set(devices))
    expect(words).toContain('3 of 3 devices')
    expect(words).toContain(`it was ${idOf(tags, row)}`)
  })

  it('says what did not come back, and brings it when it is tried again', async () => {
    const { simulator, appliance } = await simulatedSite()
    const { tags } = catalog
    const devices = await readAssigned(appliance, tieTo(tags, 'devices'), '1')
    const { finish, takeBack, work } = planner()
    const made = plan(appliance, tags, [{ id: 1, name: 'Production' }])
    await finish(made)
    simulator.faults.add({ kind: 'status', status: 500, match: { path: '/tags/*/devices', method: 'POST' } })
    const { head, ...view } = await takeBack(made)
    expect(head).toMatchObject({ state: 'ended', failed: 1 })
    expect(wordsOf({ head, ...view }).join()).toContain(`0 of ${devices.length} devices`)
    expect(wordsOf({ head, ...view }).join()).toContain('500')
    simulator.faults.clear()
    await work.retry(head.id)
    expect(work.view(head.id).get()?.head).toMatchObject({ state: 'ended', failed: 0, verified: 1 })
    const rows = (await readList(appliance, tags.operations.list)).filter(({ name }) => name === 'Production')
    expect(rows.length).toBe(1)
    expect(await readAssigned(appliance, tieTo(tags, 'devices'), idOf(tags, rows[0] ?? {}))).toEqual(devices)
  })

  it('restores every kind of assignment of a device group, and none that its rule makes', async () => {
    const { appliance, client } = await simulatedSite()
    const { devicegroups } = catalog
    const body = { name: 'Undo group', dynamic: true, field: 'vendor', value: 'Dell' }
    const { row } = await createObject(client, appliance, devicegroups, body)
    if (!row) throw new Error('not created')
    for (const to of ['alerts', 'triggers']) await assign(appliance, devicegroups, idOf(devicegroups, row), to, [1, 2])
    const { words, id } = await deleteAndUndo(appliance, devicegroups, [row])
    expect(await readNow(appliance, devicegroups, id)).toMatchObject(body)
    expect(words).toContain('2 of 2 alerts')
    expect(words).toContain('2 of 2 triggers')
    expect(words).not.toContain('devices')
  })

  it('puts the members of a user group back', async () => {
    const { appliance } = await simulatedSite()
    const { usergroups } = catalog
    const row = await call(appliance, usergroups.operations.get, { params: { id: 'local-operators' } })
    const { words } = await deleteAndUndo(appliance, usergroups, [row])
    const now = await call(appliance, usergroups.operations.members, { params: { id: 'local-operators' } })
    expect(now).toMatchObject({ users: { 'j.doe': 'j.doe', netops: 'netops' } })
    expect(words).toContain('Made again and verified: 2 of 2 members.')
    // The appliance calls a group by its name, whatever was shown before, and this is said.
    expect(words).toContain('Not as before: Name.')
  })

  it.each(['5.3', '8.0', '8.5', '9.8'] as const)('puts the criteria of a custom device back in %s', async (release) => {
    const { appliance, client } = await simulatedSite(release)
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
    const { whole, words, id: newId } = await deleteAndUndo(appliance, customdevices, [row])
    expect(whole).toBe(true)
    if (oneByOne) {
      expect(words).toContain('2 of 2 criteria')
      const now = await call(appliance, customdevices.operations.listCriteria, { params: { id: newId } })
      // Where the create takes them too, they are not there twice.
      expect(now.length).toBe(2)
      expect(now).toMatchObject(criteria)
    } else expect(await readNow(appliance, customdevices, newId)).toMatchObject({ criteria })
  })

  it('says which entries could not be put back', async () => {
    const { simulator, appliance, client } = await simulatedSite('8.0')
    const { customdevices } = catalog
    const { row } = await createObject(client, appliance, customdevices, { name: 'Half' })
    const id = idOf(customdevices, row ?? {})
    for (const ipaddr of ['10.1.0.0/16', '10.2.0.0/16'])
      await call(appliance, customdevices.operations.createCriterion, { params: { id }, body: { ipaddr } })
    const match = { path: '/customdevices/*/criteria', method: 'POST' } as const
    const between = () => simulator.faults.add({ kind: 'status', status: 500, match, times: 1 })
    const { whole, words } = await deleteAndUndo(appliance, customdevices, [row ?? {}], { between })
    expect(whole).toBe(false)
    expect(words).toContain('1 of 2 criteria')
    expect(words).toContain('500')
  })

  it('gives an email group back to the alerts that wrote to it', async () => {
    const { appliance, client } = await simulatedSite()
    const { emailgroups, alerts } = catalog
    const row = await call(appliance, emailgroups.operations.get, { params: { id: 3 } })
    for (const id of ['1', '2']) await assign(appliance, alerts, id, 'emailgroups', [3])
    const asked: [number, number][] = []
    const found = await searchUsers(client, appliance, emailgroups, { onProgress: (at, of) => asked.push([at, of]) })
    const all = await call(appliance, alerts.operations.list, {})
    expect(asked.at(-1)).toEqual([all.length, all.length])
    expect(found.map(({ byId }) => (byId.get('3') ?? []).map((user) => user.id))).toEqual([['1', '2']])
    const { whole, words, id: made } = await deleteAndUndo(appliance, emailgroups, [row], { found })
    expect(whole).toBe(true)
    expect(words).toContain('2 of 2 alerts that use it')
    for (const id of [1, 2]) {
      const groups = await call(appliance, alerts.operations.listEmailgroups, { params: { id } })
      expect(groups.map((group) => String(group.id))).toContain(made)
    }
  })

  it('shares dashboards with a user group again', async () => {
    const { appliance, client } = await simulatedSite()
    const { usergroups, dashboards } = catalog
    const id = 'local-operators'
    const all = await call(appliance, dashboards.operations.list, {})
    const mine = all.find(({ rights }) => rights?.includes('edit'))
    if (!mine) throw new Error('no dashboard')
    const params = { id: mine.id }
    await call(appliance, dashboards.operations.updateSharing, { params, body: { groups: { [id]: 'editor' } } })
    const row = await call(appliance, usergroups.operations.get, { params: { id } })
    const found = await searchUsers(client, appliance, usergroups)
    const between = async () =>
      expect((await call(appliance, dashboards.operations.sharing, { params })).groups).not.toHaveProperty(id)
    const { whole } = await deleteAndUndo(appliance, usergroups, [row], { found, between })
    expect(whole).toBe(true)
    expect((await call(appliance, dashboards.operations.sharing, { params })).groups).toMatchObject({ [id]: 'editor' })
  })

  it('says what was not known when the search for users was cut short', async () => {
    const { appliance, client } = await simulatedSite()
    const { emailgroups } = catalog
    const stop = new AbortController()
    const options = { signal: stop.signal, onProgress: (asked: number) => asked >= 6 && stop.abort() }
    const found = await searchUsers(client, appliance, emailgroups, options)
    expect(found[0]?.unasked).toBeGreaterThan(0)
    const row = await call(appliance, emailgroups.operations.get, { params: { id: 3 } })
    const { words } = await deleteAndUndo(appliance, emailgroups, [row], { found })
    expect(words).toContain('Not known before the delete, so not made again: all alerts that use it.')
  })

  it('leaves and names what somebody has made again meanwhile', async () => {
    const { appliance, client } = await simulatedSite()
    const { tags } = catalog
    const rows = (await readList(appliance, tags.operations.list)).slice(0, 2)
    const [first = {}, second = {}] = rows
    const between = () => createObject(client, appliance, tags, { name: nameOf(tags, first) })
    const { view } = await deleteAndUndo(appliance, tags, rows, { between })
    const told = view.plan.steps.flatMap((step) => outcomesOf(step, view.marks))
    expect(told.map(({ item, outcome }) => [item.name, outcome])).toEqual([
      [first.name, 'left'],
      [second.name, 'done'],
    ])
    expect(told[0]?.words).toContain('Somebody has made one like it since')
    const now = (await readList(appliance, tags.operations.list)).map(({ name }) => name)
    expect(now.filter((name) => name === first.name || name === second.name).length).toBe(2)
  })

  it('deletes and brings back the same whatever answer is lost on the way', async () => {
    const site = await simulatedSite()
    const { simulator, appliance } = site
    const { tags } = catalog
    const rows = (await readList(appliance, tags.operations.list)).slice(0, 3)
    const picture = async () => {
      const all = await readList(appliance, tags.operations.list)
      const lines = await Promise.all(
        all.map(
          async (row) =>
            `${nameOf(tags, row)}: ${(await readAssigned(appliance, tieTo(tags, 'devices'), idOf(tags, row))).join()}`,
        ),
      )
      return lines.toSorted()
    }
    const before = await picture()
    for (const [method, after] of [
      ['DELETE', true],
      ['POST', true],
      ['POST', false],
    ] as const) {
      const now = (await readList(appliance, tags.operations.list)).filter((row) =>
        rows.some(({ name }) => name === row.name),
      )
      simulator.faults.add({ kind: 'drop', after, times: 1, match: { method, path: '/tags*' } })
      const { finish, work } = planner()
      const made = plan(appliance, tags, now)
      await finish(made)
      const back = await work.inverse(made.id)
      if (!back) throw new Error('It cannot be taken back')
      await finish(back)
      simulator.faults.clear()
      expect(await picture(), `${method} ${after ? 'done' : 'not done'}`).toEqual(before)
    }
  })

  it('goes on in another tab where the one that began it ended in the middle', async () => {
    const { simulator, appliance } = await simulatedSite()
    const { tags } = catalog
    const rows = (await readList(appliance, tags.operations.list)).slice(0, 4)
    const journal = memoryJournal()
    const first = planner(journal)
    const made = plan(appliance, tags, rows)
    // The deletes are done, and nothing tells so: neither their answers nor the list.
    simulator.faults.add({ kind: 'drop', after: true, match: { method: 'DELETE' } })
    simulator.faults.add({ kind: 'status', status: 503, match: { method: 'GET', path: '/tags' } })
    const begun = await first.apply(made)
    expect(begun.head.state).toBe('paused')
    expect(begun.head.unknown).toBeGreaterThan(0)
    simulator.faults.clear()
    const second = planner(journal)
    await second.work.resume(made.id)
    expect(second.work.view(made.id).get()?.head).toMatchObject({ state: 'ended', verified: 4, failed: 0 })
    const back = await second.takeBack(made)
    expect(back.head).toMatchObject({ state: 'ended', verified: 4, failed: 0 })
    const now = (await readList(appliance, tags.operations.list)).map(({ name }) => name)
    for (const { name } of rows) expect(now.filter((one) => one === name).length).toBe(1)
  })

  const undoable = Object.values<Resource>(catalog).filter(
    (resource) => resource.operations.remove && canUndo(resource) && !holdsOthers(resource),
  )
  for (const release of ['5.3', '8.0', '9.8'] as const) {
    it(`brings every kind of object back as it was, in ${release}`, async () => {
      const { appliance, client } = await simulatedSite(release)
      for (const resource of undoable) {
        const { list, remove } = resource.operations
        if (!list || !remove || !exists(remove, appliance)) continue
        const rows = await readList(appliance, list)
        // Older releases do not say which device groups are built in; those come first.
        const row = rows.findLast((each) => sparedBy(resource.operations.remove, each) === undefined)
        if (!row) throw new Error(`no ${resource.words[0]} to delete`)
        const found = await searchUsers(client, appliance, resource)
        const { whole, words } = await deleteAndUndo(appliance, resource, [row], { found })
        expect.soft(whole, `${resource.name}: ${words}`).toBe(true)
        // A user group is called by its full name again: what is shown for it cannot be written.
        expect
          .soft(/Not .*?\./.exec(words)?.[0], resource.name)
          .toBe(resource.name === 'usergroups' ? 'Not as before: Name.' : undefined)
      }
    })
  }
})
