/** What the engine gets of the world: appliances that are signed in, the journal, the console's cache. */
import type { QueryClient } from '@tanstack/react-query'
import { invalidate } from '../api/query'
import { callRaw } from '../api/send'
import { session } from '../api/session'
import { waitFor } from '../api/waits'
import type { Operation } from '../catalog/operation'
import { kindOf, type Context } from './kind'
import { isOver, type Mark } from './mark'
import { pause } from './pause'
import { anyAppliance, type Json } from './plan'
import { roster } from './fleet/roster'
import type { World } from './run'
import type { View } from './view'

/** A plan that runs in this tab. */
export interface Live extends View {
  stop: 'pause' | 'cancel' | null
  abort: AbortController
  /** Another tab has taken it over: nothing is written any more. */
  lost: boolean
}

/** How often a run tells how far it is, ms. */
const tellEvery = 200

interface Means {
  client: QueryClient | null
  save: (mark: Mark) => Promise<void>
  /** The run is further than it was. */
  tell: () => void
  lookedAt: World['lookedAt']
}

/** What the requests of a step of the plan answered. */
function resultsOf({ plan, marks }: View, id: string): readonly Json[] {
  const step = plan.steps.find((one) => one.id === id)
  return step ? marks.results(step) : []
}

/** The world of one run; `fresh` forgets what was read once for a step, `close` makes stale what was changed. */
export function worldOf(
  run: Live,
  { client, save, tell, lookedAt }: Means,
): { world: World; fresh: () => void; close: () => Promise<void> } {
  const stale = new Set<Operation>()
  let once = new Map<string, Promise<unknown>>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const saving: Promise<void>[] = []
  const touch = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      tell()
    }, tellEvery)
  }
  const contextOf: World['contextOf'] = (step, keeping) => {
    const id = step.appliance ?? run.plan.appliance
    const { appliances, active } = session.get()
    const appliance = id === anyAppliance ? active : (appliances.find((one) => one.id === id) ?? roster.find(id))
    const name = id === run.plan.appliance ? run.plan.applianceName : id
    if (!appliance || !client) return `Nobody is signed in to ${name}: sign in, then go on`
    const { signal } = run.abort
    const context: Context = {
      appliance,
      client,
      get kept() {
        return keeping.kept
      },
      keep: keeping.keep,
      signal,
      stopping: () => run.stop,
      send: (operation, input, options) => {
        if (!operation.reads) {
          stale.add(operation)
          keeping.leaves()
        }
        return callRaw(appliance, operation, input, { signal, ...options })
      },
      result: (other) => resultsOf(run, other).at(-1),
      results: (other) => resultsOf(run, other),
      report: (words) => {
        run.reports = new Map(run.reports).set(step.id, words)
        touch()
      },
      once: <T>(what: string, make: () => Promise<T>) => {
        const key = `${step.id} ${what}`
        const known = once.get(key) ?? make()
        once.set(key, known)
        known.catch(() => once.delete(key))
        // What is kept under a name was made under it.
        return known as Promise<T>
      },
    }
    return context
  }
  return {
    world: {
      kindOf,
      contextOf,
      save: async (mark) => {
        const saved = save({ ...mark, plan: run.plan.id })
        touch()
        if (!isOver(mark.state)) return saved
        // What is over need not be safe before the run goes on: found as sent in a tab that died, it is looked up.
        saved.catch(() => undefined)
        saving.push(saved)
      },
      // Who stands before a dialog meanwhile is told what it waits for.
      wait: (ms, refused) => (refused ? waitFor(ms, refused, undefined) : pause(ms)),
      now: Date.now,
      lookedAt,
    },
    fresh: () => {
      once = new Map()
    },
    close: async () => {
      clearTimeout(timer)
      await Promise.all(saving)
      const appliances = new Set([run.plan.appliance, ...run.plan.steps.flatMap(({ appliance }) => appliance ?? [])])
      for (const id of appliances) {
        if (id === anyAppliance) continue
        for (const operation of stale) if (client) await invalidate(client, { id, url: id }, operation)
      }
    },
  }
}
