import { expect, it } from 'vitest'
import { after, type Event } from '../../work/fleet/events'
import { inOrder, usual, type FleetPlan } from '../../work/fleet/member'
import { sentAt } from '../../work/fleet/rehearse'
import { freshState } from '../../work/fleet/state'
import { leftOf } from './target-rows'

const versions = { from: '9.8.1.1420', to: '9.8.2.1422' }
const plan: FleetPlan = {
  members: inOrder(
    ['a', 'b', 'c'].map((name) => ({
      ...versions,
      id: `https://${name}`,
      name,
      platform: 'discover',
      image: 'eda.tar',
      size: 1,
      cluster: null,
      node: null,
      devices: null,
      apart: [],
    })),
  ),
  settings: { ...usual, soak: 0 },
}

it('expects of those to come what those before them took', () => {
  const minute = 60_000
  const fresh = freshState(plan)
  const before = leftOf({ plan, state: fresh }, 0)
  expect(before).toBeGreaterThan(25 * minute)
  const followed = sentAt(versions, 0)
  const over: Event = { kind: 'over', member: 'https://a', followed, phase: 'verified', words: '' }
  const sent = after(fresh, { kind: 'sent', member: 'https://a', followed }, 0)
  // Two are left, both at once, each as long as the one that is through.
  const left = leftOf({ plan, state: after(sent, over, 4 * minute) }, 4 * minute)
  expect(left).toBeGreaterThanOrEqual(4 * minute)
  expect(left).toBeLessThan(5 * minute)
})
