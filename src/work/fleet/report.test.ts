import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { after, type Event } from './events'
import { inOrder, usual, type FleetPlan, type Member } from './member'
import { reportCsv, reportJson, reportMarkdown } from './report'
import { freshState } from './state'

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
  expect(text).toMatch(/^\| =bad\\\|name \| Discover .* \| failed \| .* \| 1 s \| 422: not an image for it \|$/m)
  expect(text).toContain('Disk at 96 %')
  const todo = text.slice(text.indexOf('## What to do'))
  expect(todo).toContain('try it again from the upload')
  expect(todo).toContain('- left: Upgrade it by itself')
  expect(todo).not.toContain('- good')
})

it('says the same as JSON and as CSV, where nothing is a formula', () => {
  const json: unknown = JSON.parse(reportJson(plan, ended()))
  expect(json).toMatchObject({
    started: '2027-01-15T08:00:00.000Z',
    ingest: [{ cluster: 'store', ingest: 'off' }],
    appliances: expect.arrayContaining([
      expect.objectContaining({ name: 'good', before: '9.7.4.1390', after: to, outcome: 'verified' }),
      expect.objectContaining({ name: '=bad|name', outcome: 'failed', words: '422: not an image\nfor it' }),
    ]),
  })
  const { data } = Papa.parse<Record<string, string>>(reportCsv(plan, ended()).trim(), { header: true })
  expect(new Set(data.map(({ outcome }) => outcome))).toEqual(
    new Set(['failed', 'not upgraded', 'skipped', 'verified']),
  )
  expect(data.every(({ name }) => !name?.startsWith('='))).toBe(true)
})
