// Fields of devices that a list writes: those that a release has, and back to what they were.
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it, onTestFinished } from 'vitest'
import { prepare } from '../src/screens/tags/planning'
import { memoryJournal } from '../src/work/journal'
import { createWork } from '../src/work/work'
import { ask, byList, signal, siteOf } from './planner-site'

describe('columns of a list', () => {
  it.each(['8.0', '5.3'] as const)('leave out fields of a later release, which is said, %s', async (release) => {
    const { appliance, devices } = await siteOf(release)
    const [one] = [...devices.all()]
    const list = byList(`id;Custom name;Criticality;Serial\n${one?.id};front;critical;7`, { add: ['X'] })
    const { made } = await prepare(ask(appliance, list), signal)
    expect(made.plan.steps.at(-1)?.items[0]?.data).toMatchObject({ becomes: { custom_name: 'front' } })
    expect(JSON.stringify(made.plan.steps)).not.toContain('custom_criticality')
    expect(made.plan.notes?.slice(0, 2)).toEqual([
      'Ignored columns: Serial.',
      `Release ${release} has no such field, so these columns are ignored: Criticality.`,
    ])
    const custom = byList('custom device,ip,direction\nBranch 1,10.60.0.0/24,source')
    const branch = await prepare(ask(appliance, custom), signal)
    expect(branch.made.plan.steps[0]?.items[0]?.data).toMatchObject({ becomes: [{ ipaddr: '10.60.0.0/24' }] })
    expect(JSON.stringify(branch.made.plan)).not.toContain('"ipaddr_direction"')
  })

  it('beside a tag that a device has already do not make it one that is left as it is', async () => {
    const { appliance, world, tags, devices } = await siteOf()
    const [tag] = tags.all()
    const one = [...devices.all()].find(({ display_name: name }) => name === 'web-0001')
    if (!tag || !one) throw new Error('The site is too small')
    world.links.add('tags', tag.id, 'devices', one.id)
    const list = `name;tag;Description\nweb-0001;${tag.name};Rack 1\nweb-0002;;Rack 2`
    const { made } = await prepare(ask(appliance, byList(list)), signal)
    expect(made.changed).toBe(2)
    expect(made.plan.notes).toContain(`1 device is tagged ${tag.name} already.`)
    expect(made.plan.steps.map(({ words }) => words)).toEqual(['Change description of 2 devices'])
  })

  it('whose fields were empty have them empty again after the undo, not filled with nothing', async () => {
    const { appliance, devices } = await siteOf()
    const one = [...devices.all()].find(({ display_name: name }) => name === 'web-0001')
    const before = structuredClone([one?.description, one?.custom_name])
    expect(before).toEqual([null, null])
    const list = 'name;Description;Custom name\nweb-0001;Rack 1;front'
    const { made } = await prepare(ask(appliance, byList(list)), signal)
    expect(made.plan.steps[0]?.items[0]?.data).toMatchObject({ was: { description: null, custom_name: null } })
    const work = createWork(async () => memoryJournal())
    onTestFinished(work.connect(new QueryClient(), () => undefined))
    await work.start(made.plan)
    expect(devices.get(one?.id ?? 0)).toMatchObject({ description: 'Rack 1', custom_name: 'front' })
    const back = await work.inverse(made.plan.id)
    if (!back) throw new Error('It cannot be taken back')
    await work.start(back)
    expect([devices.get(one?.id ?? 0)?.description, devices.get(one?.id ?? 0)?.custom_name]).toEqual(before)
  })
})
