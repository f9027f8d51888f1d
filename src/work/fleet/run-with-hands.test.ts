// @vitest-environment node
/** A run by hands that do at once what they are asked: what it makes of what they tell. */
import { expect, it } from 'vitest'
import { connections, type Difference } from '../firmware/snapshot'
import { pause } from '../pause'
import { decide } from './decide'
import { after, type Event } from './events'
import type { Hands } from './hands'
import { usual, type FleetPlan, type Member } from './member'
import { sentAt } from './rehearse'
import { FleetRun } from './run'
import { freshState } from './state'

const member = (name: string, more: Partial<Member> = {}): Member => ({
  id: `https://${name}`,
  name,
  platform: 'discover',
  from: '9.8.1.1420',
  to: '9.8.2.1422',
  image: 'discover.tar',
  size: 1000,
  cluster: null,
  node: null,
  devices: null,
  apart: [],
  ...more,
})
const planOf = (...members: Member[]): FleetPlan => ({
  members,
  settings: { ...usual, oneFirst: false, soak: 0, holds: false },
})

const at = (event: Event) => Promise.resolve(event)
const done: Hands = {
  able: () => true,
  check: ({ id, from }) => at({ kind: 'checked', member: id, runs: from }),
  upload: ({ id }) => at({ kind: 'uploaded', member: id }),
  snapshot: ({ id }) => at({ kind: 'snapped', member: id, snapshot: {} }),
  upgrade: async (one, _, note) => {
    const followed = sentAt(one, Date.now())
    await note({ kind: 'sent', member: one.id, followed })
    return { kind: 'over', member: one.id, followed, phase: 'verified', words: '', differences: [] }
  },
  switchIngest: (_, cluster, on) => at({ kind: 'switched', cluster, on }),
}

const runOf = (plan: FleetPlan, hands: Hands, onEnd?: (member: Member) => void, state = freshState(plan)) =>
  new FleetRun(plan, state, hands, {
    keep: () => Promise.resolve(),
    now: Date.now,
    wait: (ms, signal) => pause(Math.min(ms, 5), signal),
    ...(onEnd && { onEnd }),
  })

it('leaves out connections while another is under way, and counts them where nobody else is', async () => {
  const differences: Difference[] = [
    { name: connections, before: '2', after: '1' },
    { name: 'Number of tags', before: '3', after: '0' },
  ]
  const run: FleetRun = runOf(planOf(member('first'), member('second')), {
    ...done,
    upgrade: async (one, kept, note, signal) => {
      const over = await done.upgrade(one, kept, note, signal)
      const other = () => run.state.members.find(({ id }) => id !== one.id)
      const isTurn = () => (one.name === 'first' ? other()?.followed !== null : other()?.outcome !== null)
      while (!isTurn()) await pause(5)
      return { ...over, differences } as Event
    },
  })
  await run.go(new AbortController().signal)
  const names = run.state.members.map((one) => one.differences?.map(({ name }) => name))
  expect(names).toEqual([['Number of tags'], [connections, 'Number of tags']])
})

const node = (name: string, kind: Member['node']) =>
  member(name, { platform: 'explore', cluster: 'exa', node: kind, image: 'explore.tar' })

it('reads that ingest is on again of all nodes that were upgraded, and of none that was left out: it may be away', async () => {
  const plan = planOf(node('one', 'master'), node('two', 'data'), node('left out', 'data'))
  const skipped = after(freshState(plan), { kind: 'skipped', member: 'https://left out', words: 'Away' }, 0)
  const asked: string[] = []
  const hands: Hands = {
    ...done,
    switchIngest: (nodes, cluster, on, signal) => {
      asked.push(
        `${on ? 'on' : 'off'}: ${nodes
          .map(({ name }) => name)
          .toSorted()
          .join(', ')}`,
      )
      return done.switchIngest(nodes, cluster, on, signal)
    },
  }
  await runOf(plan, hands, undefined, skipped).go(new AbortController().signal)
  expect(asked).toEqual(['off: one', 'on: one, two'])
})

it('is done with a node of a cluster once ingest is on again: until then it may be asked to switch it on', async () => {
  const ended: string[] = []
  const run: FleetRun = runOf(
    planOf(member('alone'), node('one', 'master'), node('two', 'data')),
    done,
    ({ name, cluster }) =>
      ended.push(`${name}: ${run.state.clusters.find(({ id }) => id === cluster)?.ingest ?? 'in no cluster'}`),
  )
  await run.go(new AbortController().signal)
  expect(run.state.members.map(({ outcome }) => outcome)).toEqual(['verified', 'verified', 'verified'])
  expect([...new Set(ended)]).toEqual(['alone: in no cluster', 'one: on', 'two: on'])
})

it('asks a node that was upgraded to switch ingest on, not one that was left out before it', () => {
  const plan = planOf(node('left out', 'master'), node('upgraded', 'data'))
  const events: Event[] = [
    { kind: 'skipped', member: 'https://left out', words: 'Away' },
    { kind: 'found', member: 'https://upgraded', runs: '9.8.2.1422' },
    { kind: 'switched', cluster: 'exa', on: false },
  ]
  const state = events.reduce((before, event) => after(before, event, 0), freshState(plan))
  expect(decide(plan, state, 1).actions).toEqual([{ kind: 'resume', cluster: 'exa', member: 'https://upgraded' }])
})

it('switches ingest on though a node was left out, and begins last with what was away', () => {
  const cluster = planOf(node('one', 'master'), node('left out', 'data'))
  const events: Event[] = [
    { kind: 'found', member: 'https://one', runs: '9.8.2.1422' },
    { kind: 'skipped', member: 'https://left out', words: 'Away' },
    { kind: 'switched', cluster: 'exa', on: false },
  ]
  const off = events.reduce((before, event) => after(before, event, 0), freshState(cluster))
  expect(decide(cluster, off, 1).actions).toEqual([{ kind: 'resume', cluster: 'exa', member: 'https://one' }])
  const plan = planOf(member('was away'), member('there'))
  const back = after(freshState(plan), { kind: 'away', member: 'https://was away', words: 'No answer' }, 0)
  const { actions } = decide(plan, back, 3_600_000)
  expect(actions.map((action) => action.member)).toEqual(['https://there', 'https://was away'])
})
