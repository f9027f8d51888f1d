// The look just before a plan is applied: what it finds decides, what it has seen is not looked at again.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { log } from '../src/api/log'
import { prepare } from '../src/screens/tags/planning'
import { memoryJournal } from '../src/work/journal'
import { ask, signal } from './planner-site'
import { planner, simulatedSite } from './simulated-site'

const sent = (): string[] =>
  log
    .get()
    .filter(({ state }) => state === 'done')
    .map(({ method, path }) => `${method} ${path.replace(/\d+/, 'N').replace(/\?.*/, '')}`)
const counted = (what: string) => sent().filter((one) => one === what).length

async function planned() {
  const { appliance, simulator } = await simulatedSite()
  const { made } = await prepare(ask(appliance, { choice: { value: 'web-' }, add: ['Fresh'] }), signal)
  log.clear()
  return { simulator, plan: made.plan }
}

const { fetch: plain } = globalThis
// A page may not read where a new object is.
beforeEach(() =>
  vi.stubGlobal('fetch', async (...asked: Parameters<typeof fetch>) => {
    const { body, status, headers } = await plain(...asked)
    const readable = new Headers(headers)
    readable.delete('location')
    return new Response(body, { status, headers: readable })
  }),
)
afterEach(() => vi.unstubAllGlobals())

describe('a plan whose last look finds something else', () => {
  it('is written down while it is looked, sends nothing, and is not kept', async () => {
    const { plan } = await planned()
    const journal = memoryJournal()
    const { work } = planner(journal)
    await work.start(plan, {
      look: async () => {
        await expect.poll(() => journal.plan(plan.id)).not.toBeNull()
        return false
      },
      onBegin: () => expect.unreachable('Nothing begins'),
    })
    expect(sent()).toEqual([])
    expect(await journal.plan(plan.id)).toBeNull()
    expect(await journal.heads()).toEqual([])
  })

  it('passes on why it could not look, and is not kept either', async () => {
    const { plan } = await planned()
    const journal = memoryJournal()
    const looked = planner(journal).work.start(plan, { look: () => Promise.reject(new Error('The line is cut')) })
    await expect(looked).rejects.toThrow('The line is cut')
    expect(sent()).toEqual([])
    expect(await journal.heads()).toEqual([])
  })
})

describe('a tag that a plan makes', () => {
  it('is not looked for again right after the look, nor read back twice', async () => {
    const { plan } = await planned()
    const { work } = planner()
    let begun = 0
    await work.start(plan, { look: async () => true, onBegin: () => (begun += 1) })
    await expect.poll(() => begun).toBe(1)
    // Its id is looked for: that is the one read.
    expect(sent().slice(0, 3)).toEqual(['POST /tags', 'GET /tags', 'POST /tags/N/devices'])
    expect(counted('GET /tags')).toBe(1)
    const { head } = work.view(plan.id).get() ?? {}
    expect(head).toMatchObject({ state: 'ended', failed: 0 })
    expect(head?.verified).toBe(head?.of)
    await work.verify(plan.id)
    expect(counted('GET /tags')).toBe(2)
  })

  it('is looked for first where nobody has looked: it would be there twice', async () => {
    const { plan } = await planned()
    await planner().apply(plan)
    expect(sent().slice(0, 3)).toEqual(['GET /tags', 'POST /tags', 'GET /tags'])
  })
})
