// What a bulk assignment makes of failures that name none, or not only, of the ids that it sent.
import { expect, it } from 'vitest'
import { call, callRaw } from '../src/api/send'
import { catalog } from '../src/catalog'
import type { Failures } from '../src/catalog/operation'
import { kindOf, type Applied } from '../src/work/kind'
import { Json } from '../src/work/plan'
import { bareContext, simulatedSite } from './simulated-site'

/** Assigns three devices to a new tag on an appliance that applies some of it and answers with these failures. */
async function assignThree(applied: number, failures: (ids: number[]) => Failures['failures']) {
  const { appliance, client } = await simulatedSite()
  const { tags, devices } = catalog
  await call(appliance, tags.operations.create, { body: { name: 'Partly' } })
  const tag = (await call(appliance, tags.operations.list, {})).find(({ name }) => name === 'Partly')
  const ids = (await call(appliance, devices.operations.list, { query: { limit: 3 } })).map(({ id }) => id)
  const kind = await kindOf('assign')
  const step = {
    id: 's',
    kind: 'assign',
    words: 'Assign',
    items: ids.map((id) => ({ id, name: `Device ${id}` })),
    input: kind.input.parse(Json.parse({ resource: 'tags', to: 'devices', id: tag?.id ?? 0, verb: 'assign' })),
  }
  const outcome: Applied | void = await kind.apply(step, step.items, {
    ...bareContext(appliance, client),
    send: async (operation, input) => {
      await callRaw(appliance, operation, { ...input, body: { assign: ids.slice(0, applied) } })
      return { message: 'Some were not applied', failures: failures(ids) }
    },
  })
  return { ids, failed: outcome?.failed ?? [] }
}

const foreign = { action: 'assign', id: '424242', reason: 'absent' }

it('counts the failures of its own ids and of no others', async () => {
  const { ids, failed } = await assignThree(2, (all) => [
    foreign,
    { action: 'assign', id: String(all[2]), reason: 'refused' },
  ])
  expect(failed).toEqual([[ids[2], 'refused']])
})

it.each([0, 1, 3])('looks what was applied where the failures name none of its own: %i of 3', async (applied) => {
  for (const named of [[foreign], []]) {
    const { ids, failed } = await assignThree(applied, () => named)
    expect(failed).toEqual(ids.slice(applied).map((id) => [id, 'Some were not applied']))
  }
})
