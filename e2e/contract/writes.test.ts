// By construction over the catalogue: what a write says is what is read afterwards, by way of the console's client.
import { describe, expect, it, vi } from 'vitest'
import type { RawInput } from '../../src/api/request'
import { fieldOf, fieldsOf, type Field } from '../../src/catalog/fields'
import { operationById } from '../../src/catalog/index'
import type { Operation } from '../../src/catalog/operation'
import { inRelease } from '../../src/catalog/release'
import { z } from '../../src/catalog/zod'
import type { Simulator } from '../../src/simulator/server'
import { call } from './calls'
import { fitting, inputOf, served, start } from './inputs'

const Facts = z.record(z.string(), z.unknown())
const Rows = z.array(Facts)
// Long enough for a machine that is busy.
vi.setConfig({ testTimeout: 30_000 })

const named = (list: readonly Operation[]) => list.map((operation) => [operation.id, operation] as const)

const reads = new Map(served.filter(({ method }) => method === 'GET').map((operation) => [operation.path, operation]))
const reader = (path: string): Operation => {
  const found = reads.get(path)
  if (!found) throw new Error(`Nothing reads ${path}`)
  return found
}

async function withAppliance(operation: Operation, run: (simulator: Simulator) => Promise<void>): Promise<void> {
  const simulator = await start(fitting(operation))
  try {
    await run(simulator)
  } finally {
    await simulator.close()
  }
}

const read = async (simulator: Simulator, path: string, params: RawInput['params']): Promise<unknown> =>
  (await call(simulator, reader(path), { params })).value

/** Another value that a field takes; undefined where its schema tells too little. */
function otherValue({ schema, meta }: Field, old: unknown): unknown {
  const candidates: unknown[] = []
  if (schema instanceof z.ZodBoolean) candidates.push(old !== true)
  else if (schema instanceof z.ZodEnum) candidates.push(...schema.options)
  else if (schema instanceof z.ZodString)
    candidates.push(...(meta.refers === 'users' ? ['netops', 'viewer'] : ['changed', 'ch@nged.example', '10.9.8.7']))
  else if (schema instanceof z.ZodNumber && typeof old === 'number') candidates.push(old + 1, old - 1, old * 2)
  else if (schema instanceof z.ZodObject && typeof old === 'object' && old !== null) {
    const [inner] = fieldsOf(schema)
    const value = inner ? otherValue(inner, Reflect.get(old, inner.name)) : undefined
    if (inner && value !== undefined) candidates.push({ [inner.name]: value })
  }
  return candidates.find((value) => value !== old && schema.safeParse(value).success)
}

describe('a change is read back, field by field', () => {
  const updates = served.filter(
    ({ method, path, body }) =>
      (method === 'PATCH' || method === 'PUT') &&
      body &&
      fieldOf('', body).schema instanceof z.ZodObject &&
      reads.has(path),
  )

  it.each(named(updates))('%s', async (_, operation) =>
    withAppliance(operation, async (simulator) => {
      const { params } = await inputOf(simulator.world, operation)
      const body = operation.body ? fieldOf('', operation.body).schema : undefined
      const changed: string[] = []
      const refused: string[] = []
      for (const field of body instanceof z.ZodObject ? fieldsOf(body) : []) {
        const before = Facts.parse(await read(simulator, operation.path, params))
        const value = otherValue(field, before[field.name])
        if (value === undefined || !(field.name in before)) continue
        // What replaces has to be whole.
        const input = { params, body: { ...(operation.method === 'PUT' ? before : {}), [field.name]: value } }
        try {
          await call(simulator, operation, input)
        } catch (error) {
          // A value that means nothing here; then it must not have been taken in either.
          expect(error).toMatchObject({ status: expect.toBeOneOf([400, 404, 409, 422]) })
          expect(await read(simulator, operation.path, params)).toEqual(before)
          refused.push(field.name)
          continue
        }
        // Some are done by a job.
        await vi.waitFor(async () =>
          expect(await read(simulator, operation.path, params), field.name).toMatchObject({ [field.name]: value }),
        )
        changed.push(field.name)
      }
      expect(changed, `refused: ${refused.join(', ')}`).not.toEqual([])
    }),
  )
})

describe('what was created is what was sent', () => {
  const creates = served.filter(({ returns }) => returns.kind === 'created')
  // Asked for with a word that says not to compare it; what is read is the other appliance's own.
  const computed = new Set(['appliances.create fingerprint'])

  it.each(named(creates))('%s', async (_, operation) =>
    withAppliance(operation, async (simulator) => {
      const input = await inputOf(simulator.world, operation)
      const { value } = await call(simulator, operation, input)
      const id = z.object({ id: z.string() }).parse(value).id
      const one = [`${operation.path}/{id}`, `${operation.path}/{child-id}`].find((path) => reads.has(path))
      if (one === undefined) throw new Error(`Nothing reads what ${operation.id} creates`)
      const made = Facts.parse(await read(simulator, one, { id, ...input.params, 'child-id': id }))
      const sent = Facts.parse(input.body)
      for (const [name, said] of Object.entries(sent))
        if (name in made && typeof said !== 'object' && !computed.has(`${operation.id} ${name}`))
          expect(made[name], name).toEqual(said)
    }),
  )
})

describe('what was deleted is gone', () => {
  const removes = served.filter(({ method, path }) => method === 'DELETE' && reads.has(path))
  it.each(named(removes))('%s', async (_, operation) =>
    withAppliance(operation, async (simulator) => {
      const input = await inputOf(simulator.world, operation)
      const params = input.params
      await call(simulator, operation, input)
      if (operation.id === 'users.unlock')
        return expect(await read(simulator, operation.path, params)).toMatchObject({ is_locked: false })
      return expect(read(simulator, operation.path, params)).rejects.toMatchObject({ status: 404 })
    }),
  )
})

describe('an assignment is seen from both sides', () => {
  /** The other side's list: `/devices/{id}/tags` of `/tags/{id}/devices`. */
  const mirrorOf = (path: string): string => path.replace(/^\/(\w+)\/\{id\}\/(\w+)$/, '/$2/{id}/$1')
  const assigns = served.filter(({ partial }) => partial)

  it.each(named(assigns))('%s', async (_, operation) =>
    withAppliance(operation, async (simulator) => {
      const { params = {} } = await inputOf(simulator.world, operation)
      const [, , , resource = ''] = operation.path.split('/')
      const pair = served.filter(({ path }) => path === `${operation.path}/{child-id}`)
      const add = pair.find(({ method }) => method === 'POST')
      const remove = pair.find(({ method }) => method === 'DELETE')
      if (!add || !remove) throw new Error(`${operation.id} has no operations for one pair`)
      const child = Number([...(simulator.world.collection(resource)?.keys() ?? [])].at(-1))
      const mirror = reads.get(mirrorOf(operation.path))
      const { release } = simulator.world
      const seen = async (): Promise<boolean[]> => {
        const here = Rows.parse(await read(simulator, operation.path, params)).some((row) => row['id'] === child)
        if (!mirror || !inRelease(release, mirror.since, mirror.until)) return [here]
        const there = Rows.parse((await call(simulator, mirror, { params: { id: child } })).value)
        return [here, there.some((row) => row['id'] === Number(params['id']))]
      }
      const both = async (wanted: boolean): Promise<void> => {
        for (const side of await seen()) expect(side).toBe(wanted)
      }
      await call(simulator, operation, { params, body: { unassign: [child] } })
      await both(false)
      await call(simulator, operation, { params, body: { assign: [child] } })
      await both(true)
      await call(simulator, remove, { params: { ...params, 'child-id': child } })
      await both(false)
      await call(simulator, add, { params: { ...params, 'child-id': child } })
      await both(true)
    }),
  )
})

describe('what has no address of its own is seen in a list', () => {
  const listed: readonly (readonly [write: string, list: string, field: string])[] = [
    ['users.create', '/users', 'username'],
    ['watchlist.add', '/watchlist/devices', 'id'],
    ['whitelist.add', '/whitelist/devices', 'id'],
  ]
  it.each(listed)('%s', async (id, list, field) => {
    const operation = operationById(id)
    if (!operation) throw new Error(`The catalogue lacks ${id}`)
    await withAppliance(operation, async (simulator) => {
      const input = await inputOf(simulator.world, operation)
      const values = async () => Rows.parse(await read(simulator, list, {})).map((row) => String(row[field]))
      const { value } = await call(simulator, operation, input)
      const name = input.params?.['id'] ?? Facts.parse(value ?? input.body)[field]
      expect(await values()).toContain(String(name))
    })
  })
})
