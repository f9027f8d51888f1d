import { expect, it } from 'vitest'
import { heard, seen } from '../firmware/watch'
import { after, type Event } from './events'
import { usual, type FleetPlan, type Member } from './member'
import { sentAt } from './rehearse'
import { restartedBy, retries } from './retries'
import { freshState } from './state'

const member = (name: string): Member => ({
  id: name,
  name,
  platform: 'discover',
  from: '9.8.1.1420',
  to: '9.8.2.1422',
  image: 'eda.tar',
  size: 1,
  cluster: null,
  node: null,
  devices: null,
  apart: [],
})

it('tries each again from where it failed, and gives a command anew only where the last came to nothing', () => {
  const members = ['checked', 'sent', 'lost', 'gave up'].map(member)
  const plan: FleetPlan = { members, settings: usual }
  const followed = sentAt(member('lost'), 0)
  const told = heard(followed.watch, 'failed', 'Writing', 0)
  const watch = seen(told, { at: 5, version: '9.8.1.1420', identity: null, started: null })
  const events: Event[] = [
    { kind: 'refused', member: 'checked', words: 'no' },
    { kind: 'begun', member: 'sent', doing: 'upload' },
    { kind: 'failed', member: 'sent', words: '422' },
    { kind: 'over', member: 'lost', followed, phase: 'unknown', words: 'away' },
    { kind: 'over', member: 'gave up', followed: { ...followed, watch }, phase: 'failed', words: 'gave up' },
  ]
  const state = events.reduce((before, event, at) => after(before, event, at * 1000), freshState(plan))
  expect(retries(state)).toEqual([
    { step: 'Verify', events: [{ kind: 'retried', member: 'lost', from: null }] },
    { step: 'Upgrade', events: [{ kind: 'retried', member: 'gave up', from: 'upgrade' }] },
    { step: 'Upload', events: [{ kind: 'retried', member: 'sent', from: 'upload' }] },
    { step: 'Check', events: [{ kind: 'retried', member: 'checked', from: 'check' }] },
  ])
})

it('knows whom a person has restarted by trying again or going on, and whom nobody has', () => {
  const members = ['done', 'gave up', 'ahead', 'lost'].map(member)
  const plan: FleetPlan = { members, settings: usual }
  const followed = sentAt(member('lost'), 0)
  const events: Event[] = [
    { kind: 'found', member: 'done', runs: '9.8.2.1422' },
    { kind: 'refused', member: 'gave up', words: 'no' },
    { kind: 'sent', member: 'lost', followed },
  ]
  const state = events.reduce((before, event, at) => after(before, event, at * 1000), freshState(plan))
  const by = (event: Event, still: boolean, of = state) => restartedBy(plan, of, [event], still).map(({ id }) => id)
  expect(by({ kind: 'retried', member: 'gave up', from: 'upload' }, false)).toEqual(['gave up'])
  // What stood still goes on with all that is left.
  expect(by({ kind: 'retried', member: 'gave up', from: 'upgrade' }, true)).toEqual(['gave up', 'ahead'])
  expect(by({ kind: 'retried', member: 'lost', from: null }, false)).toEqual([])
  expect(by({ kind: 'continued' }, false)).toEqual([])
  const aborted = after(state, { kind: 'aborted' }, 0)
  expect(by({ kind: 'continued' }, true, aborted)).toEqual(['ahead'])
  expect(by({ kind: 'retried', member: 'lost', from: null }, true, aborted)).toEqual([])
  // A run that is paused goes on with nothing but what is given anew.
  const paused = after(state, { kind: 'paused' }, 0)
  expect(by({ kind: 'retried', member: 'gave up', from: 'upgrade' }, true, paused)).toEqual(['gave up'])
  for (const kind of ['paused', 'aborted'] as const) expect(by({ kind }, true)).toEqual([])
  expect(by({ kind: 'skipped', member: 'gave up', words: 'no' }, true)).toEqual([])
})
