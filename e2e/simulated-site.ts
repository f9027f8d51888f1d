// A simulated appliance for tests without a browser: signed in over real HTTP, and plans that run to their end on it.
import { QueryClient } from '@tanstack/react-query'
import { onTestFinished } from 'vitest'
import type { Appliance } from '../src/api/appliance'
import { callRaw } from '../src/api/send'
import { session } from '../src/api/session'
import { openStanding } from '../src/api/standing'
import type { Release } from '../src/catalog/release'
import '../src/app/step-kinds'
import { memoryJournal, type Journal } from '../src/work/journal'
import type { Context } from '../src/work/kind'
import type { Plan } from '../src/work/plan'
import type { View } from '../src/work/view'
import { createWork } from '../src/work/work'
import { startFresh } from './fresh'

/** An appliance with 60 devices, signed in to. It ends with the test. */
export async function simulatedSite(release: Release = '9.8', role: 'discover' | 'command' = 'discover') {
  const simulator = await startFresh({ role, release, port: 0, devices: 60, seed: 1, strict: true })
  const appliance: Appliance = {
    id: simulator.url,
    url: simulator.url,
    name: 'test',
    platform: role,
    version: `${release}.0.1`,
    release,
    standing: openStanding(release),
    user: null,
    keyHint: '',
  }
  await session.add(appliance, simulator.keys[0]?.key ?? '', false)
  onTestFinished(() => simulator.close())
  return { simulator, appliance, client: new QueryClient() }
}

/** What a step works with outside of a plan: nothing was done before it, and nothing of it is kept. */
export const bareContext = (appliance: Appliance, client: QueryClient): Context => ({
  appliance,
  client,
  signal: new AbortController().signal,
  send: (operation, input) => callRaw(appliance, operation, input),
  result: () => undefined,
  results: () => [],
  kept: undefined,
  keep: async () => undefined,
  stopping: () => null,
  report: () => undefined,
  once: (_name, make) => make(),
})

/** What runs plans, as one tab has it; another one with the same journal is the tab that comes after it. */
export function planner(journal: Journal = memoryJournal(), client = new QueryClient()) {
  const work = createWork(async () => journal)
  onTestFinished(work.connect(client, () => undefined))
  const viewOf = async (id: string): Promise<View> => {
    const [plan, head] = [await journal.plan(id), (await journal.heads()).find((one) => one.id === id)]
    const view = work.view(id).get()
    if (!plan || !head || !view) throw new Error('The plan is not kept')
    return view
  }
  return {
    work,
    /** Runs a plan once, whatever comes of it. */
    async apply(plan: Plan): Promise<View> {
      await work.start(plan)
      return viewOf(plan.id)
    },
    /** Runs a plan to its end; what paused goes on, what failed is tried again. */
    async finish(plan: Plan): Promise<View> {
      await work.start(plan)
      for (let round = 0; round < 20; round += 1) {
        const view = await viewOf(plan.id)
        const { state, verified, of, failed } = view.head
        if (state === 'ended' && verified === of && failed === 0) return view
        await (state === 'ended' ? work.retry(plan.id) : work.resume(plan.id))
      }
      throw new Error('It never ended')
    },
    /** Takes a plan back, once. */
    async takeBack(plan: Plan): Promise<View> {
      const back = await work.inverse(plan.id)
      if (!back) throw new Error('It cannot be taken back')
      await work.start(back)
      return viewOf(back.id)
    },
  }
}
