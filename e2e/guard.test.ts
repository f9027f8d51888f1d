// Two operators on objects that do not say when they were changed, over real HTTP: neither is written over unseen.
import { expect, it } from 'vitest'
import { call, callRaw } from '../src/api/send'
import { catalog } from '../src/catalog'
import type { Operation, Resource } from '../src/catalog/operation'
import { fieldsFor } from '../src/crud/form/form-fields'
import { guardedSave, undoSave } from '../src/crud/guard/guard'
import { guardedObject } from '../src/crud/guard/guarded-object'
import { readList } from '../src/crud/list-query'
import { idOf, paramsFor } from '../src/crud/model'
import { changedSince } from '../src/screens/license/license-facts'
import { simulatedSite } from './simulated-site'

/** The first object of a resource in the hands of two operators: one with the guard, and one who just writes. */
async function shared(name: keyof typeof catalog, role: 'discover' | 'command', field: string) {
  const { appliance } = await simulatedSite('9.8', role)
  const resource: Resource = catalog[name]
  const { update, list } = resource.operations
  if (!update || !list) throw new Error(`${name} cannot be changed`)
  const [row = {}] = await readList(appliance, list)
  const id = idOf(resource, row)
  const fields = fieldsFor(resource, update, appliance, id)
  const write = (operation: Operation, input: object) => callRaw(appliance, operation, input)
  const of = guardedObject(appliance, resource, id, { fields, update, write })
  return {
    of,
    values: async () => of.valuesOf(await of.read()),
    theirs: (value: unknown) => write(update, { params: paramsFor(update, id), body: { [field]: value } }),
  }
}

it.each([
  ['emailgroups', 'group_name', 'discover'],
  ['nodes', 'nickname', 'command'],
  ['users', 'name', 'discover'],
] as const)('%s: what another operator wrote is kept, told, and not undone over', async (name, field, role) => {
  const { of, values, theirs } = await shared(name, role, field)
  const was = await values()
  await theirs('theirs')
  expect((await guardedSave(of, was, { ...was, [field]: 'mine' })).kind).toBe('conflict')
  expect((await values())[field]).toBe('theirs')
  const seen = await values()
  const sent = await guardedSave(of, seen, { ...seen, [field]: 'mine' })
  if (sent.kind !== 'sent') throw new Error('Nobody else changed it')
  expect((await values())[field]).toBe('mine')
  await theirs('theirs again')
  expect(await undoSave(of, sent)).toEqual([field])
  expect((await values())[field]).toBe('theirs again')
})

it.each(['usergroups', 'ssldecryptkeys'] as const)('%s: what another operator switched stays', async (name) => {
  const { of, values, theirs } = await shared(name, 'discover', 'enabled')
  const was = await values()
  const on = was.enabled === true
  await theirs(!on)
  // A form that did not touch it is told, and one that wants the same sends nothing.
  expect((await guardedSave(of, was, was)).kind).toBe('conflict')
  expect((await guardedSave(of, was, { ...was, enabled: !on })).kind).toBe('nothing')
  expect((await values()).enabled).toBe(!on)
  const seen = await values()
  const sent = await guardedSave(of, seen, { ...seen, enabled: on })
  if (sent.kind !== 'sent') throw new Error('Nobody else changed it')
  await theirs(!on)
  expect(await undoSave(of, sent)).toEqual(['enabled'])
  expect((await values()).enabled).toBe(!on)
})

it('license: what another operator applied meanwhile is told before anything is sent', async () => {
  const { appliance, simulator } = await simulatedSite()
  const { get } = catalog.license.operations
  const seen = await call(appliance, get, {})
  expect(changedSince(seen, await call(appliance, get, {}))).toBeUndefined()
  simulator.world.license.productKey = 'feed0000beef9876'
  const told = changedSince(seen, await call(appliance, get, {}))
  expect(told).toContain('Nothing was sent')
  expect(told).toContain('now …9876')
  expect(told).not.toContain('feed0000')
})
