// Plans against a simulated appliance over real HTTP: applied, interrupted by lost answers, read back, taken back.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyOfQuery } from '../src/api/query'
import { call } from '../src/api/send'
import { catalog } from '../src/catalog'
import { makePlan, type Made } from '../src/screens/tags/make-plan'
import { wantedOf, type Wanted } from '../src/screens/tags/wanted'
import { memoryJournal } from '../src/work/journal'
import type { Simulator } from '../src/simulator/server'
import { planner, simulatedSite } from './simulated-site'

async function siteOf() {
  const site = await simulatedSite()
  const rows = await call(site.appliance, catalog.devices.operations.list, { query: { limit: 1000 } })
  return { ...site, devices: new Map(rows.map((row) => [row.id, row])) }
}

/** The tags of a site with their devices, and what people wrote on the devices. */
function pictureOf({ world }: Simulator): string {
  const tags = [...world.collections.tags.all()].map(
    ({ id, name }) => `${name}: ${[...world.links.of('tags', id, 'devices')].toSorted((a, b) => a - b).join()}`,
  )
  const written = [...world.collections.devices.all()].map((one) => `${one.id} ${one.description ?? ''}`)
  return [...tags.toSorted(), ...written.toSorted()].join('\n')
}

const planFor = (site: Awaited<ReturnType<typeof siteOf>>, wanted: ReadonlyMap<number, Wanted>): Promise<Made> => {
  const { appliance, devices } = site
  const tags = call(appliance, catalog.tags.operations.list, {})
  return makePlan({
    appliance,
    tags,
    signal: new AbortController().signal,
    devices,
    wanted,
    chosen: 'a test',
    notes: [],
  })
}

const names = ['PCI', 'Production', 'Fresh', 'Other']
const some = fc.subarray(names)

describe('a plan for tags', () => {
  it('ends the same whatever answer is lost, changes nothing twice, and is undone exactly', async () => {
    const site = await siteOf()
    const { simulator, devices } = site
    const ids = [...devices.keys()]
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(ids, { minLength: 1, maxLength: 25 }),
        some,
        some,
        fc.array(fc.record({ after: fc.boolean(), method: fc.constantFrom('POST', 'DELETE', 'GET') }), {
          maxLength: 2,
        }),
        async (chosen, add, remove, faults) => {
          const taken = remove.filter((name) => !add.includes(name))
          const { wanted } = wantedOf(chosen, { add, remove: taken }, new Set(names))
          const before = pictureOf(simulator)
          const made = await planFor(site, wanted)
          for (const { after, method } of faults)
            simulator.faults.add({ kind: 'drop', after, times: 1, match: { method, path: '/tags*' } })
          const { work, finish } = planner()
          if (made.plan.steps.length > 0) {
            const { head } = await finish(made.plan)
            expect(head.verified).toBe(head.of)
          }
          simulator.faults.clear()
          const again = await planFor(site, wanted)
          expect(again.plan.steps).toEqual([])
          if (made.plan.steps.length === 0) return
          const back = await work.inverse(made.plan.id)
          if (!back) throw new Error('It cannot be taken back')
          await finish(back)
          expect(pictureOf(simulator)).toBe(before)
        },
      ),
      { numRuns: 8 },
    )
  }, 60_000)

  it('is told of once more when nobody runs it any more: a long one shows its outcomes only then', async () => {
    const site = await siteOf()
    const [id = 0] = site.devices.keys()
    const { wanted } = wantedOf([id], { add: ['Told'], remove: [] }, new Set())
    const { plan } = await planFor(site, wanted)
    const { work } = planner()
    const holders: string[] = []
    work.view(plan.id).subscribe(() => holders.push(work.holderOf(plan.id)))
    await work.start(plan)
    expect(holders.at(-1)).toBe('nobody')
  })

  it('has what it changed read anew where it is shown, and nothing else', async () => {
    const site = await siteOf()
    const { appliance, client } = site
    const { tags, alerts, devices } = catalog
    const [id = 0] = site.devices.keys()
    const lists = [tags, devices, alerts].map(({ operations: { list } }) => keyOfQuery(appliance, list, {}))
    for (const key of lists) client.setQueryData(key, [])
    const { wanted } = wantedOf([id], { add: ['Fresh'], remove: [] }, new Set())
    const { plan } = await planFor(site, wanted)
    await planner(memoryJournal(), client).work.start(plan)
    expect(lists.map((key) => client.getQueryState(key)?.isInvalidated)).toEqual([true, true, false])
  })

  it('leaves a tag that somebody else has put on before it: that is not its work when it is undone', async () => {
    const site = await siteOf()
    const { simulator, devices } = site
    const [one, two] = [...devices.keys()]
    const [tag] = simulator.world.collections.tags.all()
    if (one === undefined || two === undefined || !tag) throw new Error('The site is too small')
    for (const id of [one, two]) simulator.world.links.remove('tags', tag.id, 'devices', id)
    const { wanted } = wantedOf([one, two], { add: [tag.name], remove: [] }, new Set(names))
    const made = await planFor(site, wanted)
    simulator.world.links.add('tags', tag.id, 'devices', one)
    const { work } = planner()
    await work.start(made.plan)
    const back = await work.inverse(made.plan.id)
    if (!back) throw new Error('It cannot be taken back')
    await work.start(back)
    const tagged = await call(site.appliance, catalog.tags.operations.listDevices, { params: { id: tag.id } })
    const ids = tagged.map(({ id }) => id)
    expect(ids).toContain(one)
    expect(ids).not.toContain(two)
  })

  it('leaves and names what others changed since when it is undone', async () => {
    const site = await siteOf()
    const { simulator, devices } = site
    const [one, two] = [...devices.keys()]
    if (one === undefined || two === undefined) throw new Error('No devices')
    const fields = (description: string): Wanted => ({ add: new Set(), remove: new Set(), fields: { description } })
    const made = await planFor(
      site,
      new Map([
        [one, fields('Rack 7')],
        [two, fields('Rack 7')],
      ]),
    )
    const { work, finish } = planner()
    await finish(made.plan)
    const { update } = catalog.devices.operations
    await call(site.appliance, update, { params: { id: one }, body: { description: 'Theirs' } })
    const back = await work.inverse(made.plan.id)
    if (!back) throw new Error('It cannot be taken back')
    await work.start(back)
    const store = work.view(back.id)
    const view = store.get()
    expect(simulator.world.collections.devices.get(one)?.description).toBe('Theirs')
    expect(simulator.world.collections.devices.get(two)?.description ?? '').toBe(devices.get(two)?.description ?? '')
    expect(JSON.stringify(view?.marks.get('undo-fields', 0))).toContain('Somebody has changed its description')
  })

  it('tells at once that it was told to stop, while an answer that does not come keeps it', async () => {
    const site = await siteOf()
    const { faults } = site.simulator
    const { wanted } = wantedOf([...site.devices.keys()].slice(0, 3), { add: ['Stopped'], remove: [] }, new Set())
    const { plan } = await planFor(site, wanted)
    const { work } = planner()
    const stop = () => work.view(plan.id).get()?.stop
    faults.add({ kind: 'hang', times: 1, match: { method: 'POST', path: '/tags' } })
    const run = work.start(plan)
    await expect.poll(() => faults.hanging).toBe(1)
    expect(stop()).toBeNull()
    work.pause(plan.id)
    expect(stop()).toBe('pause')
    work.cancel(plan.id)
    expect(stop()).toBe('cancel')
    faults.clear()
    await run
    expect(work.view(plan.id).get()?.head.state).toBe('cancelled')
  })
})
