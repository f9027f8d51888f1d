// The planner of tags against a simulated appliance over real HTTP, without its page: whom it finds, what it refuses,
// what changed between plan and apply, and the console's own export put back.
import { describe, expect, it } from 'vitest'
import { readAll } from '../src/api/pages'
import type { Device } from '../src/catalog/devices'
import { textOfFile } from '../src/crud/device-list/file-kind'
import { readTable, type ListTable } from '../src/crud/device-list/table'
import { rowWriter } from '../src/crud/export/row-writer'
import { columnsOfTable } from '../src/crud/export/table-columns'
import { deviceColumns } from '../src/screens/devices/columns'
import { prepare, type Outcome } from '../src/screens/tags/planning'
import { changedSince } from '../src/screens/tags/since'
import { changeBehind } from '../src/simulator/change'
import { changesOf } from '../src/work/plan'
import { ask, byList, signal, siteOf } from './planner-site'

const changes = ({ made }: Outcome): number => (made.plan.steps.length === 0 ? 0 : changesOf(made.plan))

describe('no rule', () => {
  it.each([
    ['an empty search', { choice: { value: '  ' } }, 'an empty search would mean all devices'],
    ['no rule', { choice: { by: 'rules' as const } }, 'no rule would mean all devices'],
    ['an empty list', byList(''), 'Put devices into the list first'],
    [
      'a group of rules without any',
      { choice: { by: 'rules' as const, rules: { operator: 'and' as const, rules: [] } } },
      'all devices',
    ],
  ])('is never all: %s', async (_, asked, words) => {
    const { appliance } = await siteOf()
    await expect(prepare(ask(appliance, asked), signal)).rejects.toThrow(words)
  })

  it('of an appliance that ignores the search is said', async () => {
    const { appliance, simulator } = await siteOf('5.3')
    simulator.faults.add({ kind: 'ignore-query', name: 'search_type' })
    // Any property matches it, the one that was asked for does not.
    await expect(
      prepare(ask(appliance, { choice: { searchBy: 'vendor', value: '10.20.' }, add: ['X'] }), signal),
    ).rejects.toThrow(/The appliance ignored the search: of \d+ devices that it answered, \d+ do not match/)
  })

  it('is everything where that was chosen, with its count', async () => {
    const { appliance, devices } = await siteOf()
    const { made } = await prepare(ask(appliance, { choice: { searchBy: 'everything' }, add: ['X'] }), signal)
    expect(made.changed).toBe([...devices.all()].length)
    expect(made.plan.chosen).toBe('All devices')
  })
})

describe('between plan and apply', () => {
  it('nothing changed is the same plan', async () => {
    const { appliance } = await siteOf()
    for (const asked of [
      { choice: { value: 'web' }, add: ['New', 'PCI'] },
      byList('name,description\nweb-0001,Rack 1\nnobody,x', { remove: ['PCI'] }),
    ]) {
      const question = ask(appliance, asked)
      const before = await prepare(question, signal)
      expect(changedSince(before, await prepare(question, signal, before))).toEqual([])
    }
  })

  it.each(['9.8', '5.3'] as const)(
    'a device that went, one that came and tags of others are said, %s',
    async (release) => {
      const { appliance, world, devices, tags } = await siteOf(release)
      const question = ask(appliance, { choice: { value: 'web' }, add: ['Fresh', 'PCI'] })
      const before = await prepare(question, signal)
      const [gone, tagged] = before.found.ids
      const other = [...devices.all()].find(({ id }) => !before.found.ids.includes(id))
      const pci = [...tags.all()].find(({ name }) => name === 'PCI')
      if (gone === undefined || tagged === undefined || !other || !pci) throw new Error('The site is too small')
      devices.delete(gone)
      changeBehind(world, 'devices', other.id, { custom_name: 'web-new' })
      world.links.add('tags', pci.id, 'devices', tagged)
      tags.insert({ id: 0, name: 'Fresh', mod_time: 0 })
      const words = changedSince(before, await prepare(question, signal, before)).join('\n')
      expect(words).toContain('1 device is not found any more')
      expect(words).toContain('1 device is found as well now')
      expect(words).toContain('The tag Fresh is there by now')
      expect(words).toMatch(/“\+ PCI” is so already for \S/)
    },
  )

  it('an address that moved is said by its line, and the plan made again is for whom it belongs to now', async () => {
    const { appliance, world, devices } = await siteOf()
    const [one, two] = [...devices.all()].filter(({ ipaddr4 }) => ipaddr4)
    if (!one?.ipaddr4 || !two) throw new Error('The site has no addresses')
    const question = ask(appliance, byList(one.ipaddr4, { add: ['Moved'] }))
    const before = await prepare(question, signal)
    const address = one.ipaddr4
    changeBehind(world, 'devices', one.id, { ipaddr4: '192.0.2.9' })
    changeBehind(world, 'devices', two.id, { ipaddr4: address })
    const now = await prepare(question, signal, before)
    expect(changedSince(before, now)).toEqual([
      `Line 1, ${address}: ${two.display_name} now, ${one.display_name} when it was planned.`,
    ])
    expect(now.made.plan.steps.at(-1)?.items.map(({ id }) => id)).toEqual([two.id])
  })

  it('a field that somebody changed is said', async () => {
    const { appliance, world, devices } = await siteOf()
    const one = [...devices.all()].find(({ display_name: name }) => name === 'web-0001')
    if (!one) throw new Error('No web-0001')
    const question = ask(appliance, byList('name,description\nweb-0001,Mine'))
    const before = await prepare(question, signal)
    changeBehind(world, 'devices', one.id, { description: 'Theirs' })
    const now = await prepare(question, signal, before)
    expect(changedSince(before, now)).toEqual(['web-0001: description changed meanwhile.'])
  })
})

describe('lines of a list', () => {
  it('that name several devices are nobody until one is chosen; one that contradicts itself never is', async () => {
    const { appliance, world, devices } = await siteOf()
    const [one, two, three] = [...devices.all()].filter(({ ipaddr4 }) => ipaddr4)
    if (!one || !two || !three) throw new Error('The site is too small')
    for (const { id } of [one, two]) changeBehind(world, 'devices', id, { custom_name: 'twin' })
    const text = `name,ip\ntwin,\nTWIN,${three.ipaddr4}\n,203.0.113.9`
    const asked = ask(appliance, byList(text, { add: ['X'] }))
    const before = await prepare(asked, signal)
    expect(before.found.list?.lines.map(({ state }) => state)).toEqual(['ambiguous', 'contradictory', 'missing'])
    expect(before.made.changed).toBe(0)
    const pick = before.found.list?.devices.get(two.id)
    if (!pick) throw new Error('The devices of the name are not there')
    const third = before.found.list?.lines[1]
    const picks = new Map([
      ['twin', pick],
      [third?.text ?? '', pick],
      ['203.0.113.9', three],
    ])
    const now = await prepare({ ...asked, picks }, signal)
    expect(now.found.list?.lines.map(({ state }) => state)).toEqual(['found', 'contradictory', 'found'])
    expect(now.found.ids).toEqual([two.id, three.id])
    expect(now.found.list?.counts).toMatchObject({ found: 2, contradictory: 1, missing: 0, ambiguous: 0 })
  })

  it('with empty cells leave the field, or clear it and are counted', async () => {
    const { appliance, world, devices } = await siteOf()
    const one = [...devices.all()].find(({ display_name: name }) => name === 'web-0001')
    if (!one) throw new Error('No web-0001')
    changeBehind(world, 'devices', one.id, { description: 'Old' })
    const text = 'name;Description;custom_make\nweb-0001;;'
    const left = await prepare(ask(appliance, byList(text)), signal)
    expect([changes(left), left.made.cleared]).toEqual([0, 0])
    const cleared = await prepare(ask(appliance, byList(text, { choice: { empty: 'clear' } })), signal)
    expect([changes(cleared), cleared.made.cleared]).toEqual([1, 1])
    // Only what is touched is sent.
    expect(cleared.made.plan.steps[0]?.items[0]?.data).toEqual({
      was: { description: 'Old' },
      becomes: { description: null },
    })
  })

  it('join a static group, those alone that are not in it', async () => {
    const { appliance, world } = await siteOf()
    const group = [...world.collections.devicegroups.all()].find(({ dynamic }) => !dynamic)
    if (!group) throw new Error('No static group')
    const asked = byList('web-0001\nweb-0002\nweb-0001', { group: { id: group.id, name: group.name } })
    const one = [...world.collections.devices.all()].find(({ display_name: name }) => name === 'web-0001')
    world.links.add('devicegroups', group.id, 'devices', one?.id ?? 0)
    const { made } = await prepare(ask(appliance, asked), signal)
    expect(made.plan.steps.map(({ words }) => words)).toEqual([`Add 1 device to ${group.name}`])
  })
})

describe('tags in a cell', () => {
  const tagged = async () => {
    const site = await siteOf()
    const { world, devices, tags } = site
    const [one, two] = ['web-0001', 'web-0002'].map((name) =>
      [...devices.all()].find((device) => device.display_name === name),
    )
    const [pci, other] = [...tags.all()]
    if (!one || !two || !pci || !other) throw new Error('The site is too small')
    for (const id of world.links.of('devices', one.id, 'tags')) world.links.remove('tags', id, 'devices', one.id)
    world.links.add('tags', pci.id, 'devices', one.id)
    world.links.add('tags', other.id, 'devices', one.id)
    return { ...site, one, two, pci, other }
  }
  const words = ({ made }: Outcome) => made.plan.steps.map((step) => step.words)

  it('are more for a device, which is said, or all that it is to have: what is not in it comes off and is counted', async () => {
    const { appliance, pci, other } = await tagged()
    const list = byList(`name;tags\nweb-0001;${pci.name}`)
    const more = await prepare(ask(appliance, list), signal)
    expect(words(more)).toEqual([])
    expect(more.made.plan.notes).toContain('Tags that a device has beside those in its cell stay.')
    const asked = ask(appliance, { ...list, choice: { ...list.choice, cellTags: 'all' } })
    const all = await prepare(asked, signal)
    expect(words(all)).toEqual([`Take ${other.name} off 1 device`])
    expect([changes(all), all.made.dropped]).toEqual([1, 1])
    expect(changedSince(all, await prepare(asked, signal, all))).toEqual([])
  })

  it('that is empty leaves the tags of its device, or takes them off where empty cells clear', async () => {
    const { appliance, one } = await tagged()
    const list = (empty: 'leave' | 'clear') => {
      const asked = byList('name;tags;note\nweb-0001;;x\nweb-0001;;y')
      return ask(appliance, { ...asked, choice: { ...asked.choice, cellTags: 'all', empty } })
    }
    expect(changes(await prepare(list('leave'), signal))).toBe(0)
    const cleared = await prepare(list('clear'), signal)
    expect([changes(cleared), cleared.made.dropped]).toEqual([2, 2])
    expect(cleared.made.plan.steps.flatMap(({ items }) => items.map(({ id }) => id))).toEqual([one.id, one.id])
  })

  it('come off as many devices as lost them, and each tag is asked once', async () => {
    const { appliance, devices, world, pci, tags } = await tagged()
    const all = [...devices.all()].map((device) => device.display_name ?? '')
    const asked = byList(['name;tags', ...all.map((name) => `${name};${pci.name}`)].join('\n'))
    const { made } = await prepare(ask(appliance, { ...asked, choice: { ...asked.choice, cellTags: 'all' } }), signal)
    const had = [...tags.all()].filter(({ id }) => id !== pci.id)
    expect(made.dropped).toBe(had.reduce((sum, { id }) => sum + world.links.of('tags', id, 'devices').size, 0))
    expect(made.reads).toBe(1 + had.length + 1)
  })
})

describe("the console's own export", () => {
  const exported = async (
    { appliance, world }: Awaited<ReturnType<typeof siteOf>>,
    devices: readonly Device[],
    all: boolean,
  ): Promise<string> => {
    const tagsOf = (id: number) =>
      [...world.links.of('devices', id, 'tags')].flatMap((tag) => world.collections.tags.get(tag)?.name ?? [])
    const columns = deviceColumns(appliance, new Map(devices.map(({ id }) => [id, tagsOf(id)])))
    const writer = await rowWriter(
      'csv',
      columnsOfTable(all ? columns : columns.filter(({ hidden }) => !hidden)),
      (row: Device) => row,
    )
    return writer.head() + writer.rows(devices)
  }
  const cellsOf = ({ heads = [] }: ListTable, head: string) => heads.indexOf(head)

  it.each([
    ['9.8', false],
    ['9.8', true],
    ['5.3', true],
  ] as const)(
    'put back is a plan of 0 changes, and of 1 with one cell edited: %s, all columns %s',
    async (release, all) => {
      const site = await siteOf(release)
      const { appliance, world, devices } = site
      const pci = [...world.collections.tags.all()].find(({ name }) => name === 'PCI')
      const [first] = [...devices.all()]
      if (!pci || !first) throw new Error('The site is too small')
      // What a spreadsheet would run as a formula goes out guarded and comes back as it was.
      changeBehind(world, 'devices', first.id, { vendor: '=1+1;@x' })
      const { rows } = await readAll(appliance, { signal })
      for (const { id } of rows) if (id % 2) world.links.add('tags', pci.id, 'devices', id)
      const text = await exported(site, rows, all)
      // As a file, which a name with a zero in it makes no binary one.
      const file = textOfFile(new TextEncoder().encode(text), 'devices.csv')
      const table = readTable('text' in file ? file.text : file.problem)
      const same = await prepare(ask(appliance, { table, choice: { by: 'list' } }), signal)
      expect(same.found.list?.counts).toEqual({
        found: rows.length,
        missing: 0,
        ambiguous: 0,
        contradictory: 0,
        unreadable: 0,
      })
      expect(same.made.plan.steps.map(({ words }) => words)).toEqual([])
      const at = cellsOf(table, 'Vendor')
      expect(at).toBeGreaterThan(0)
      const edited = { ...table, rows: table.rows.map((cells, row) => (row === 3 ? cells.with(at, 'Acme') : cells)) }
      const one = await prepare(ask(appliance, { table: edited, choice: { by: 'list' } }), signal)
      expect(changes(one)).toBe(1)
      expect(one.made.plan.steps[0]?.items[0]?.data).toMatchObject({ becomes: { vendor: 'Acme' } })
      // A tag that a cell lost comes off where cells say all that a device has.
      const tags = cellsOf(table, 'Tags')
      const several = table.rows.findIndex((cells) => cells[tags]?.includes(', '))
      expect(several).toBeGreaterThan(0)
      const exact = { by: 'list', cellTags: 'all' } as const
      expect(changes(await prepare(ask(appliance, { table, choice: exact }), signal))).toBe(0)
      const lost = table.rows.map((cells, row) =>
        row === several ? cells.with(tags, (cells[tags] ?? '').replace(/, [^,]*$/, '')) : cells,
      )
      const off = await prepare(ask(appliance, { table: { ...table, rows: lost }, choice: exact }), signal)
      expect([changes(off), off.made.dropped]).toEqual([1, 1])
      // Of two columns that show one field the one that was edited counts.
      const role = cellsOf(table, release === '5.3' ? 'Custom type' : 'Role')
      const printer = {
        ...table,
        rows: table.rows.map((cells, row) => (row === 4 ? cells.with(role, 'printer') : cells)),
      }
      const other = await prepare(ask(appliance, { table: printer, choice: { by: 'list' } }), signal)
      expect([changes(other), other.contradictions]).toEqual([1, []])
    },
  )
})
