// What GET answers, POST and PATCH take back, read-only fields aside: every object of every resource, as the explorer
// sends it.
import { describe, expect, it, vi } from 'vitest'
import { buildRequest, type RawInput } from '../api/request'
import { catalog } from '../catalog'
import { fieldOf, fieldsOf } from '../catalog/fields'
import type { Operation, Resource } from '../catalog/operation'
import { inRelease, type Release } from '../catalog/release'
import { pathNames } from '../catalog/path-parameters'
import { z } from '../catalog/zod'
import { problemsIn, problemsOfChange } from '../crud/request/problems-in'
import { withoutReadOnly } from '../crud/request/read-only'
import { fieldsWithout } from './release-fields'
import { connect, rowsOf, type Client } from './test-client'

// Long enough for a machine that is busy.
vi.setConfig({ testTimeout: 30_000 })

const kinds = [
  { role: 'discover', release: '5.3' },
  { role: 'discover', release: '8.0' },
  { role: 'discover', release: '9.8' },
  { role: 'command', release: '9.8' },
  { role: 'command', release: '26.3' },
] as const
type Kind = (typeof kinds)[number]
type Facts = Record<string, unknown>

const isFacts = (value: unknown): value is Facts => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The fields of a body that a release has; undefined where it is no object. */
function bodyOf({ body }: Operation, release: Release) {
  const inner = body && fieldOf('body', body).schema
  if (!(inner instanceof z.ZodObject)) return undefined
  const later = fieldsWithout(inner, release)
  return fieldsOf(inner).filter(({ name }) => !later.includes(name))
}

const operationsOf = (resource: Resource, { role, release }: Kind): Operation[] =>
  Object.values<Operation>(resource.operations).filter(
    ({ platforms, since, until }) => platforms.includes(role) && inRelease(release, since, until),
  )

/** Changes and their reads: of one path, with an object in the body. */
const changesIn = (kind: Kind) =>
  Object.values<Resource>(catalog).flatMap((resource) => {
    const operations = operationsOf(resource, kind)
    const reads = operations.filter(({ method, returns }) => method === 'GET' && returns.kind === 'json')
    return operations.flatMap((change) => {
      const fields = change.method === 'PATCH' || change.method === 'PUT' ? bodyOf(change, kind.release) : undefined
      return fields && reads.some(({ path }) => path === change.path) ? [{ resource, change, fields }] : []
    })
  })

/** Paths of all objects that an operation can be for. */
async function pathsOf(client: Client, resource: Resource, path: string): Promise<string[]> {
  const [list = '', rest] = path.split(/\{[^}]+\}/)
  if (rest === undefined) return [path]
  return rowsOf(await client.call('GET', list.slice(0, -1))).map(
    (row) => `${list}${encodeURIComponent(String(row[resource.key]))}${rest}`,
  )
}

const only = (facts: Facts, fields: readonly { name: string }[]): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => fields.some((field) => field.name === name)))

const read = async (client: Client, path: string): Promise<Facts> => {
  const { json, status } = await client.call('GET', path)
  if (!isFacts(json)) throw new Error(`${path} answers ${status}, no object`)
  return json
}

/** What the explorer sends of an answer once "Leave out" is pressed, and what it says does not fit. */
function explored(operation: Operation, answered: Facts) {
  const params = Object.fromEntries(pathNames(operation.path).map((name) => [name, '7']))
  const input: RawInput = { params, body: answered }
  const sent = withoutReadOnly(operation, input)?.input ?? input
  const problems = problemsIn(operation, sent)
  const left = operation.method === 'POST' ? problems : problemsOfChange(problems, sent, answered)
  return { left, body: buildRequest('https://x', operation, sent).body }
}
const none = { params: {}, query: {}, body: {} }

/** New objects of what has an address, from what such an address answers. */
const createsIn = (kind: Kind) =>
  Object.values<Resource>(catalog).flatMap((resource) => {
    const operations = operationsOf(resource, kind)
    return operations.flatMap((create) => {
      const fields = create.method === 'POST' ? bodyOf(create, kind.release) : undefined
      const one = operations.find(({ method, path }) => method === 'GET' && path === `${create.path}/{id}`)
      const answer = one?.returns.kind === 'json' ? fieldOf('answer', one.returns.schema).schema : undefined
      const shown = answer instanceof z.ZodObject ? answer.shape : {}
      const whole = fields?.every(({ name, required }) => !required || name in shown)
      return one && fields && whole ? [{ resource, create, one, fields }] : []
    })
  })

describe.each(kinds)('what a $role of $release answers', (kind) => {
  it('is taken back by PATCH and PUT, and changes nothing', async () => {
    const client = await connect({ ...kind, devices: 20 })
    try {
      const done = new Set<string>()
      for (const { resource, change, fields } of changesIn(kind))
        for (const path of await pathsOf(client, resource, change.path)) {
          const answered = await read(client, path)
          const { left, body } = explored(change, answered)
          expect([path, left]).toEqual([path, none])
          const { status, text } = await client.call(change.method, path, { body })
          // Who may share what is no matter of the body.
          const refused =
            path.endsWith('/sharing') && (await read(client, path.replace('/sharing', '')))['owner'] === ''
          const wanted = refused ? [path, 403] : [path, change.status, '']
          expect([path, status, ...(refused ? [] : [text])]).toEqual(wanted)
          expect(only(await read(client, path), fields)).toEqual(only(answered, fields))
          done.add(change.id)
        }
      expect(done.size).toBeGreaterThan(10)
    } finally {
      await client.close()
    }
  })

  it('is taken back by POST under another name', async () => {
    const client = await connect({ ...kind, devices: 20 })
    try {
      const done = new Set<string>()
      for (const { resource, create, one, fields } of createsIn(kind))
        for (const path of await pathsOf(client, resource, one.path)) {
          const shown = await read(client, path)
          // These are detected or computed, never made.
          if (shown['type'] === 'trend' || shown['type'] === 'detection') continue
          const again = { ...shown }
          // By what nothing else may be called.
          for (const name of [...(resource.names ?? ['name']), 'extrahop_id', 'discovery_id'])
            if (typeof again[name] === 'string') again[name] = `${again[name]}-again`
          const { left, body } = explored(create, again)
          expect([path, left]).toEqual([path, none])
          const { status, text, headers } = await client.call('POST', create.path, { body })
          expect([path, status, text]).toEqual([path, 201, ''])
          const made = await read(client, headers.get('location')?.replace('/api/v1', '') ?? '')
          expect(only(made, fields)).toEqual(only(again, fields))
          done.add(create.id)
        }
      expect(done.size).toBeGreaterThan(5)
    } finally {
      await client.close()
    }
  })
})
