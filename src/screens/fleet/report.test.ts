import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { after, type Event } from '../../work/fleet/events'
import { stepsOf } from '../../work/fleet/expected'
import { inOrder, usual, type FleetPlan, type Member } from '../../work/fleet/member'
import { sentAt } from '../../work/fleet/rehearse'
import { freshState } from '../../work/fleet/state'
import { planMarkdown, reportCsv, reportJson, reportMarkdown } from './report'

const to = '9.8.2.1422'
const member = (name: string, more: Partial<Member> = {}): Member => ({
  id: `https://${name}.example`,
  name,
  platform: 'discover',
  from: '9.7.4.1390',
  to,
  image: 'a.tar',
  size: 1,
  cluster: null,
  node: null,
  devices: null,
  apart: [],
  ...more,
})
const plan: FleetPlan = {
  members: inOrder([
    member('good'),
    member('=bad|name'),
    member('left'),
    member('exa', { platform: 'explore', cluster: 'store', node: 'master' }),
  ]),
  settings: usual,
}
const at = (name: string) => `https://${name}.example`

/** One is verified, one fails, one is skipped; the cluster's ingest is off. */
function ended() {
  const events: Event[] = [
    { kind: 'started' },
    { kind: 'begun', member: at('good'), doing: 'check' },
    { kind: 'found', member: at('good'), runs: to },
    { kind: 'begun', member: at('=bad|name'), doing: 'upload' },
    { kind: 'failed', member: at('=bad|name'), words: '422: not an image\nfor it' },
    { kind: 'skipped', member: at('left'), words: 'Disk at 96 %' },
    { kind: 'switching', cluster: 'store', on: false },
    { kind: 'ended' },
  ]
  return events.reduce((state, event, index) => after(state, event, 1_800_000_000_000 + index * 1000), freshState(plan))
}

it('has every appliance with its versions, what became of it, how long it took and what to do', () => {
  const text = reportMarkdown(plan, ended())
  expect(text).toContain('1 verified, 1 failed, 1 skipped, 1 not upgraded.')
  expect(text).toContain('**Ingest of store is off since 2027-01-15T08:00:06.000Z: no records are stored.**')
  expect(text).toContain(`| good | Discover | 9.7.4.1390 | ${to} | verified |`)
  // A name or an answer breaks no row of the table.
  expect(text).toMatch(/^\| =bad\\\|name \| Discover .* \| failed \| .* \| {2}\| 422: not an image for it \|$/m)
  expect(text).toContain('Disk at 96 %')
  const todo = text.slice(text.indexOf('## What to do'))
  expect(todo).toContain('try it again from the upload')
  expect(todo).toContain('- Upgrade it by itself when what kept it is gone: left')
  expect(todo).not.toContain('good')
})

it('says the same as JSON and as CSV, where nothing is a formula', async () => {
  const json: unknown = JSON.parse(reportJson(plan, ended()))
  expect(json).toMatchObject({
    started: '2027-01-15T08:00:01.000Z',
    ingest: [{ cluster: 'store', ingest: 'off' }],
    appliances: expect.arrayContaining([
      expect.objectContaining({ name: 'good', before: '9.7.4.1390', after: to, outcome: 'verified' }),
      expect.objectContaining({ name: '=bad|name', outcome: 'failed', words: '422: not an image\nfor it' }),
    ]),
  })
  const { data } = Papa.parse<Record<string, string>>((await reportCsv(plan, ended())).trim(), { header: true })
  expect(new Set(data.map(({ outcome }) => outcome))).toEqual(
    new Set(['failed', 'not upgraded', 'skipped', 'verified']),
  )
  expect(data.every(({ name }) => !name?.startsWith('='))).toBe(true)
})

it('is text wherever it is read, whatever an appliance is called or answers', async () => {
  const names = [
    '<img src=x onerror=alert(1)>',
    '[here](javascript:alert(1))',
    '=HYPERLINK("http://x")',
    'a;=1+1',
    '`x` & *y*',
  ]
  const hostile: FleetPlan = {
    members: names.map((name, n) => member(name, { id: `https://${n}.example` })),
    settings: usual,
  }
  const state = names.reduce(
    (before, name, n) => after(before, { kind: 'failed', member: `https://${n}.example`, words: `${name}\n| # x` }, 0),
    after(freshState(hostile), { kind: 'started' }, 0),
  )
  const files = [reportMarkdown(hostile, state), planMarkdown(hostile, stepsOf(hostile))]
  for (const text of files) {
    expect(text).not.toMatch(/(?<!\\)[<[`]/)
    expect(text.match(/^#+ /gm)?.length).toBeLessThan(3)
  }
  // Eight cells in each row, as its head has.
  for (const line of files[0]?.split('\n').filter((one) => one.startsWith('|')) ?? [])
    expect(line.replaceAll(/\\./g, '').split('|')).toHaveLength(10)
  const csv = await reportCsv(hostile, state)
  expect(csv.startsWith('\uFEFFname,address,')).toBe(true)
  expect(csv).toContain('"\'=HYPERLINK')
  expect(csv).toContain("a;'=1+1")
  const { data } = Papa.parse<string[]>(csv.replace('\uFEFF', '').trim())
  expect(data).toHaveLength(names.length + 1)
  expect(new Set(data.map(({ length }) => length))).toEqual(new Set([16]))
})

it('tells how long each took from its command on, and why one was not upgraded', () => {
  const two: FleetPlan = { members: [member('a'), member('b')], settings: { ...usual, stopAfter: 1 } }
  const followed = sentAt(member('a'), 0)
  const events: Event[] = [
    { kind: 'started' },
    { kind: 'begun', member: at('a'), doing: 'upload' },
    { kind: 'sent', member: at('a'), followed },
    { kind: 'over', member: at('a'), followed, phase: 'failed', words: 'It gave up.' },
    { kind: 'ended' },
  ]
  const state = events.reduce((before, event, n) => after(before, event, n * 90_000), freshState(two))
  const text = reportMarkdown(two, state)
  expect(text).toMatch(/^\| a \|.*\| 1 min 30 s \| It gave up\. \|$/m)
  expect(text).toContain('try it again from Verify')
  const cut = events.slice(0, 3).reduce((before, event, n) => after(before, event, n), freshState(two))
  expect(reportMarkdown(two, cut)).toMatch(/^\| a \|.*\| not upgraded \|.*\| Its command was sent, and nobody has/m)
  expect(text).toMatch(/^\| b \|.*\| not upgraded \|.*\| Stopped after 1 failure \|$/m)
})
