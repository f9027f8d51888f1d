// What goes wrong with a plan for tags: patterns that are none, keys that may not, and an appliance that lets go halfway.
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { log } from '../src/api/log'
import { session } from '../src/api/session'
import { requestWords } from '../src/crud/plan/plan-steps'
import type { Choice } from '../src/screens/tags/choose'
import { prepare } from '../src/screens/tags/planning'
import { changedSince } from '../src/screens/tags/since'
import { outcomesOf, sentFor } from '../src/work/mark'
import { memoryJournal } from '../src/work/journal'
import type { Plan } from '../src/work/plan'
import { createWork } from '../src/work/work'
import { ask, byList, signal, siteOf } from './planner-site'

// There are no workers outside of a browser: a pattern runs in place, and one of repeats in repeats is one that was stopped.
vi.mock('../src/ui/table/pattern', async () => {
  class SlowPattern extends Error {}
  return {
    SlowPattern,
    fitting: async (source: string, texts: readonly string[]) => {
      if (source.includes('+)+')) throw new SlowPattern(source)
      return texts.map((text) => new RegExp(source, 'iu').test(text))
    },
  }
})

function worker() {
  const work = createWork(async () => memoryJournal())
  onTestFinished(work.connect(new QueryClient(), () => undefined))
  const headOf = (plan: Plan) => work.heads.get().find(({ id }) => id === plan.id)
  /** What is said of each thing that is not done. */
  const said = (plan: Plan): string[] => {
    const view = work.view(plan.id).get()
    return view
      ? plan.steps.flatMap((step) =>
          outcomesOf(step, view.marks).flatMap(({ item, outcome, words }) =>
            outcome === 'done' ? [] : [`${item.name}: ${outcome}, ${words}`],
          ),
        )
      : []
  }
  return { work, headOf, said }
}

describe('a pattern', () => {
  it.each([
    ['An empty expression fits every device', '//'],
    ['This is no regular expression: /(/', '/(/'],
    ['A pattern has at most 1000 characters', `/${'a'.repeat(1001)}/`],
    ['This expression takes too long, so its devices were not checked and nothing was planned', '/((w)+)+eb/'],
  ])('is refused with a sentence: %s', async (words, value) => {
    const { appliance } = await siteOf()
    await expect(prepare(ask(appliance, { choice: { searchBy: 'name', value }, add: ['X'] }), signal)).rejects.toThrow(
      words,
    )
  })

  it.each(['9.8', '5.3'] as const)(
    'without its slashes is said to be one, and not an ignored search, %s',
    async (release) => {
      const { appliance } = await siteOf(release)
      const plan = (choice: Partial<Choice>) => prepare(ask(appliance, { choice, add: ['X'] }), signal)
      await expect(plan({ searchBy: 'ip address', value: '10.20.0.[0-9]+' })).rejects.toThrow(
        'Write 10.20.0.0/24 for these addresses, or /10.20.0.[0-9]+/ if an expression is meant.',
      )
      await expect(plan({ value: 'web-000*' })).rejects.toThrow('Write /web-000*/ if an expression is meant.')
      const slashed = await plan({ value: '/^web-000[12]/' })
      expect((await plan({ value: '/^WEB-000[12]/i' })).found.ids).toEqual(slashed.found.ids)
      expect(slashed.found.ids).toHaveLength(2)
    },
  )

  it('finds what it fits, and no rows are taken for strangers', async () => {
    const { appliance } = await siteOf()
    const { found } = await prepare(ask(appliance, { choice: { value: '/^web-000[12]/' }, add: ['X'] }), signal)
    expect(
      [...found.devices.values()].map((device) => device.display_name ?? '').toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(['web-0001', 'web-0002'])
  })
})

describe('a search that the appliance ignores', () => {
  it('is said where it was by a pattern, too', async () => {
    const { appliance, simulator } = await siteOf('5.3')
    simulator.faults.add({ kind: 'ignore-query', name: 'value' })
    await expect(prepare(ask(appliance, { choice: { value: '/^web-000[12]$/' }, add: ['X'] }), signal)).rejects.toThrow(
      /The appliance ignored the search: of \d+ devices that it answered, \d+ do not match/,
    )
  })
})

describe('a selection', () => {
  it('one of those that were selected and is gone is said, and nothing is planned for it', async () => {
    const { appliance, devices } = await siteOf()
    const selection = [...devices.all()].slice(0, 3)
    const [gone] = selection
    if (!gone) throw new Error('The site has no devices')
    const question = ask(appliance, { choice: { by: 'selection', selection }, add: ['X'] })
    const before = await prepare(question, signal)
    devices.delete(gone.id)
    const now = await prepare(question, signal, before)
    expect(changedSince(before, now).join('\n')).toContain('1 device is not found any more')
    expect(now.found.ids).toEqual(selection.slice(1).map(({ id }) => id))
  })
})

describe('addresses of IPv6', () => {
  it('are found in any spelling, and by their block', async () => {
    const { appliance, devices } = await siteOf()
    const six = [...devices.all()].find(({ ipaddr6 }) => ipaddr6?.includes('::'))
    if (!six?.ipaddr6) throw new Error('The site has no IPv6')
    const [head = '', tail = ''] = six.ipaddr6.split('::')
    const groups = [...head.split(':'), ...tail.split(':')]
    const gap = Array.from({ length: 8 - groups.length }, () => '0000')
    const full = [...head.split(':'), ...gap, ...tail.split(':')]
      .map((group) => group.padStart(4, '0').toUpperCase())
      .join(':')
    for (const text of [full, six.ipaddr6.toUpperCase(), `${full}/128`]) {
      const { found } = await prepare(ask(appliance, byList(text, { add: ['X'] })), signal)
      expect(found.ids, text).toEqual([six.id])
    }
  })
})

describe('an appliance', () => {
  it('whose key may not write refuses each thing by name, and nothing is changed', async () => {
    const { appliance, simulator, world } = await siteOf()
    const { made } = await prepare(ask(appliance, byList('web-0001\nweb-0002', { add: ['PCI'] })), signal)
    const key = simulator.keys.find(({ user }) => user === 'analyst')
    if (!key) throw new Error('No key of an analyst')
    await session.add(appliance, key.key, false)
    const links = world.links.size
    const { work, headOf, said } = worker()
    await work.start(made.plan)
    expect(headOf(made.plan)).toMatchObject({ done: 0, failed: made.changed })
    expect(said(made.plan)).toHaveLength(made.changed)
    expect(said(made.plan)[0]).toMatch(/403|may not|privilege/)
    expect(world.links.size).toBe(links)
  })

  it('that lets go after half of the chunks leaves nothing unsaid, and it ends as if nothing had been', async () => {
    const { appliance, simulator, world, tags } = await siteOf()
    const all = [...tags.all()].slice(0, 4)
    const lines = ['name;tag', ...all.flatMap(({ name }) => [`web-0001;${name}`, `web-0002;${name}`])]
    const { made } = await prepare(ask(appliance, byList(lines.join('\n'))), signal)
    const assigned = () =>
      all.map(({ id }) => [...world.links.of('tags', id, 'devices')].toSorted((a, b) => a - b).join())
    const before = assigned()
    const last = made.plan.steps.slice(Math.ceil(made.plan.steps.length / 2))
    const steps = last.map(({ input }) => (input as { id: number }).id)
    for (const id of steps) simulator.faults.add({ kind: 'drop', match: { path: `/tags/${id}/devices` } })
    const { work, headOf, said } = worker()
    await work.start(made.plan)
    const half = headOf(made.plan)
    expect(half?.done).toBeGreaterThan(0)
    expect(half?.done).toBeLessThan(half?.of ?? 0)
    expect(said(made.plan).length).toBe((half?.of ?? 0) - (half?.done ?? 0))
    expect(half?.state === 'paused' ? half.why : said(made.plan)[0]).toMatch(/\S/)
    simulator.faults.clear()
    for (let round = 0; round < 6 && headOf(made.plan)?.verified !== half?.of; round += 1)
      await (headOf(made.plan)?.state === 'ended' ? work.retry(made.plan.id) : work.resume(made.plan.id))
    expect(headOf(made.plan)).toMatchObject({ verified: half?.of, failed: 0 })
    const back = await work.inverse(made.plan.id)
    if (!back) throw new Error('It cannot be taken back')
    await work.start(back)
    expect(assigned()).toEqual(before)
  }, 40_000)

  it.each(['9.8', '8.0', '5.3'] as const)(
    'from which a device is gone while it is applied names it, and the others are done, %s',
    async (release) => {
      const { appliance, devices, world, tags } = await siteOf(release)
      const addresses = [...devices.all()].flatMap(({ ipaddr4 }) => ipaddr4 ?? []).slice(0, 3)
      const { made, found } = await prepare(ask(appliance, byList(addresses.join('\n'), { add: ['Fresh'] })), signal)
      const [gone] = found.ids
      if (gone === undefined) throw new Error('Nothing found')
      const name = made.plan.steps.at(-1)?.items[0]?.name ?? ''
      devices.delete(gone)
      const { work, headOf, said } = worker()
      const before = log.get().length
      await work.start(made.plan)
      expect(headOf(made.plan)).toMatchObject({ of: 3, verified: 2, failed: 1 })
      // What was refused as a whole is sent in parts, and each of them is counted.
      const assigned = log
        .get()
        .slice(before)
        .filter(({ method, path }) => method === 'POST' && path.endsWith('/devices'))
      const step = made.plan.steps.at(-1)
      const marks = work.view(made.plan.id).get()?.marks
      if (!step || !marks) throw new Error('It was not kept')
      expect(sentFor(step, marks)).toBe(assigned.length)
      if (release !== '9.8') expect(requestWords(step, marks)).toBe(`1 request, ${assigned.length} sent`)
      expect(said(made.plan)[0]).toContain(name)
      const tag = [...tags.all()].find((one) => one.name === 'Fresh')
      expect(world.links.of('tags', tag?.id ?? 0, 'devices').size).toBe(2)
    },
  )
})
