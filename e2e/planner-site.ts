// A site and the planner's questions about it, for tests without its page.
import { onTestFinished } from 'vitest'
import type { Appliance } from '../src/api/appliance'
import { session } from '../src/api/session'
import { openStanding } from '../src/api/standing'
import { noPicks } from '../src/crud/device-list/picks'
import { readTable } from '../src/crud/device-list/table'
import type { Choice } from '../src/screens/tags/choose'
import type { Question } from '../src/screens/tags/planning'
import { startFresh } from './fresh'

/** A site of sixty devices and a console that is signed in to it. It ends with the test. */
export async function siteOf(release: '9.8' | '8.0' | '5.3' = '9.8') {
  const simulator = await startFresh({ role: 'discover', release, port: 0, devices: 60, seed: 1, strict: true })
  onTestFinished(() => simulator.close())
  const appliance: Appliance = {
    id: simulator.url,
    url: simulator.url,
    name: 'test',
    platform: 'discover',
    version: `${release}.0.1`,
    release,
    standing: openStanding(release),
    user: null,
    keyHint: '',
  }
  await session.add(appliance, simulator.keys[0]?.key ?? '', false)
  const { devices, tags } = simulator.world.collections
  return { simulator, appliance, world: simulator.world, devices, tags }
}

export const { signal } = new AbortController()

const choice: Choice = {
  by: 'search',
  selection: [],
  searchBy: 'name',
  value: '',
  rules: undefined,
  empty: 'leave',
  cellTags: 'more',
}

type Asked = Partial<Omit<Question, 'choice'>> & { choice?: Partial<Choice> }

/** The planner's question, with what is not said as the page begins with it. */
export const ask = (appliance: Appliance, asked: Asked): Question => {
  const { choice: chosen, table, ...rest } = asked
  return {
    appliance,
    table,
    roles: table?.roles ?? [],
    picks: noPicks,
    instead: new Map(),
    add: [],
    remove: [],
    group: undefined,
    reason: '',
    ...rest,
    choice: { ...choice, ...chosen },
  }
}

export const byList = (text: string, more: Asked = {}): Asked => ({
  table: readTable(text),
  ...more,
  choice: { by: 'list', ...more.choice },
})
