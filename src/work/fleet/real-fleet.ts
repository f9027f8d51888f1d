/** A fleet of simulators with its plan, for tests of the run: lived through several lives, as tabs that die. */
import type { Appliance } from '../../api/appliance'
import { forgetKey } from '../../api/keys'
import { signedIn } from '../signed-in'
import { readFacts } from './facts'
import { handsOf, type Hands } from './hands'
import { inOrder, usual, type FleetPlan, type Settings } from './member'
import { FleetRun } from './run'
import { FleetStateData, freshState, recovered, type FleetState } from './state'

interface Life {
  /** Ends with the state that was kept last, as a tab that dies does. */
  killAt?: (kept: number, state: FleetState) => boolean
  /** Called after every change of what is seen of the run. */
  onSight?: (run: FleetRun) => void
  hands?: (hands: Hands) => Hands
  /** How long it takes to keep a state, ms, and what hears of it once it is safe. */
  slow?: number
  onKept?: (state: FleetState) => void
}

/** What a test has started. */
interface Started {
  members: readonly {
    simulator: Parameters<typeof signedIn>[0] & {
      log: readonly { method: string; path: string; status: number }[]
    }
    image: string
  }[]
  close: () => Promise<void>
}

export interface RealFleet<F extends Started> {
  fleet: F
  plan: FleetPlan
  appliances: ReadonlyMap<string, Appliance>
  /** Runs on from a state, or from the start; the state that was kept last. */
  run: (state?: FleetState | null, life?: Life) => Promise<FleetState>
  /** How many times each member was successfully asked to POST a path that ends so. */
  posts: (path: string) => number[]
  close: () => Promise<void>
}

/** What runs a fleet with these images; `wait` is how it waits. */
export async function realFleet<F extends Started>(
  fleet: F,
  images: readonly File[],
  to: string,
  wait: (ms: number, signal: AbortSignal) => Promise<void>,
  settings: Partial<Settings>,
): Promise<RealFleet<F>> {
  const appliances = new Map(fleet.members.map(({ simulator }) => [simulator.url, signedIn(simulator)]))
  const files = new Map(images.map((file) => [file.name, file]))
  const members = await Promise.all(
    fleet.members.map(async ({ simulator, image }) => {
      const appliance = appliances.get(simulator.url)
      if (!appliance) throw new Error('A member is missing')
      const { id, name, platform, version, cluster } = await readFacts(appliance)
      const own = cluster ? { cluster: cluster.id, node: cluster.node } : { cluster: null, node: null }
      return {
        id,
        name,
        platform,
        from: version,
        to,
        image,
        size: files.get(image)?.size ?? 0,
        devices: null,
        apart: [],
        ...own,
      }
    }),
  )
  const plan: FleetPlan = { members: inOrder(members), settings: { ...usual, soak: 0, ...settings } }
  return {
    fleet,
    plan,
    appliances,
    async run(from = null, { killAt, onSight, hands: change = (one: Hands) => one, slow, onKept } = {}) {
      const end = new AbortController()
      let kept: FleetState = from ?? freshState(plan)
      let count = 0
      const hands = handsOf({ find: (id) => appliances.get(id), image: (name) => files.get(name), pace: 2000 })
      const run = new FleetRun(plan, from ? recovered(from) : kept, change(hands), {
        now: Date.now,
        wait,
        keep: async (state) => {
          if (slow !== undefined) await wait(slow, end.signal)
          if (end.signal.aborted) return
          kept = FleetStateData.parse(JSON.parse(JSON.stringify(state)))
          onKept?.(kept)
          if (killAt?.(++count, kept)) end.abort()
        },
      })
      run.sight.subscribe(() => onSight?.(run))
      await run.go(end.signal)
      return kept
    },
    posts: (path) =>
      fleet.members.map(
        ({ simulator }) =>
          simulator.log.filter((one) => one.method === 'POST' && one.path.endsWith(path) && one.status < 300).length,
      ),
    async close() {
      for (const id of appliances.keys()) forgetKey(id)
      await fleet.close()
    },
  }
}
