// Two operators on every kind of thing that can be changed, over real HTTP: neither is written over unseen.
import { expect, it } from 'vitest'
import type { Appliance } from '../src/api/appliance'
import { call, callRaw } from '../src/api/send'
import { catalog } from '../src/catalog'
import type { Field } from '../src/catalog/fields'
import type { Operation, Resource } from '../src/catalog/operation'
import { fieldsFor } from '../src/crud/form/form-fields'
import { bodyFields } from '../src/crud/form/problems'
import { shapeOf } from '../src/crud/form/shape'
import { canUndo, guardedSave, undoSave, type Guarded } from '../src/crud/guard/guard'
import { guardedObject, guardedSetting } from '../src/crud/guard/guarded-object'
import { fieldsHere } from '../src/crud/held-here'
import { readList } from '../src/crud/list-query'
import { idOf, paramsFor, type Row } from '../src/crud/model'
import { sparedBy } from '../src/catalog/spares'
import { readingsOf } from '../src/crud/single/operations-of'
import { guardedSharing, type Sharing } from '../src/resources/sharing-change'
import { changedSince } from '../src/screens/license/license-facts'
import { simulatedSite } from './simulated-site'

const write =
  (appliance: Appliance) =>
  (operation: Operation, input: object): Promise<unknown> =>
    callRaw(appliance, operation, input)

/** A field that two people may well change at once, and a value for each, other than what stands there. */
async function contested(appliance: Appliance, fields: readonly Field[], now: Row): Promise<[Field, unknown, unknown]> {
  const plain = fields.filter(({ meta }) => meta.kind === undefined)
  const text = plain.find((field) => field.name.includes('name') && shapeOf(field).kind === 'text')
  if (text) return [text, 'theirs', 'mine']
  const flag = plain.find((field) => shapeOf(field).kind === 'boolean')
  if (flag) return [flag, now[flag.name] !== true, now[flag.name] === true]
  const person = fields.find(({ meta }) => meta.refers === 'users')
  const people = (await readList(appliance, catalog.users.operations.list)).map(({ username }) => username)
  const [theirs, mine] = people.filter((name) => person && name !== now[person.name])
  if (person && mine) return [person, theirs, mine]
  throw new Error('No field that a test can change')
}

/** One has the form open, another writes: told, nothing sent, theirs stays; and an undo does not write over theirs. */
async function twoOperators<Held>(
  of: Guarded<Held>,
  field: string,
  [theirs, mine]: readonly [unknown, unknown],
  theyWrite: (value: unknown) => Promise<unknown>,
): Promise<void> {
  const values = async () => of.valuesOf(await of.read())
  const was = await values()
  await theyWrite(theirs)
  expect((await guardedSave(of, was, was)).kind).toBe('conflict')
  if (mine !== was[field]) expect((await guardedSave(of, was, { ...was, [field]: mine })).kind).toBe('conflict')
  expect((await guardedSave(of, was, { ...was, [field]: theirs })).kind).toBe('nothing')
  expect((await values())[field]).toEqual(theirs)
  const seen = await values()
  const sent = await guardedSave(of, seen, { ...seen, [field]: mine })
  if (sent.kind !== 'sent') throw new Error('Nobody else changed it')
  expect((await values())[field]).toEqual(mine)
  await theyWrite(theirs)
  expect(await undoSave(of, sent)).toEqual([field])
  expect((await values())[field]).toEqual(theirs)
}

const changeable = Object.values<Resource>(catalog).flatMap((resource) => {
  const { update, list } = resource.operations
  return update?.method === 'PATCH' && list
    ? [
        {
          name: resource.name,
          resource,
          update,
          list,
          role: resource.platforms.includes('discover') ? 'discover' : 'command',
        } as const,
      ]
    : []
})

it('knows every kind of object that can be changed', () => {
  expect(changeable.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'users',
      'emailgroups',
      'usergroups',
      'ssldecryptkeys',
      'nodes',
      'devices',
      'devicegroups',
      'dashboards',
    ]),
  )
  expect(changeable.length).toBeGreaterThan(15)
})

it.each(changeable)(
  '$name: what another operator wrote is kept, told, and not undone over',
  async ({ resource, update, list, role }) => {
    const { appliance } = await simulatedSite(resource.until === undefined ? '9.8' : '5.3', role)
    const rows = await readList(appliance, list)
    const row = rows.findLast((each) => sparedBy(update, each) === undefined)
    if (!row) throw new Error('The world has none that may be changed')
    const id = idOf(resource, row)
    const fields = fieldsFor(resource, update, appliance, id)
    const of = guardedObject(appliance, resource, id, { fields, update, write: write(appliance) })
    const [field, theirs, mine] = await contested(appliance, fields, of.valuesOf(await of.read()))
    await twoOperators(of, field.name, [theirs, mine], (value) =>
      callRaw(appliance, update, { params: paramsFor(update, id), body: { [field.name]: value } }),
    )
  },
)

it('a device that lacks what is written on it has it empty again after an undo', async () => {
  const { simulator, appliance } = await simulatedSite()
  const { devices } = catalog
  const { update } = devices.operations
  const one = [...simulator.world.collections.devices.all()].find(({ custom_name: named }) => !named)
  if (!one) throw new Error('Every device has a name of its own')
  const id = String(one.id)
  const fields = fieldsFor(devices, update, appliance, id)
  const of = guardedObject(appliance, devices, id, { fields, update, write: write(appliance) })
  const lacking = {
    ...of,
    valuesOf: (row: Row) => ({ ...of.valuesOf(row), custom_name: row['custom_name'] || undefined }),
  }
  const was = lacking.valuesOf(await of.read())
  const saved = await guardedSave(lacking, was, { ...was, custom_name: 'mine' })
  if (saved.kind !== 'sent') throw new Error('Nobody else changed it')
  expect(canUndo(saved)).toBe(true)
  expect(await undoSave(lacking, saved)).toEqual([])
  expect((await of.read())['custom_name'] ?? '').toBe('')
})

it('what the appliance has once, such as ticketing, is guarded as objects are', async () => {
  const { appliance } = await simulatedSite()
  const { ticketing, updateTicketing } = catalog.extrahop.operations
  expect(readingsOf(catalog.extrahop, 'System').find(({ operation }) => operation === ticketing)?.updates).toEqual([
    updateTicketing,
  ])
  const fields = fieldsHere(bodyFields(updateTicketing.body), appliance)
  const of = guardedSetting(appliance, ticketing, { fields, update: updateTicketing, write: write(appliance) })
  await twoOperators(of, 'url_template', ['https://theirs.example/$id', 'https://mine.example/$id'], (value) =>
    call(appliance, updateTicketing, { body: { url_template: String(value) } }),
  )
})

it('the sharing of a dashboard is guarded right by right', async () => {
  const { appliance } = await simulatedSite()
  const { list, updateSharing } = catalog.dashboards.operations
  const board = (await call(appliance, list, {})).find(({ rights }) => rights?.includes('share'))
  if (!board) throw new Error('No dashboard can be shared')
  const params = { id: board.id }
  const of: Guarded<Sharing> = guardedSharing(appliance, board.id, (body) =>
    call(appliance, updateSharing, { params, body }),
  )
  await twoOperators(of, 'User setup', ['editor', 'viewer'], (right) =>
    call(appliance, updateSharing, { params, body: { users: { setup: right === 'editor' ? 'editor' : null } } }),
  )
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
