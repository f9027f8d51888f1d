// @vitest-environment node
/** What a restart of one does to the connections of another is no difference of that other. */
import { expect, it } from 'vitest'
import { connections, type Difference } from '../firmware/snapshot'
import { pause } from '../pause'
import type { Event } from './events'
import type { Hands } from './hands'
import { usual, type FleetPlan, type Member } from './member'
import { sentAt } from './rehearse'
import { FleetRun } from './run'
import { freshState } from './state'

const to = '9.8.2.1422'
const member = (name: string): Member => ({
  id: `https://${name}`,
  name,
  platform: 'discover',
  from: '9.8.1.1420',
  to,
  image: 'discover.tar',
  size: 1000,
  cluster: null,
  node: null,
  devices: null,
  apart: [],
})
const plan: FleetPlan = {
  members: [member('first'), member('second')],
  settings: { ...usual, oneFirst: false, soak: 0, holds: false },
}
const differences: Difference[] = [
  { name: connections, before: '2', after: '1' },
  { name: 'Number of tags', before: '3', after: '0' },
]

it('leaves out connections while another is under way, and counts them where nobody else is', async () => {
  const run: FleetRun = new FleetRun(plan, freshState(plan), handsOf(), {
    keep: () => Promise.resolve(),
    now: Date.now,
    wait: (ms, signal) => pause(Math.min(ms, 5), signal),
  })
  function handsOf(): Hands {
    const now = (event: Event) => Promise.resolve(event)
    return {
      able: () => true,
      check: ({ id, from }) => now({ kind: 'checked', member: id, runs: from }),
      upload: ({ id }) => now({ kind: 'uploaded', member: id }),
      snapshot: ({ id }) => now({ kind: 'snapped', member: id, snapshot: {} }),
      upgrade: async (one, _, note) => {
        const { id, name } = one
        const followed = sentAt(one, Date.now())
        await note({ kind: 'sent', member: id, followed })
        const other = () => run.state.members.find((each) => each.id !== id)
        const isTurn = () => (name === 'first' ? other()?.followed !== null : other()?.outcome !== null)
        while (!isTurn()) await pause(5)
        return { kind: 'over', member: id, followed, phase: 'verified', words: '', differences }
      },
      switchIngest: (_, cluster, on) => now({ kind: 'switched', cluster, on }),
    }
  }
  await run.go(new AbortController().signal)
  const names = run.state.members.map((one) => one.differences?.map(({ name }) => name))
  expect(names).toEqual([['Number of tags'], [connections, 'Number of tags']])
})
