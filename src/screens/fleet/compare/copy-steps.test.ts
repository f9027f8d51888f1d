// @vitest-environment node
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Appliance } from '../../../api/appliance'
import { forgetKey, setKey } from '../../../api/keys'
import { knownStanding } from '../../../api/standing'
import { startFleet, type Fleet } from '../../../simulator/fleet'
import { copySteps } from './copy-steps'

let fleet: Fleet
let source: Appliance
let target: Appliance

beforeEach(async () => {
  fleet = await startFleet({ count: 2, devices: 5 })
  const [command, discover] = fleet.members.map(({ simulator: { url, keys, world } }): Appliance => {
    setKey(url, keys[0]?.key ?? '')
    const { role, appliance, release } = world
    const standing = knownStanding({ level: 'system full' })
    const facts = { platform: role, version: appliance.version, release, standing, user: 'setup', keyHint: '' }
    return { id: url, url, name: appliance.hostname, ...facts }
  })
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
  const trigger = [...(here?.collections.triggers.all() ?? [])][0]
  const groups = here?.collections.devicegroups
  const [first, second] = [...(groups?.all() ?? [])]
  if (!trigger || !first || !second) throw new Error('The sample is too small')
  groups?.change(first.id, { name: 'Known to both' })
  groups?.change(second.id, { name: 'Known to one' })
  const match = [...(there?.collections.devicegroups.all() ?? [])].at(-1)
  there?.collections.devicegroups.change(match?.id ?? 0, { name: 'Known to both' })
  await fetch(`${source.url}/api/v1/triggers/${trigger.id}/devicegroups`, {
    method: 'POST',
    headers: {
      authorization: `ExtraHop apikey=${fleet.members[1]?.simulator.keys[0]?.key ?? ''}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ assign: [first.id, second.id] }),
  })
  const { steps, notes } = await copySteps('triggers', [{ ...trigger, name: 'A new one' }], source, target)
  const assigned = steps.find(({ kind, input }) => kind === 'assign' && JSON.stringify(input).includes('devicegroups'))
  expect(assigned?.items.map(({ id, name }) => [id, name])).toContainEqual([match?.id, 'Known to both'])
  expect(assigned?.after).toEqual([steps[0]?.id])
  expect(notes.join(' ')).toContain('there is no device group Known to one')
})
