/** Any fleet, any faults, any moment of a crash: what the order promises holds. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Reality, minute, to, type Fate, type Story } from './imagined-fleet'
import { absent, decide } from './decide'
import { after, type Event } from './events'
import { inOrder, usual, type Member } from './member'
import { rehearse, sentAt } from './rehearse'
import { FleetStateData, freshState, recovered, type FleetState } from './state'
import type { Phase } from '../firmware/watch'

const member = (name: string, more: Pick<Member, 'platform' | 'from'> & Partial<Member>): Member => ({
  id: `https://${name}`,
  name,
  to,
  image: `${more.platform}.tar`,
  size: 1000,
  cluster: null,
  node: null,
  devices: null,
  apart: [],
  ...more,
})

const from = fc.constantFrom('9.7.4.1390', '9.8.1.1420')
const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Fate>({ kind: 'well' }) },
  fc.constant<Fate>({ kind: 'refused' }),
  fc.record({ kind: fc.constant('away' as const), until: fc.constantFrom(5 * minute, 20 * minute, Infinity) }),
  fc.record({ kind: fc.constant('drops' as const), uploads: fc.integer({ min: 1, max: 2 }) }),
  fc.constant<Fate>({ kind: 'refuses the image' }),
  fc.constant<Fate>({ kind: 'differs' }),
  fc.record({ kind: fc.constant('ends' as const), phase: fc.constantFrom<Phase>('failed', 'unknown', 'stranger') }),
)

const members = fc
  .record({
    command: fc.array(from, { maxLength: 1 }),
    discover: fc.array(from, { maxLength: 5 }),
    masters: fc.array(from, { maxLength: 3 }),
    data: fc.array(from, { maxLength: 4 }),
    lone: fc.array(from, { maxLength: 1 }),
    trace: fc.array(from, { maxLength: 3 }),
  })
  .map(({ command, discover, masters, data, lone, trace }) => [
    ...command.map((version, n) => member(`eca-${n}`, { platform: 'command', from: version })),
    ...discover.map((version, n) => member(`eda-${n}`, { platform: 'discover', from: version })),
    ...masters.map((version, n) =>
      member(`exa-m${n}`, { platform: 'explore', from: version, cluster: 'exa', node: 'master' }),
    ),
    ...data.map((version, n) =>
      member(`exa-d${n}`, { platform: 'explore', from: version, cluster: 'exa', node: 'data' }),
    ),
    ...lone.map((version) => member('lone', { platform: 'explore', from: version, cluster: 'lone', node: 'master' })),
    // One is of another site than a Discover, whose version is no matter to it.
    ...trace.map((version, n) =>
      member(`eta-${n}`, { platform: 'trace', from: version, apart: n === 1 ? ['https://eda-0'] : [] }),
    ),
  ])
  .filter((all) => all.length > 0)

const count = (max: number) => fc.integer({ min: 1, max })
const settings = fc
  .record({
    at: fc.tuple(count(2), count(4), count(2), count(3), count(3)),
    uploads: count(4),
    stopAfter: count(20),
    oneFirst: fc.boolean(),
    soak: fc.constantFrom(0, 10 * minute),
    startNothingAfter: fc.option(fc.integer({ min: 5, max: 120 }).map((minutes) => minutes * minute)),
  })
  .map(({ at, ...rest }) => ({
    ...usual,
    ...rest,
    atOnce: { command: at[0], discover: at[1], masters: at[2], 'data nodes': at[3], trace: at[4] },
  }))

const story: fc.Arbitrary<Story> = members.chain((all) =>
  fc
    .record({
      settings,
      fates: fc.array(fate, { minLength: all.length, maxLength: all.length }),
      stubborn: fc.integer({ min: 0, max: 2 }),
      took: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: all.length, maxLength: all.length }),
    })
    .map(({ settings: chosen, fates, stubborn, took }) => ({
      plan: { members: inOrder(all), settings: chosen },
      fates: new Map(all.map(({ id }, n) => [id, fates[n] ?? { kind: 'well' as const }])),
      stubborn,
      took: new Map(all.map(({ id }, n) => [id, (took[n] ?? 1) * minute])),
    })),
)

/** Plays a story; at the events with these numbers the tab dies, `leaves` says whether a command was out by then. */
function play(told: Story, crashes: ReadonlyMap<number, boolean> = new Map()) {
  const reality = new Reality(told)
  let number = 0
  const { state, endedAt } = rehearse(told.plan, reality.act, {
    answer: (ask) => ask.answer,
    onEvent: (now, event, at) => {
      const leaves = crashes.get(number++)
      reality.note(now, event, at, leaves ?? true)
      if (leaves === undefined) return null
      reality.uploading.clear()
      return recovered(FleetStateData.parse(JSON.parse(JSON.stringify(now))))
    },
  })
  return { state, reality, endedAt }
}

const outcomes = (state: FleetState) => state.members.map(({ id, outcome, runs }) => [id, outcome, runs])

describe('the order of a fleet upgrade', () => {
  it('holds for any fleet, faults and crashes', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(story, fc.array(fc.tuple(fc.nat(120), fc.boolean()), { maxLength: 4 }), (told, crashes) => {
        const { state, reality } = play(told, new Map(crashes))
        expect(reality.problems).toEqual([])
        for (const cluster of state.clusters) {
          // On at the end, or an alarm.
          if (reality.ingest.get(cluster.id) === false) expect(cluster.ingest).toBe('off')
          const nodes = told.plan.members.filter((one) => one.cluster === cluster.id)
          const all = nodes.every(({ id }) => state.members.find((one) => one.id === id)?.outcome === 'verified')
          if (all) expect([cluster.ingest, reality.ingest.get(cluster.id)]).toEqual(['on', true])
        }
        for (const { id, outcome } of state.members) if (outcome === 'verified') expect(reality.version(id)).toBe(to)
      }),
      { numRuns: 1000, interruptAfterTimeLimit: 25_000, markInterruptAsFailure: true },
    )
  })

  it('comes to the same with interruptions as without, wherever they fall', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(
        story,
        fc.array(fc.tuple(fc.nat(120), fc.boolean()), { minLength: 1, maxLength: 5 }),
        (told, crashes) => {
          // Which of several failures comes first may differ, and when: with room for all of them it does not matter.
          const wide = { ...told.plan.settings, stopAfter: 99, startNothingAfter: null }
          const roomy = { ...told, plan: { ...told.plan, settings: wide } }
          expect(outcomes(play(roomy, new Map(crashes)).state)).toEqual(outcomes(play(roomy).state))
        },
      ),
      { numRuns: 200, interruptAfterTimeLimit: 25_000, markInterruptAsFailure: true },
    )
  })

  it('asks after a missed start, and begins nothing before the answer', () => {
    const plan = {
      members: [member('eda', { platform: 'discover', from: '9.8.1.1420' })],
      settings: { ...usual, startAt: 60 * minute },
    }
    const fresh = freshState(plan)
    expect(decide(plan, fresh, 0)).toMatchObject({ actions: [], stopped: 'Not begun yet', wakeAt: 60 * minute })
    expect(decide(plan, fresh, 61 * minute).actions).toHaveLength(1)
    const missed = decide(plan, fresh, 70 * minute)
    expect(missed).toMatchObject({ actions: [], idle: false, asks: [{ kind: 'late' }] })
    const answer = missed.asks[0]?.answer
    expect(answer && decide(plan, after(fresh, answer, 70 * minute), 70 * minute).actions).toHaveLength(1)
    // What began in time goes on, however late it is.
    const begun = after(fresh, { kind: 'begun', member: 'https://eda', doing: 'check' }, 60 * minute)
    expect(
      decide(plan, { ...begun, members: begun.members.map((one) => ({ ...one, doing: null })) }, 90 * minute).asks,
    ).toEqual([])
  })

  it('reads what each is like shortly before its command, and not again before another try', () => {
    const eda = member('eda', { platform: 'discover', from: '9.8.1.1420' })
    const plan = { members: [eda], settings: usual }
    const events: Event[] = [
      { kind: 'checked', member: eda.id, runs: eda.from },
      { kind: 'uploaded', member: eda.id },
    ]
    const ready = events.reduce((state, event) => after(state, event, 0), freshState(plan))
    const next = (state: FleetState, now: number) => decide(plan, state, now).actions.map(({ kind }) => kind)
    expect(next(ready, 0)).toEqual(['snapshot'])
    const snapped = after(ready, { kind: 'snapped', member: eda.id, snapshot: {} }, minute)
    expect(next(snapped, 3 * minute)).toEqual(['upgrade'])
    expect(next(snapped, 3 * minute + 1)).toEqual(['snapshot'])
    const sent = after(snapped, { kind: 'sent', member: eda.id, followed: sentAt(eda, minute) }, minute)
    const again = after(sent, { kind: 'retried', member: eda.id, from: 'upgrade' }, 9 * minute)
    const checked = after(again, { kind: 'checked', member: eda.id, runs: eda.from }, 9 * minute)
    expect(next(checked, 9 * minute)).toEqual(['upgrade'])
  })

  it('begins a Command with many devices only while an hour is left', () => {
    const eca = member('eca', { platform: 'command', from: '9.8.1.1420', devices: 50_000 })
    const plan = { members: [eca], settings: { ...usual, startNothingAfter: 100 * minute } }
    const state = after(freshState(plan), { kind: 'uploaded', member: eca.id }, 0)
    expect(decide(plan, state, 40 * minute).actions).toHaveLength(1)
    expect(decide(plan, state, 41 * minute)).toMatchObject({ actions: [], wakeAt: 100 * minute })
  })

  it.each([
    ['a night of sleep', (state: FleetState) => state, 4],
    ['another day', recovered, 7],
  ])('gives up one that is away only after it was asked several times, also after %s', (_, between, least) => {
    const eda = member('eda', { platform: 'discover', from: '9.8.1.1420' })
    const plan = { members: [eda], settings: usual }
    const away = (state: FleetState, now: number) => after(state, absent(plan, state, eda.id, 'no answer', now), now)
    let now = 0
    let state = away(freshState(plan), now)
    now = 10 * 60 * minute
    state = away(between(state), now)
    expect(state.members[0]?.outcome).toBeNull()
    let asked = 0
    for (; state.members[0]?.outcome === null && asked < 20; asked++) {
      now = state.members[0].notBefore
      state = away(state, now)
    }
    expect(asked).toBeGreaterThanOrEqual(least)
    expect(now - 10 * 60 * minute).toBeLessThan(40 * minute)
    expect(state.members[0]).toMatchObject({ outcome: 'failed', words: 'no answer' })
  })

  it('holds what is connected to one that has failed, and not what is of another site', () => {
    const eda = member('eda', { platform: 'discover', from: '9.8.1.1420' })
    const near = member('near', { platform: 'trace', from: '9.7.4.1390' })
    const far = member('far', { platform: 'trace', from: '9.8.1.1420', apart: [eda.id] })
    const plan = { members: inOrder([eda, near, far]), settings: usual }
    const events: Event[] = [
      { kind: 'failed', member: eda.id, words: '' },
      { kind: 'uploaded', member: near.id },
      { kind: 'uploaded', member: far.id },
    ]
    const state = events.reduce((before, event) => after(before, event, 0), freshState(plan))
    const { actions, waits } = decide(plan, state, 0)
    expect(actions.map((action) => action.member)).toEqual([far.id])
    expect(waits.get(near.id)).toBe(`eda runs 9.8.1.1420, which is below ${to}`)
  })
})
