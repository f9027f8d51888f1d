// @vitest-environment node
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Appliance } from '../../api/appliance'
import { forgetKey } from '../../api/keys'
import { startSimulator, type Simulator } from '../../simulator/server'
import { Marks } from '../../work/mark'
import type { Plan } from '../../work/plan'
import { signedIn } from '../../work/signed-in'
import { changedItem, updateStep } from '../../work/steps/update'
import type { View } from '../../work/view'
import { leftToOthers, overwriting } from './overwrite'

let simulator: Simulator
let appliance: Appliance
beforeEach(async () => {
  simulator = await startSimulator({ devices: 5 })
  appliance = signedIn(simulator)
})
afterEach(async () => {
  forgetKey(appliance.id)
  await simulator.close()
})

it('overwrites what others have changed and nothing else, and waits for no step that is not in it', async () => {
  const [first, second, third] = [...simulator.world.collections.devices.all()]
  if (!first || !second || !third) throw new Error('There are five')
  const items = [first, second, third].map(({ id }) =>
    changedItem(id, `Device ${id}`, { was: { custom_name: null }, becomes: { custom_name: 'Mine' } }),
  )
  const step = updateStep({ id: 'fields', words: 'Name them', items, after: ['tag'] }, 'devices')
  const plan: Plan = {
    id: 'p',
    title: 'Name devices',
    appliance: appliance.id,
    applianceName: appliance.name,
    steps: [step],
    page: '/tags',
    madeAt: 1,
  }
  const mark = (unit: number, words: string) =>
    ({ plan: 'p', step: 'fields', unit, state: 'left', words, at: 1 }) as const
  const marks = new Marks([mark(0, 'Somebody has changed the name since'), mark(1, 'It has it already')])
  const view = { plan, marks } as View
  simulator.world.collections.devices.change(first.id, { custom_name: 'Theirs' })
  expect(leftToOthers(view)).toBe(1)
  const again = await overwriting(view, appliance)
  expect(again).toMatchObject({ title: 'Overwrite: Name devices' })
  expect(again.id).not.toBe('p')
  expect(again).not.toHaveProperty('page')
  const data = { was: { custom_name: 'Theirs' }, becomes: { custom_name: 'Mine' } }
  expect(again.steps).toMatchObject([{ id: 'fields', after: [], items: [{ id: first.id, data }] }])
})
