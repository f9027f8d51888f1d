// @vitest-environment node
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Appliance } from '../../../api/appliance'
import { forgetKey } from '../../../api/keys'
import { startFleet, type Fleet } from '../../../simulator/fleet'
import type { Step } from '../../../work/plan'
import { signedIn } from '../../../work/signed-in'
import { copySteps } from './copy-steps'

let fleet: Fleet
let source: Appliance
let target: Appliance

beforeEach(async () => {
  fleet = await startFleet({ count: 2, devices: 5 })
  const [command, discover] = fleet.members.map(({ simulator }) => signedIn(simulator))
  if (!command || !discover) throw new Error('The fleet is too small')
  source = discover
  target = command
})
afterEach(async () => {
  forgetKey(source.id)
  forgetKey(target.id)
  await fleet.close()
})

it('creates what is missing, changes what has the name already, and leaves what is alike', async () => {
  const tags = fleet.members[0]?.simulator.world.collections.tags
  const [alike] = [...(tags?.all() ?? [])]
  const rows = [
    { id: 900, name: 'Only there', mod_time: 1 },
    { id: 901, name: alike?.name ?? '', mod_time: 2 },
  ]
  const { steps, notes } = await copySteps('tags', rows, source, target)
  expect(notes).toEqual([])
  expect(steps.map(({ kind, words, appliance }) => [kind, words, appliance])).toEqual([
    ['create', `Create tag Only there on ${target.name}`, target.id],
  ])
})

it('finds what a trigger is assigned to by its name, and says what is not there', async () => {
  const [there, here] = fleet.members.map(({ simulator }) => simulator.world)
  const groups = there?.collections.devicegroups
  const all = [...(here?.collections.triggers.all() ?? [])].map((one) => ({ ...one, name: `New ${one.id}` }))
  const isAssign = ({ kind, input }: Step) => kind === 'assign' && JSON.stringify(input).includes('"devicegroups"')
  // Ids are another matter on each appliance.
  const moved = [...(groups?.all() ?? [])]
  for (const group of moved) {
    groups?.delete(group.id)
    groups?.put({ ...group, id: group.id + 1000 })
  }
  const before = await copySteps('triggers', all, source, target)
  const step = before.steps.find(isAssign)
  const item = step?.items[0]
  expect(groups?.get(Number(item?.id))?.name).toBe(item?.name)
  expect(before.steps.map(({ id }) => id)).toContain(step?.after?.[0])
  groups?.change(Number(item?.id), { name: 'Another name' })
  const { steps, notes } = await copySteps('triggers', all, source, target)
  expect(steps.filter(isAssign).flatMap(({ items }) => items.map(({ name }) => name))).not.toContain(item?.name)
  expect(notes.join(' ')).toContain(`there is no device group ${item?.name}, so it is left out`)
})

it('guesses nothing where a name is that of several', async () => {
  const here = fleet.members[0]?.simulator.world.collections.devicegroups
  const all = [...(fleet.members[0]?.simulator.world.collections.triggers.all() ?? [])]
  const rows = all.map((one) => ({ ...one, name: `New ${one.id}` }))
  const isAssign = ({ kind, input }: Step) => kind === 'assign' && JSON.stringify(input).includes('"devicegroups"')
  const [item] = (await copySteps('triggers', rows, source, target)).steps.find(isAssign)?.items ?? []
  const twin = here?.get(Number(item?.id))
  if (!twin) throw new Error('No trigger is assigned')
  here?.put({ ...twin, id: 99_001 })
  const { steps, notes } = await copySteps('triggers', rows, source, target)
  expect(steps.filter(isAssign).flatMap(({ items }) => items.map(({ name }) => name))).not.toContain(twin.name)
  expect(notes.join(' ')).toContain(`it has 2 device groups ${twin.name}, so none is taken`)
  const tags = [900, 901].map((id) => ({ id, name: 'Both', mod_time: 1 }))
  const both = await copySteps('tags', tags, source, target)
  expect(both.steps).toEqual([])
  expect(both.notes[0]).toBe('2 tags called Both are chosen: none of them is copied.')
})
