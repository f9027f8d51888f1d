// Two tabs of one browser take up the same plan: one of them has it, and each of its requests is sent once.
import { afterEach, expect, it, vi } from 'vitest'
import { call } from '../src/api/send'
import { catalog } from '../src/catalog'
import { makePlan } from '../src/screens/tags/make-plan'
import { wantedOf } from '../src/screens/tags/wanted'
import { memoryJournal } from '../src/work/journal'
import { planner, simulatedSite } from './simulated-site'

afterEach(() => void vi.unstubAllGlobals())

/** The locks of a browser, as far as plans need them: who asks while another holds one is told so. */
function locks(): Pick<LockManager, 'query'> & { request: Request } {
  const held = new Set<string>()
  return {
    query: async () => ({ held: [...held].map((name) => ({ name })), pending: [] }),
    request: async (name, _options, work) => {
      if (held.has(name)) return work(null)
      held.add(name)
      try {
        return await work({ name })
      } finally {
        held.delete(name)
      }
    },
  }
}
type Request = <T>(name: string, options: object, work: (lock: object | null) => Promise<T>) => Promise<T>

it('a plan that two tabs go on with at once has one holder, and nothing is sent twice', async () => {
  vi.stubGlobal('navigator', { locks: locks() })
  const { simulator, appliance } = await simulatedSite()
  const rows = await call(appliance, catalog.devices.operations.list, { query: { limit: 30 } })
  const { wanted } = wantedOf(
    rows.map(({ id }) => id),
    { add: ['Once'], remove: [] },
    new Set(),
  )
  const { plan } = await makePlan({
    appliance,
    tags: call(appliance, catalog.tags.operations.list, {}),
    signal: new AbortController().signal,
    devices: new Map(rows.map((row) => [row.id, row])),
    wanted,
    chosen: 'a test',
    notes: [],
  })
  const journal = memoryJournal()
  const [one, two] = [planner(journal), planner(journal)]
  // The tab that began is gone; each of two others offers to go on.
  const stops = simulator.faults.add({ kind: 'status', status: 401, match: { method: 'POST' } })
  expect((await one.apply(plan)).head.state).toBe('paused')
  simulator.faults.clear(stops)
  const before = simulator.log.length
  await Promise.all([one.work.resume(plan.id), two.work.resume(plan.id)])
  const sent = simulator.log.slice(before).filter(({ method }) => method === 'POST')
  expect(sent.map(({ path }) => path.replace(/\d+/, 'N')).toSorted()).toEqual(['/tags', '/tags/N/devices'])
  expect((await journal.heads())[0]).toMatchObject({ state: 'ended', verified: rows.length })
})
