// What an undo does where it cannot know: searches that were cut short, and objects that are alike.
import { expect, it } from 'vitest'
import { call } from '../src/api/send'
import { catalog } from '../src/catalog'
import { createObject } from '../src/crud/create-object'
import { readList } from '../src/crud/list-query'
import { idOf } from '../src/crud/model'
import { usersOf } from '../src/crud/ties/tied'
import { unknownOf } from '../src/crud/ties/ties-list'
import { searchUsers } from '../src/crud/ties/users'
import { kindOf } from '../src/work/kind'
import { plan } from './delete-steps'
import { bareContext, planner, simulatedSite } from './simulated-site'

it('counts every object that could not be asked whether it uses it, and every one that was not', async () => {
  const { simulator, appliance, client } = await simulatedSite()
  const { emailgroups, alerts } = catalog
  const { length } = await call(appliance, alerts.operations.list, {})
  for (const id of [1, 2])
    simulator.faults.add({ kind: 'status', status: 404, match: { path: `/alerts/${id}/emailgroups` } })
  const asked: number[] = []
  const partly = await searchUsers(client, appliance, emailgroups, { onProgress: (at) => asked.push(at) })
  expect([partly[0]?.unasked, asked.at(-1)]).toEqual([2, length])
  expect(partly[0] && unknownOf(partly[0])).toBe(
    `2 of ${length} alerts could not be asked or were not: not known whether they use it`,
  )
  const stopped = await searchUsers(client, appliance, emailgroups, { signal: AbortSignal.abort() })
  expect(stopped[0]?.unasked).toBe(length)
})

it('says that who uses it is not known where the list of those cannot be read', async () => {
  const { simulator, appliance, client } = await simulatedSite()
  const { emailgroups } = catalog
  simulator.faults.add({ kind: 'status', status: 404, match: { path: '/alerts' } })
  const [found] = await searchUsers(client, appliance, emailgroups)
  expect(found && unknownOf(found)).toBe('Alerts that use it: not known, their list could not be read')
  expect(usersOf(found ? [found] : [], '1')).toMatchObject([{ entries: [], partly: true }])
})

it('takes none of several alike for the one that it has made, and makes no further', async () => {
  const { simulator, appliance, client } = await simulatedSite()
  const { devicegroups } = catalog
  const body = { name: 'Twin', dynamic: false }
  const { row } = await createObject(client, appliance, devicegroups, body)
  const was = simulator.world.collections.devicegroups.get(Number(row?.['id']))
  if (!row || !was) throw new Error('not created')
  const { finish, work } = planner()
  const made = plan(appliance, devicegroups, [row])
  await finish(made)
  const step = (await work.inverse(made.id))?.steps[0]
  if (!step) throw new Error('It cannot be taken back')
  const all = () => readList(appliance, devicegroups.operations.list)
  const before = (await all()).map((each) => idOf(devicegroups, each))
  // The answer to its create was lost, and somebody has made the same meanwhile.
  const groups = simulator.world.collections.devicegroups
  for (let times = 0; times < 2; times += 1) groups.put({ ...was, id: groups.nextId() })
  const kind = await kindOf(step.kind)
  const again = kind.apply({ ...step, input: kind.input.parse(step.input) }, step.items, {
    ...bareContext(appliance, client),
    kept: { was: idOf(devicegroups, row), before },
  })
  await expect(again).rejects.toThrow('which one it is could not be found out')
  expect((await all()).length).toBe(before.length + 2)
})
