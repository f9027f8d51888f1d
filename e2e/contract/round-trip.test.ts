// By construction over the catalogue: every operation by way of the console's client, over HTTP, to a strict simulator.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { isFailures } from '../../src/api/send'
import { PartialSuccess } from '../../src/catalog/common'
import { fieldsOf } from '../../src/catalog/fields'
import { operations } from '../../src/catalog/index'
import { finalStatuses, Job } from '../../src/catalog/jobs'
import type { Operation } from '../../src/catalog/operation'
import { compareVersions, later } from '../../src/catalog/release'
import { z } from '../../src/catalog/zod'
import { handlerOf } from '../../src/simulator/handlers/registry'
import type { Simulator } from '../../src/simulator/server'
import { browserFetch } from './browser-fetch'
import { call, readerOf } from './calls'
import { fitting, inputOf, queryValue, served, start } from './inputs'

const origin = 'https://console.example'
const plainFetch = globalThis.fetch
afterEach(() => vi.unstubAllGlobals())

// Long enough for a machine that is busy.
vi.setConfig({ testTimeout: 30_000 })

const named = (list: readonly Operation[]) => list.map((operation) => [operation.id, operation] as const)

const shared = new Map<string, Promise<Simulator>>()
afterAll(async () => {
  for (const simulator of shared.values()) await (await simulator).close()
})

/** One appliance of each kind for all that only read; whatever changes something gets its own. */
async function withAppliance(operation: Operation, run: (simulator: Simulator) => Promise<void>): Promise<void> {
  const options = { ...fitting(operation), origins: [origin] }
  if (operation.reads) {
    const kind = `${options.role} ${options.release}`
    const simulator = shared.get(kind) ?? start(options)
    shared.set(kind, simulator)
    return run(await simulator)
  }
  const simulator = await start(options)
  try {
    return await run(simulator)
  } finally {
    await simulator.close()
  }
}

function expectAnswer({ returns }: Operation, value: unknown): void {
  switch (returns.kind) {
    case 'json': {
      const parsed = returns.schema.safeParse(value)
      expect(parsed.success ? null : z.prettifyError(parsed.error)).toBeNull()
      break
    }
    case 'created':
    case 'accepted':
      // Location is there, and hidden from pages of another origin.
      expect(value).toEqual({ id: null, location: null })
      break
    case 'text':
      expect(value).toEqual(expect.any(String))
      break
    case 'bytes':
      expect(value instanceof Blob && value.size).toBeGreaterThan(0)
      break
    case 'none':
      expect(value).toBeUndefined()
  }
}

it('finds an answer for all of the catalogue', () => {
  expect(operations.filter(({ id }) => !handlerOf(id)).map(({ id }) => id)).toEqual([])
})

describe('every operation', () => {
  it.each(named(served))('%s', async (_, operation) =>
    withAppliance(operation, async (simulator) => {
      vi.stubGlobal('fetch', browserFetch(origin, plainFetch))
      const { value, status } = await call(simulator, operation, await inputOf(simulator.world, operation))
      expect(status).toBe(operation.status)
      expectAnswer(operation, value)
    }),
  )
})

describe('every parameter of every query', () => {
  it.each(named(served.filter(({ query }) => query)))('%s', async (_, operation) => {
    for (const field of operation.query ? fieldsOf(operation.query) : [])
      await withAppliance(operation, async (simulator) => {
        const input = await inputOf(simulator.world, operation)
        const query = { ...input.query, [field.name]: queryValue(simulator.world, operation, field) }
        const { value, status } = await call(simulator, operation, { ...input, query })
        // A search for packets may find none.
        if (operation.returns.kind === 'bytes' && status === 204) return
        expect(status, field.name).toBe(operation.status)
        expectAnswer(operation, value)
      })
  })
})

/** Reads until what was started is over. */
async function waitForEnd(simulator: Simulator, operation: Operation, params: Record<string, string>): Promise<string> {
  const over = new Set<string>([...finalStatuses, 'done'])
  const Status = z.object({ status: z.string() })
  for (let attempt = 0; ; attempt++) {
    const { value } = await call(simulator, operation, { params })
    const { status } = Status.parse(value)
    if (over.has(status) || attempt === 200) return status
    await sleep(20)
  }
}

describe('Location, where it is exposed', () => {
  const locates = served.filter(({ returns }) => returns.kind === 'created' || returns.kind === 'accepted')
  const Located = z.object({ id: z.string().nullable(), location: z.string().nullable() })

  it.each(named(locates))('%s', async (_, operation) => {
    const simulator = await start({ ...fitting(operation), origins: [origin], exposeHeaders: true })
    try {
      vi.stubGlobal('fetch', browserFetch(origin, plainFetch))
      const { value } = await call(simulator, operation, await inputOf(simulator.world, operation))
      const { id, location } = Located.parse(value)
      if (operation.returns.kind === 'created') expect(location).toMatch(/^\/api\/v1\//)
      if (location === null) return
      const path = location.replace('/api/v1', '')
      const reader = readerOf(path)
      if (!reader) throw new Error(`Nothing reads ${path}`)
      expect(Object.values(reader.params).at(-1)).toBe(id)
      if (operation.returns.kind === 'accepted')
        expect(await waitForEnd(simulator, reader.operation, reader.params)).toMatch(/^done$/i)
      else await call(simulator, reader.operation, { params: reader.params })
    } finally {
      await simulator.close()
    }
  })

  it('names a job for an upgrade', async () => {
    const simulator = await start({ role: 'discover', release: '9.8' })
    const upgrade = operations.find(({ id }) => id === 'extrahop.upgrade')
    const job = operations.find(({ id }) => id === 'jobs.get')
    if (!upgrade || !job) throw new Error('The catalogue lacks upgrades or jobs')
    try {
      const before = simulator.world.appliance.version
      const { value } = await call(simulator, upgrade, await inputOf(simulator.world, upgrade))
      const id = Located.parse(value).id ?? ''
      expect(await waitForEnd(simulator, job, { id })).toBe('DONE')
      expect(Job.parse((await call(simulator, job, { params: { id } })).value).type).toMatch(/./)
      expect(simulator.world.appliance.version).not.toBe(before)
    } finally {
      await simulator.close()
    }
  })
})

describe('an assignment of which a part cannot be done', () => {
  const nowhere = 999_999_999

  it.each(named(served.filter(({ partial }) => partial)))('%s', async (_, operation) =>
    withAppliance(operation, async (simulator) => {
      const input = { ...(await inputOf(simulator.world, operation)), body: { assign: [nowhere] } }
      // Earlier releases do all or nothing.
      if (compareVersions(simulator.world.release, later) < 0) {
        const links = simulator.world.links.size
        await expect(call(simulator, operation, input)).rejects.toMatchObject({ status: 404 })
        expect(simulator.world.links.size).toBe(links)
        return
      }
      const failures = [{ action: 'assign', id: String(nowhere), reason: expect.any(String) }]
      const none = await call(simulator, operation, input)
      expect([none.status, isFailures(none.value)]).toEqual([422, true])
      expect(PartialSuccess.parse(none.value).failures).toEqual(failures)
      const other = [...(simulator.world.collection(operation.path.split('/').at(-1) ?? '')?.keys() ?? [])].at(-1)
      // A dynamic group takes nobody, so the last of each kind, which is a static one.
      const some = await call(simulator, operation, {
        params: { id: String([...(simulator.world.collection(operation.resource)?.keys() ?? [])].at(-1)) },
        body: { assign: [other, nowhere] },
      })
      expect([some.status, isFailures(some.value)]).toEqual([207, true])
      expect(PartialSuccess.parse(some.value).failures).toEqual(failures)
    }),
  )
})
