/** A lock in the middle of a run: what is kept of the keys, and that the run hears nothing of it. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Appliance } from '../../api/appliance'
import { imaginedFailure } from '../../api/imagined-failure'
import { isRefused, noteCall } from '../../api/key-trouble'
import { forgetKey, keyOf } from '../../api/keys'
import { session } from '../../api/session'
import { openStanding } from '../../api/standing'
import { createStore } from '../../api/store'
import { after, type Event } from './events'
import { holdKeys } from './hold-keys'
import { locked } from './lock'
import { usual, type FleetPlan, type Member } from './member'
import { roster } from './roster'
import type { FleetRun } from './run'
import { fleetRuns } from './runs'
import { freshState, type FleetState } from './state'

const names = ['eca', 'eda', 'exa-1', 'exa-2', 'other'] as const
const idOf = (name: string) => `https://${name}.example`
const appliance = (name: string): Appliance => ({
  id: idOf(name),
  url: idOf(name),
  name,
  platform: 'discover',
  version: '9.8.1.1420',
  release: '9.8',
  standing: openStanding('9.8'),
  user: null,
  keyHint: 'x',
})
const member = (name: string, cluster: string | null = null): Member => ({
  id: idOf(name),
  name,
  platform: cluster === null ? 'discover' : 'explore',
  from: '9.8.1.1420',
  to: '9.8.2.1422',
  image: 'a.tar',
  size: 1,
  cluster,
  node: cluster === null ? null : 'data',
  devices: null,
  apart: [],
})
const plan: FleetPlan = {
  members: [member('eca'), member('eda'), member('exa-1', 'exa'), member('exa-2', 'exa')],
  settings: usual,
}

/** Runs nothing; holds what a run would hold. */
function begin() {
  let state: FleetState = freshState(plan)
  fleetRuns.set(new Map([['plan', { sight: createStore({ plan, state }) } as unknown as FleetRun]]))
  for (const name of names.slice(1)) roster.join(appliance(name), `key of ${name}`)
  const keys = holdKeys(plan, state)
  return {
    keys,
    tell(event: Event) {
      state = after(state, event, 1)
      keys.heed(state)
    },
  }
}
const left = () => names.filter((name) => keyOf(idOf(name)) !== undefined)

afterEach(() => {
  fleetRuns.set(new Map())
  locked.unlock()
  for (const name of names) {
    roster.leave(idOf(name))
    forgetKey(idOf(name))
  }
})

describe('the keys of a run', () => {
  it('stay through a lock while their appliances are to do, and each goes as its appliance ends', async () => {
    await session.add(appliance('eca'), 'key of eca', false)
    const { keys, tell } = begin()
    await session.add(appliance('other'), 'key of other', false)
    locked.lock()
    expect(session.get().appliances).toEqual([])
    expect(left()).toEqual(['eca', 'eda', 'exa-1', 'exa-2'])
    expect(roster.find(idOf('eca'))).toBeDefined()
    expect(locked.get()?.map(({ name }) => name)).toEqual(['eca', 'other', 'eda', 'exa-1', 'exa-2'])

    tell({ kind: 'found', member: idOf('eca'), runs: '9.8.2.1422' })
    expect(left()).toEqual(['eda', 'exa-1', 'exa-2'])
    tell({ kind: 'refused', member: idOf('eda'), words: 'no' })
    expect(left()).toEqual(['exa-1', 'exa-2'])
    // A node may have to switch ingest on for its cluster.
    tell({ kind: 'switching', cluster: 'exa', on: false })
    tell({ kind: 'found', member: idOf('exa-1'), runs: '9.8.2.1422' })
    tell({ kind: 'found', member: idOf('exa-2'), runs: '9.8.2.1422' })
    expect(left()).toEqual(['exa-1', 'exa-2'])
    tell({ kind: 'switched', cluster: 'exa', on: true })
    expect(left()).toEqual([])
    keys.release()
  })

  it('go with the run that stops behind a lock', () => {
    const { keys } = begin()
    locked.lock()
    keys.release()
    expect(left()).toEqual([])
  })

  it('are locked by signing out of the last appliance, and stay for who is signed in again', async () => {
    const { keys, tell } = begin()
    await session.add(appliance('eda'), 'key of eda', false)
    await session.signOut(idOf('eda'))
    expect(locked.get()).not.toBeNull()
    expect(keyOf(idOf('eda'))).toBe('key of eda')
    await session.add(appliance('eda'), 'key of eda', false)
    locked.unlock()
    tell({ kind: 'found', member: idOf('eda'), runs: '9.8.2.1422' })
    expect(keyOf(idOf('eda'))).toBe('key of eda')
    keys.release()
    await session.signOut(idOf('eda'))
    expect(keyOf(idOf('eda'))).toBeUndefined()
  })

  it('of one that is signed in gives way to another that was proven, once it is refused', async () => {
    await session.add(appliance('eda'), 'key of eda', false)
    await session.add(appliance('eca'), 'key of eca', false)
    roster.join(appliance('eda'), 'a lesser key')
    expect(keyOf(idOf('eda'))).toBe('key of eda')
    noteCall(idOf('eda'), imaginedFailure({ kind: 401, status: 401 }))
    roster.join({ ...appliance('eda'), keyHint: 'y' }, 'another key')
    expect(keyOf(idOf('eda'))).toBe('another key')
    expect(isRefused(idOf('eda'))).toBe(false)
    expect(session.get().active?.name).toBe('eca')
    expect(session.get().appliances.find(({ name }) => name === 'eda')?.keyHint).toBe('y')
    await Promise.all([session.signOut(idOf('eda')), session.signOut(idOf('eca'))])
  })

  it('of an open console stay after a failure, for another try', () => {
    const { keys, tell } = begin()
    tell({ kind: 'refused', member: idOf('eda'), words: 'no' })
    keys.release()
    expect(left()).toContain('eda')
  })
})
