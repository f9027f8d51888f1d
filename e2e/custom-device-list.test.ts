// Custom devices from a list, against a simulated appliance over real HTTP.
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it, onTestFinished } from 'vitest'
import { prepare } from '../src/screens/tags/planning'
import { memoryJournal } from '../src/work/journal'
import { requestsOf } from '../src/work/plan'
import { createWork } from '../src/work/work'
import { ask, byList, signal, siteOf } from './planner-site'

describe('custom devices from a list', () => {
  const text = [
    'Custom device;IP;Ports;VLAN;Site',
    'Branch 1;10.60.0.0/24;;;x',
    'Branch 1;10.60.1.7;443;;x',
    'Branch 1;10.60.1.7;443;;x',
    'Branch 2;2001:DB8::0:1;8000-8010;30;x',
    'Branch 2;10.61.0.300;;;x',
    'Branch 3;;;;x',
    ';10.62.0.0/24;;;x',
  ].join('\n')

  it.each(['9.8', '8.0', '5.3'] as const)(
    'are one for each name, made once, extended, and taken back, %s',
    async (release) => {
      const { appliance, world, simulator } = await siteOf(release)
      const site = () =>
        JSON.stringify([
          [...world.collections.customdevices.all()].map(({ name, disabled }) => [name, disabled]),
          [...world.collections.criteria.all()].map((rule) => ({ ...rule, id: 0 })),
        ])
      const before = site()
      const question = (list: string) => ask(appliance, byList(list))
      const first = await prepare(question(text), signal)
      expect(first.found.list?.lines.map(({ state }) => state)).toEqual([
        'found',
        'found',
        'found',
        'found',
        'unreadable',
        'unreadable',
        'unreadable',
      ])
      expect(first.made.plan.steps.map(({ words }) => words)).toEqual(['Create 2 custom devices with 3 criteria'])
      expect(requestsOf(first.made.plan)).toBe(release === '9.8' ? 2 : 5)
      expect(first.made.plan.notes?.[0]).toBe('Ignored columns: Site.')
      const work = createWork(async () => memoryJournal())
      onTestFinished(work.connect(new QueryClient(), () => undefined))
      // The answer to the first creation is lost; it is looked up and not sent again.
      simulator.faults.add({ kind: 'drop', after: true, times: 1, match: { method: 'POST', path: '/customdevices' } })
      await work.start(first.made.plan)
      const headOf = (id: string) => work.heads.get().find((head) => head.id === id)
      for (let round = 0; round < 5 && headOf(first.made.plan.id)?.verified !== 2; round += 1)
        await (headOf(first.made.plan.id)?.state === 'ended'
          ? work.retry(first.made.plan.id)
          : work.resume(first.made.plan.id))
      expect(headOf(first.made.plan.id)).toMatchObject({ of: 2, verified: 2 })
      const branch = [...world.collections.customdevices.all()].filter(({ name }) => /^Branch \d$/.test(name))
      expect(branch.map(({ name }) => name).toSorted()).toEqual(['Branch 1', 'Branch 2'])
      const again = await prepare(question(text), signal)
      expect(again.made.plan.steps).toEqual([])
      const more = await prepare(question(`${text}\nBranch 1;10.99.0.0/16;;;`), signal)
      expect(more.made.plan.steps.map(({ words }) => words)).toEqual(['Add 1 criterion to 1 custom device'])
      const back = await work.inverse(first.made.plan.id)
      if (!back) throw new Error('It cannot be taken back')
      await work.start(back)
      expect(site()).toBe(before)
    },
  )

  it('as an audit of them writes it: an end of a range in each column, and rows that contradict themselves', async () => {
    const { appliance } = await siteOf()
    const heads =
      'custom device,disabled,ipaddr,ipaddr_direction,ipaddr_peer,dst_port_min,dst_port_max,vlan_min,vlan_max'
    const rows = [
      'Branch 9,False,10.60.0.0/24,any,,443,444,,',
      'Branch 9,False,,,,,,30,',
      'Branch 9,False,10.60.1.0/24,any,10.2.0.0/16,,,,',
      'Branch 9,False,10.60.2.0/24,src,10.2.0.0/16,90,80,,',
      'Branch 9,False,10.60.3.0/24,,,,70000,,',
      'Branch 9,False,10.60.4.0/24,,,https,,,',
    ]
    const { made, found } = await prepare(ask(appliance, byList([heads, ...rows].join('\n'))), signal)
    expect(made.plan.notes).toEqual(['Ignored columns: disabled.'])
    expect(made.plan.steps[0]?.items[0]?.data).toMatchObject({
      becomes: [{ ipaddr: '10.60.0.0/24', dst_port_min: 443, dst_port_max: 444 }, { vlan_min: 30 }],
    })
    expect(found.list?.lines.map((line) => ('why' in line ? line.why : line.state))).toEqual([
      'found',
      'found',
      'Peer address: Needs the direction of the other address, as source or as destination',
      'Destination ports to: Is below 90, where it starts',
      'Destination ports to: Must be 65535 or less',
      '“https” is no whole number',
    ])
  })

  it('is told of a range that cannot be', async () => {
    const { appliance } = await siteOf()
    const rows = ['443-80;', '0;', '70000;', ';5000', 'x;', '443;0-4095']
    const list = ['custom device;ports;vlan', ...rows.map((row) => `Branch 9;${row}`)].join('\n')
    const { found } = await prepare(ask(appliance, byList(list)), signal)
    expect(found.list?.lines.map((line) => ('why' in line ? line.why : line.state))).toEqual([
      'Destination ports to: Is below 443, where it starts',
      'Destination ports from: Must be 1 or more',
      'Destination ports from: Must be 65535 or less',
      'VLANs from: Must be 4095 or less',
      '“x” is no port or range of ports',
      'found',
    ])
  })

  it('has a criterion for each address of a row, with whatever else the row says', async () => {
    const { appliance } = await siteOf()
    const list = 'custom device;IPv4;IPv6;Ports\nBranch 9;10.60.0.7;2001:db8::7;443\nBranch 9;;2001:db8::8;'
    const { made } = await prepare(ask(appliance, byList(list)), signal)
    const ports = { dst_port_min: 443, dst_port_max: 443 }
    expect(made.plan.steps[0]).toMatchObject({
      words: 'Create 1 custom device with 3 criteria',
      items: [
        {
          data: {
            becomes: [
              { ipaddr: '10.60.0.7', ...ports },
              { ipaddr: '2001:db8::7', ...ports },
              { ipaddr: '2001:db8::8' },
            ],
          },
        },
      ],
    })
  })

  it('whose names differ only in case are said to be two', async () => {
    const { appliance } = await siteOf()
    const list = byList('custom device,ip\nBranch 9,10.60.0.0/24\nBRANCH 9,10.61.0.0/24')
    const { made } = await prepare(ask(appliance, list), signal)
    expect(made.changed).toBe(2)
    expect(made.plan.notes).toEqual(['BRANCH 9 would be a custom device beside Branch 9, which differs only in case.'])
  })

  it('that others changed meanwhile are left when they are taken back', async () => {
    const { appliance, world } = await siteOf()
    const { made } = await prepare(ask(appliance, byList('custom device,ip\nBranch 9,10.60.0.0/24')), signal)
    const work = createWork(async () => memoryJournal())
    onTestFinished(work.connect(new QueryClient(), () => undefined))
    await work.start(made.plan)
    const device = [...world.collections.customdevices.all()].find(({ name }) => name === 'Branch 9')
    if (!device) throw new Error('It was not made')
    world.collections.criteria.insert({ id: 0, custom_device_id: device.id, ipaddr: '10.1.1.1' })
    const back = await work.inverse(made.plan.id)
    if (!back) throw new Error('It cannot be taken back')
    await work.start(back)
    expect(world.collections.customdevices.get(device.id)?.name).toBe('Branch 9')
    expect(JSON.stringify(work.view(back.id).get()?.marks.get('undo-create', 0))).toContain(
      'Somebody has changed its criteria',
    )
  })
})
