import { describe, expect, it } from 'vitest'
import { checkAll, rules, worst, type Checked } from './checks'
import type { Facts } from './facts'

const now = Date.UTC(2026, 10, 23)
const day = 86_400_000

const facts = (more: Partial<Facts> = {}): Facts => ({
  id: 'https://eda-01.example',
  name: 'eda-01',
  platform: 'discover',
  version: '9.8.1.1420',
  refuses: null,
  able: 'yes',
  edition: 'reveal',
  serial: 'EX-1',
  licenseEnds: null,
  job: null,
  devices: 100,
  backup: now - day,
  backsUp: true,
  unsaved: false,
  cluster: null,
  troubles: [],
  uuid: null,
  connected: [],
  at: now,
  ...more,
})

const image = { name: 'eda.tar', size: 10, version: '9.8.2.1422', platform: 'discover' as const, problems: [] }
const judge = (id: string, more: Partial<Checked> = {}) => {
  const checked: Checked = { facts: facts(), image, lack: '', others: [], now, ...more }
  return checkAll(checked).find((one) => one.id === id)
}

const cluster = { id: 'exa', name: 'exa', node: 'master' as const, nodes: 2, ingest: true }

describe('the checks before an upgrade', () => {
  it('let pass what is in order', () => {
    expect(
      worst(checkAll({ facts: facts(), image, lack: '', others: [{ facts: facts(), to: image.version }], now })),
    ).toBe('ok')
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  })

  it.each([
    [
      'a release without the upload',
      'release',
      { facts: facts({ refuses: 'Needs release 8.0 or newer, this is 5.3' }) },
    ],
    ['a key that may not', 'privilege', { facts: facts({ able: 'no' }) }],
    ['a license that has ended', 'license', { facts: facts({ licenseEnds: now - 1 }) }],
    ['no image', 'image', { image: null }],
    ['an image for another platform', 'image', { image: { ...image, platform: 'explore' as const } }],
    ['a file that is no image', 'image', { image: { ...image, problems: ['This is not a tar archive.'] } }],
    ['an image that says no version', 'image', { image: { ...image, version: null } }],
    ['the version that runs', 'version', { image: { ...image, version: '9.8.1.1420' } }],
    ['an older version', 'version', { image: { ...image, version: '9.7.4.1390' } }],
    ['a job that runs', 'job', { facts: facts({ job: { words: 'upgrade: Writing firmware' } }) }],
    [
      'a Command that stays below',
      'order',
      { others: [{ facts: facts({ id: 'https://eca', name: 'eca', platform: 'command' }), to: null }] },
    ],
    [
      'a Command below that is connected only',
      'order',
      {
        facts: facts({ connected: [{ name: 'eca', host: 'eca', platform: 'command', version: '9.8.1.1', uuid: '' }] }),
      },
    ],
    [
      'the same appliance under two addresses',
      'twice',
      { others: [{ facts: facts({ id: 'https://10.0.0.1' }), to: null }] },
    ],
    [
      'a window too short for a Command with many devices',
      'window',
      { facts: facts({ platform: 'command', devices: 50_000 }), window: 3_599_000 },
    ],
    [
      'ingest that cannot be read',
      'ingest',
      { facts: facts({ platform: 'explore', cluster: { ...cluster, ingest: null } }) },
    ],
  ])('stop %s', (_, id, more: Partial<Checked>) => {
    expect(judge(id, more)?.is).toBe('stop')
  })

  it.each([
    ['a license that ends soon', 'license', { facts: facts({ licenseEnds: now + 10 * day }) }],
    ['changes that a restart loses', 'unsaved', { facts: facts({ unsaved: true }) }],
    ['an old backup', 'backup', { facts: facts({ backup: now - 30 * day }) }],
    ['no backup', 'backup', { facts: facts({ backup: null }) }],
    ['a Command with many devices', 'window', { facts: facts({ platform: 'command', devices: 50_000 }) }],
    ['ingest that is off already', 'ingest', { facts: facts({ cluster: { ...cluster, ingest: false } }) }],
    ['a part of a cluster', 'nodes', { facts: facts({ cluster }) }],
    ['a node of no known kind', 'node', { facts: facts({ cluster: { ...cluster, node: null } }) }],
    ['a step over two major releases', 'version', { facts: facts({ version: '7.9.0.1' }) }],
    [
      'another edition among its kind',
      'edition',
      {
        others: [
          { facts: facts(), to: null },
          { facts: facts({ id: 'https://b', edition: 'ultra' }), to: null },
        ],
      },
    ],
  ])('warn of %s', (_, id, more: Partial<Checked>) => {
    expect(judge(id, more)?.is).toBe('warn')
  })

  it.each([
    ['the running config', 'unsaved', { facts: facts({ unsaved: null }) }],
    ['the backups', 'backup', { facts: facts({ backup: 'untold' }) }],
    ['the jobs', 'job', { facts: facts({ job: 'untold' }) }],
    ['the connected appliances', 'order', { facts: facts({ connected: null }) }],
    ['the devices of a Command', 'window', { facts: facts({ platform: 'command', devices: null }) }],
  ])('says that %s cannot be read', (_, id, more: Partial<Checked>) => {
    expect(judge(id, more)?.is).toBe('unknown')
  })

  it('compares with what the others will run, not with what they run', () => {
    const command = facts({ id: 'https://eca', name: 'eca', platform: 'command' })
    expect(judge('order', { others: [{ facts: command, to: '9.8.2.1422' }] })?.is).toBe('ok')
    // A Trace is under no Trace, and a Discover not under a Trace.
    const trace = facts({ id: 'https://eta', name: 'eta', platform: 'trace', version: '9.7.1.1' })
    expect(judge('order', { others: [{ facts: trace, to: null }] })?.is).toBe('ok')
  })

  it('upgrade one appliance once, whatever ways it is listed: by the line that could do it', () => {
    const [first, second] = [facts({ id: 'https://10.0.0.1' }), facts({ id: 'https://eda.example' })]
    const of = (others: Checked['others']) => others.map(({ facts: own }) => judge('twice', { facts: own, others })?.is)
    const to = image.version
    expect(of([first, second].map((own) => ({ facts: own, to })))).toEqual(['ok', 'stop'])
    expect(
      of([
        { facts: first, to: null },
        { facts: second, to },
      ]),
    ).toEqual(['stop', 'ok'])
    expect(
      of([
        { facts: { ...first, able: 'no' }, to },
        { facts: second, to },
      ]),
    ).toEqual(['stop', 'ok'])
    expect(of([first, second].map((own) => ({ facts: { ...own, serial: null }, to })))).toEqual(['ok', 'ok'])
    const node = (id: string) => facts({ id, platform: 'explore', cluster })
    const others = ['https://a', 'https://b'].map((id) => ({ facts: node(id), to }))
    expect(judge('nodes', { facts: node('https://a'), others })?.words).toContain('1 of its 2 nodes')
  })

  it('hold versions against each other of what is connected, and of all where that is not told', () => {
    const store = facts({ id: 'https://exa', platform: 'explore', uuid: 'b', cluster })
    const above = (more: Partial<Facts>) => ({ facts: facts({ id: 'https://eda', name: 'eda', ...more }), to: null })
    const order = (more: Partial<Facts>) =>
      judge('order', { facts: store, image: { ...image, platform: 'explore' }, others: [above(more)] })?.is
    const to = (uuid: string) => ({ name: 'x', host: '', platform: 'explore' as const, version: '', uuid })
    expect(order({ uuid: 'a', connected: [to('b')] })).toBe('stop')
    expect(order({ uuid: 'a', connected: [to('c')] })).toBe('ok')
    expect(order({ uuid: null, connected: [to('c')] })).toBe('stop')
    expect(order({ uuid: 'a', connected: [to('')] })).toBe('stop')
  })
})

it('warns of a step over more than one major release, and of none to the next', () => {
  const judged = (version: string) =>
    checkAll({ facts: facts({ version }), image, lack: '', others: [], now }).find(({ id }) => id === 'version')?.is
  expect(['8.9.0.1', '9.7.4.1390', '7.9.0.1'].map(judged)).toEqual(['unknown', 'unknown', 'warn'])
})
