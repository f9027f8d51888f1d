import { expect, it } from 'vitest'
import type { Head } from '../../work/journal'
import { Marks } from '../../work/mark'
import { standingOf } from '../../work/use-work'
import type { View } from '../../work/view'
import { stopsOf } from './plan-stops'

const plan = { steps: [], chosen: 'A list of 6 lines' } as never

const states = (head: Partial<Head>, holder: 'here' | null = null) => {
  const whole = { state: 'ended', of: 6, done: 0, failed: 0, verified: 0, ...head } as Head
  const stops = stopsOf({ head: whole, plan, marks: new Marks() }, standingOf(whole, holder as never), null)
  return stops.slice(2).map(({ state }) => state)
}

it.each<[string, Partial<Head>, string[]]>([
  ['all was done', { done: 6, verified: 6 }, ['done', 'done']],
  ['nothing could be applied', { failed: 6 }, ['stopped', 'ahead']],
  ['a part failed and the rest is as planned', { done: 4, verified: 4, failed: 2 }, ['stopped', 'done']],
  ['what was applied is not as planned', { done: 6, verified: 5 }, ['done', 'stopped']],
  ['it could not be read back', { done: 6, why: 'Nothing answered' }, ['done', 'stopped']],
  ['it was paused', { state: 'paused', done: 2 }, ['stopped', 'ahead']],
])('a stage where %s', (_, head, stages) => expect(states(head)).toEqual(stages))

it.each<[string, Partial<Head>, string, string]>([
  ['all of it was', { done: 6, verified: 6 }, 'done', '6 of 6'],
  ['nothing of it could be', { failed: 6 }, 'stopped', '0 of 6'],
  ['a part of it is not so when it is read back', { done: 6, verified: 5 }, 'stopped', '5 of 6'],
  ['it was paused', { state: 'paused', done: 2 }, 'stopped', '2 of 6'],
  ['it still is', { state: 'applying', done: 2 }, 'now', '2 of 6'],
])('what is taken back, where %s', (_, head, state, fact) => {
  const undone = { head: { state: 'ended', of: 6, done: 0, failed: 0, verified: 0, ...head } as Head } as View
  const whole = { state: 'ended', of: 6, done: 6, failed: 0, verified: 6 } as Head
  expect(stopsOf({ head: whole, plan, marks: new Marks() }, 'verified', undone).at(-1)).toMatchObject({ state, fact })
})

it('a stage that runs', () => {
  expect(states({ state: 'applying', done: 2 }, 'here')).toEqual(['now', 'ahead'])
  expect(states({ state: 'verifying', done: 6 }, 'here')).toEqual(['done', 'now'])
})
