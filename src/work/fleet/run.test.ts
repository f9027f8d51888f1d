// @vitest-environment node
/** Runs against simulators over real HTTP, on a clock that runs faster. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keyOf, setKey } from '../../api/keys'
import { firmwareImage, fleetVersion, startFleet, type Fleet, type FleetOptions } from '../../simulator/fleet'
import { after } from './events'
import type { Settings } from './member'
import { realFleet as fleetOf, type RealFleet } from './real-fleet'
import { retries } from './retries'
import type { FleetState } from './state'

/**
 * The clock of a test runs 200 times as fast, and waits are by it. While a busy machine keeps the tests from running it
 * stands still: half a second would be minutes to an upgrade.
 */
const { clock, shorter } = vi.hoisted(() => {
  const faster = 200
  const longestTick = 20
  const due = new Set<{ at: number; resolve: () => void }>()
  const running = { passed: 0 }
  let last = performance.now()
  setInterval(() => {
    const now = performance.now()
    running.passed += Math.min(now - last, longestTick) * faster
    last = now
    for (const one of due)
      if (one.at <= running.passed) {
        due.delete(one)
        one.resolve()
      }
  }, 2).unref()
  return {
    clock: running,
    shorter: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        const one = { at: running.passed + ms, resolve }
        due.add(one)
        signal?.addEventListener('abort', () => {
          due.delete(one)
          resolve()
        })
      }),
  }
})
vi.mock('../pause', () => ({ pause: shorter }))

async function realFleet(options: FleetOptions, settings: Partial<Settings> = {}): Promise<RealFleet<Fleet>> {
  const fleet = await startFleet({ devices: 5, upgradeTime: 30, restartTime: 30, jobStep: 10, ...options })
  const images = fleet.members.map(({ image, role }) => new File([firmwareImage(role)], image))
  return fleetOf(fleet, images, fleetVersion, shorter, settings)
}

let real: RealFleet<Fleet> | undefined
/** What a machine has slept so far, ms. */
let asleep = 0
beforeEach(() => {
  const base = Date.now() - clock.passed
  asleep = 0
  vi.spyOn(Date, 'now').mockImplementation(() => base + asleep + clock.passed)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await real?.close()
})

const outcomes = (state: FleetState) => state.members.map(({ outcome, runs }) => `${outcome} ${runs}`)
const verified = `verified ${fleetVersion}`

describe('an upgrade of real appliances', () => {
  it('verifies version and "as before" of each, ingest on again', async () => {
    real = await realFleet({ count: 4 })
    const state = await real.run()
    expect(outcomes(state)).toEqual([verified, verified, verified, verified])
    expect(state.members.map(({ differences }) => differences)).toEqual([[], [], [], []])
    expect(state.clusters.map(({ ingest }) => ingest)).toEqual(['on'])
    expect(real.posts('/upgrade')).toEqual([1, 1, 1, 1])
  })

  it('killed again and again and taken up each time, comes to the same, and sends no command twice', async () => {
    real = await realFleet({ count: 4 })
    let state: FleetState | null = null
    let lives = 0
    const uploaded = new Set<string>()
    for (let ended = false; !ended; lives++) {
      const before = real.posts('/firmware')
      const known = new Set(uploaded)
      const length = lives + 2
      state = await real.run(state, {
        killAt: (kept, now) => {
          for (const one of now.members) if (one.uploaded) uploaded.add(one.id)
          return kept >= length
        },
      })
      const after = real.posts('/firmware')
      // What was known to be there is not sent again.
      for (const [at, { simulator }] of real.fleet.members.entries())
        if (known.has(simulator.url)) expect(after[at]).toBe(before[at])
      ended = state.endedAt !== null
    }
    expect(lives).toBeGreaterThan(5)
    expect(state && outcomes(state)).toEqual([verified, verified, verified, verified])
    expect(real.posts('/upgrade')).toEqual([1, 1, 1, 1])
    expect(state?.clusters.map(({ ingest }) => ingest)).toEqual(['on'])
    for (const { simulator } of real.fleet.members) expect(simulator.world.appliance.version).toBe(fleetVersion)
  })

  it('sends nothing before the step is safe in the journal, however long that takes', async () => {
    real = await realFleet({ count: 2 })
    const safe = new Map<string, number>()
    const note = (what: string) => safe.set(what, safe.get(what) ?? Date.now())
    await real.run(null, {
      slow: 10_000,
      onKept: ({ members }) => {
        for (const { id, doing, followed } of members) {
          if (doing === 'upload') note(`${id} /extrahop/firmware`)
          if (followed) note(`${id} /extrahop/firmware/latest/upgrade`)
        }
      },
    })
    for (const { simulator } of real.fleet.members) {
      const sent = simulator.log.filter(({ method, path }) => method === 'POST' && path.includes('/firmware'))
      expect(sent).toHaveLength(2)
      for (const { path, time } of sent)
        expect(safe.get(`${simulator.url} ${path.replace('/api/v1', '')}`), path).toBeLessThanOrEqual(time)
    }
  })

  it('reads what the next are like while those before them are looked at a second time', async () => {
    real = await realFleet({ count: 3 })
    const gaps: string[] = []
    const state = await real.run(null, {
      onSight: ({ state: { members } }) => {
        const [command, discover] = members
        if (command?.outcome === null && discover?.snapshot)
          gaps.push(command.followed?.watch.first ? 'ahead' : 'early')
      },
    })
    expect(outcomes(state)).toEqual([verified, verified, verified])
    expect(new Set(gaps)).toEqual(new Set(['ahead']))
    // What passes is of the last moment: ingest was halted since.
    expect(state.members[2]?.snapshot).toMatchObject({ 'Record ingest': 'off' })
    expect(state.members.map(({ differences }) => differences)).toEqual([[], [], []])
  })

  it('halts ingest of every node before it begins and reads every node at the end, though two clusters have one name', async () => {
    real = await realFleet({ count: 6 })
    const nodes = real.fleet.members.filter(({ role }) => role === 'explore').map(({ simulator }) => simulator.world)
    expect(nodes.length).toBeGreaterThan(1)
    const last = nodes.at(-1)
    if (!last) throw new Error('The fleet is too small')
    // It is of another site, and hears of nothing that is asked of the others.
    const own = { ingest: true }
    Object.defineProperty(last.appliance, 'ingest', {
      get: () => own.ingest,
      set: (on: boolean) => {
        own.ingest = on
      },
    })
    const began: boolean[] = []
    const state = await real.run(null, {
      hands: (hands) => ({
        ...hands,
        upgrade: async (member, kept, note, signal) =>
          hands.upgrade(
            member,
            kept,
            (event) => {
              const node = real?.fleet.members.find(({ simulator }) => simulator.url === member.id)?.simulator.world
              if (event.kind === 'sent' && node && nodes.includes(node)) began.push(node.appliance.ingest)
              return note(event)
            },
            signal,
          ),
      }),
    })
    expect(outcomes(state)).toEqual(state.members.map(() => verified))
    expect(new Set(began)).toEqual(new Set([false]))
    expect(nodes.map(({ appliance }) => appliance.ingest)).toEqual(nodes.map(() => true))
    expect(state.clusters.map(({ ingest }) => ingest)).toEqual(['on'])
  })

  it('leaves one that is away before its command to the end of its stage, and upgrades it when it is back', async () => {
    real = await realFleet({ count: 5 }, { stopAfter: 1, checkAge: 3_600_000 })
    const away = real.fleet.members[1]?.simulator
    if (!away) throw new Error('The fleet is too small')
    const seen: string[] = []
    let gone = false
    const state = await real.run(null, {
      hands: (hands) => ({
        ...hands,
        // Between its snapshot and its command.
        upgrade: async (member, kept, note, signal) => {
          if (member.id === away.url && !gone) {
            gone = true
            const fault = away.faults.add({ kind: 'drop' })
            const event = await hands.upgrade(member, kept, note, signal)
            away.faults.clear(fault)
            seen.push(event.kind)
            return event
          }
          return hands.upgrade(member, kept, note, signal)
        },
      }),
    })
    expect(seen).toEqual(['away'])
    expect(outcomes(state)).toEqual(state.members.map(() => verified))
    expect(real.posts('/upgrade')).toEqual(state.members.map(() => 1))
  })

  it('holds what comes after one that is not as before, until a person says "Go on"', async () => {
    real = await realFleet({ count: 3 })
    const tags = real.fleet.members[0]?.simulator.world.collections.tags
    let asked = ''
    const state = await real.run(null, {
      onSight: (run) => {
        const now = run.state
        // Somebody takes the tags away while the first one restarts.
        if (now.members[0]?.followed) for (const { id } of tags?.all() ?? []) tags?.delete(id)
        const [ask] = run.sight.get().asks
        if (!ask || asked !== '') return
        asked = ask.words
        expect(now.members.map(({ outcome }) => outcome)).toEqual(['verified', null, null])
        expect(real?.posts('/upgrade')).toEqual([1, 0, 0])
        run.tell(ask.answer)
      },
    })
    expect(asked).toBe(`${real.plan.members[0]?.name} is not as before: Number of tags`)
    expect(state.members[0]?.differences).toMatchObject([{ name: 'Number of tags', after: '0' }])
    expect(outcomes(state)).toEqual([verified, verified, verified])
  })

  it('goes on without one whose key is revoked in the middle, and from Verify once there is a key again', async () => {
    real = await realFleet({ count: 3 }, { stopAfter: 9 })
    const discover = real.fleet.members[1]
    const id = discover?.simulator.url ?? ''
    const key = keyOf(id) ?? ''
    const failed = await real.run(null, {
      onSight: (run) => {
        if (run.state.members.find((one) => one.id === id)?.followed) setKey(id, '0'.repeat(32))
      },
    })
    expect(failed.members[1]).toMatchObject({ outcome: 'failed', failedAt: 'upgrade' })
    expect(failed.members[1]?.words).toContain('401')
    expect(failed.members[2]?.outcome).toBeNull()
    setKey(id, key)
    const [retry] = retries(failed)
    expect(retry).toMatchObject({ step: 'Verify', events: [{ member: id, from: null }] })
    const again = await real.run(
      (retry?.events ?? []).reduce((state, event) => after(state, event, Date.now()), failed),
    )
    expect(outcomes(again)).toEqual([verified, verified, verified])
    expect(real.posts('/upgrade')).toEqual([1, 1, 1])
  })

  it('gives up one that never comes back, and only after looks that follow a sleep', async () => {
    real = await realFleet({ count: 2 }, { stopAfter: 9 })
    const [command] = real.fleet.members
    if (command) command.simulator.world.power.restart = () => command.simulator.world.power.shutdown()
    let refusedBefore = 0
    const state = await real.run(null, {
      onSight: (run) => {
        const watch = run.state.members[0]?.followed?.watch
        if (asleep > 0 || !watch || watch.awaySince === null) return
        // The machine sleeps through the deadline.
        asleep = 3 * 3_600_000
        refusedBefore = watch.refused
      },
    })
    expect(state.members[0]?.outcome).toBe('failed')
    expect(state.members[0]?.words).toMatch(/has not answered/)
    expect((state.members[0]?.followed?.watch.refused ?? 0) - refusedBefore).toBeGreaterThan(5)
    expect(state.members[1]).toMatchObject({ outcome: null, commandedAt: null })
    expect(real.posts('/upgrade')).toEqual([1, 0])
  })

  it('taken over by another tab in any moment sends each write once', async () => {
    real = await realFleet({ count: 2 })
    for (const at of [3, 5, 6]) {
      let second: Promise<FleetState> | undefined
      await real.run(null, {
        killAt: (kept, state) => {
          if (kept < at) return false
          second ??= real?.run(state)
          return true
        },
      })
      const end = await second
      expect(end && outcomes(end)).toEqual([verified, verified])
      expect(real.posts('/upgrade')).toEqual([1, 1])
      await real.close()
      if (at !== 6) real = await realFleet({ count: 2 })
    }
  })
})
